"""What counts as asked and answered, and that ids play no part."""

import networkx as nx
import numpy as np

from netmap.analysis.projection import ActorGraph
from netmap.analysis.sureness.answers import find_answers
from netmap.analysis.sureness.standings import find_sureness
from netmap.model.ids import new_id
from tests.analysis.sureness.known_networks import Asked, ask_some, draw_networks
from tests.analysis.sureness.proof import JUDGES


def ask(seed: int = 1, left_out: float = 0.4, size: int = 40) -> Asked:
    return ask_some(next(draw_networks(size, seed)), left_out, np.random.default_rng(seed))


def tell(*pairs: str) -> ActorGraph:
    """An arrow for each two-letter word."""
    told: ActorGraph = nx.DiGraph()
    told.add_edges_from((pair[0], pair[1]) for pair in pairs)
    return told


def know(told: ActorGraph, *written: str) -> ActorGraph:
    """The ties that are told of, and those that are written down besides."""
    graph: ActorGraph = nx.Graph()
    for kind, pairs in (("REPORTS", list(told.edges)), ("PARTNERS_WITH", [tuple(pair) for pair in written])):
        for one, other in pairs:
            kinds = graph.get_edge_data(one, other, {}).get("kinds", ())
            graph.add_edge(one, other, kinds=tuple({*kinds, kind}))
    return graph


def test_what_both_sides_tell_of_is_said_and_what_one_keeps_to_itself_is_not() -> None:
    told = tell("ab", "ba", "ac", "cd")
    answers = find_answers(know(told), told, {"a", "b", "c"}, ())
    # a–b: told by both, of each other's. a–c: c did not tell of what a told of. c–d: d was not asked.
    assert (answers.said, answers.unsaid) == (2, 1)


def test_what_is_written_down_besides_tells_who_forgets() -> None:
    told = tell("ab", "cd")
    answers = find_answers(know(told, "ab", "ac"), told, {"a", "c"}, ())
    assert (answers.said, answers.unsaid) == (1, 2)


def test_too_few_answers_say_nothing_of_the_others() -> None:
    told = tell("ab", "cd")
    assert find_sureness(find_answers(know(told), told, {"a", "c"}, ())) is None
    assert find_sureness(find_answers(know(told), told, {"a", "c", "b"}, {"b"})) is None
    assert find_sureness(find_answers(know(told), told, {"a", "c", "d"}, {"b"})) is not None


def test_other_ids_change_nothing() -> None:
    asked = ask()
    renamed = {one: new_id() for one in asked.graph}
    first = find_sureness(find_answers(asked.graph, asked.told, asked.asked, asked.known.ours))
    other = find_sureness(
        find_answers(
            nx.relabel_nodes(asked.graph, renamed), nx.relabel_nodes(asked.told, renamed),
            {renamed[one] for one in asked.asked}, {renamed[one] for one in asked.known.ours},
        )
    )  # fmt: skip
    assert first is not None
    assert other is not None
    for one in asked.graph:
        for without_us in (False, True):
            assert first.share_first(one, 3, without_us=without_us) == other.share_first(
                renamed[one], 3, without_us=without_us
            )
    chosen = first.choose_whom_to_ask(set(asked.graph), 4)
    assert tuple(renamed[one] for one in chosen) == other.choose_whom_to_ask(set(renamed.values()), 4)


def test_where_everybody_answered_nothing_is_added() -> None:
    asked = ask(left_out=0.0)
    answers = find_answers(asked.graph, asked.told, asked.asked, asked.known.ours)
    sureness = find_sureness(answers)
    assert sureness is not None
    assert [len(one) for one, _ in sureness.maps] == [0] * sureness.count
    assert sureness.choose_whom_to_ask(set(asked.graph), 4) == ()


def test_nothing_is_added_to_ties_of_ours_or_between_two_who_were_asked() -> None:
    asked = ask()
    answers = find_answers(asked.graph, asked.told, asked.asked, asked.known.ours)
    sureness = find_sureness(answers)
    assert sureness is not None
    known = set(zip(*(ends.tolist() for ends in answers.ties), strict=True))
    drawn = {pair for ends in sureness.maps for pair in zip(*(each.tolist() for each in ends), strict=True)}
    settled = set(np.flatnonzero(answers.asked).tolist())
    ours = set(np.flatnonzero(answers.ours).tolist())
    assert drawn - known
    assert not [pair for pair in drawn - known if settled.issuperset(pair) or not ours.isdisjoint(pair)]


def test_where_everybody_answered_each_share_is_that_of_the_known_ties() -> None:
    """A path of four, and two who stand apart."""
    graph = nx.path_graph(["a", "b", "c", "d"])
    graph.add_edge("e", "f")
    for one in graph:
        graph.nodes[one].update(name=one, sector_name="left" if one in "ab" else "right")
    for ends in graph.edges:
        graph.edges[ends]["kinds"] = ("REPORTS",)
    sure = find_sureness(find_answers(graph, graph.to_directed(), set(graph), ()))
    assert sure is not None
    assert sure.share_cut_off_each(["b"], ["a", "c"]) == {"a": 1.0, "c": 0.0}
    assert [sure.share_separate(groups) for groups in (["abcd", "ef"], ["ab", "cd"])] == [1.0, 0.0]
    assert [sure.share_held("a", "c", holder) for holder in ("b", None)] == [1.0, 1.0]
    assert [sure.share_of_half(few) for few in ("bc", "e")] == [1.0, 0.0]
    assert sure.share_within(["abc", "ef"]) == {"a": 1.0, "b": 1.0, "c": 0.0, "e": 1.0, "f": 1.0}


def test_what_hangs_on_one_is_not_sure_where_others_were_not_asked() -> None:
    asked = ask()
    answers = find_answers(asked.graph, asked.told, asked.asked, asked.known.ours)
    sureness = find_sureness(answers)
    assert sureness is not None
    for kind in ("held by one", "cut off without three"):
        shares = [share for share, _ in JUDGES[kind](answers, answers, sureness)]
        assert any(0 < share < 1 for share in shares)


def test_only_who_was_not_asked_and_may_be_asked_is_named() -> None:
    asked = ask()
    answers = find_answers(asked.graph, asked.told, asked.asked, asked.known.ours)
    sureness = find_sureness(answers)
    assert sureness is not None
    first = sureness.choose_whom_to_ask(set(asked.graph), 1)
    chosen = sureness.choose_whom_to_ask(set(asked.graph) - set(first), 4)
    assert len(chosen) == 4
    assert not {*chosen, *first} & (asked.asked | asked.known.ours)
    assert not set(first) & set(chosen)
