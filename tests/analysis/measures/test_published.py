"""The measures give the values that stand in the literature."""

from math import log

import networkx as nx
import pytest

from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.every import measure_graph
from tests.analysis.published import HOLES, build_graph, join_pairs, measure_actors, measure_whole, name_nodes


def test_structural_holes_of_borgattis_example() -> None:
    """Borgatti 1997, table 1, as also given by UCINET and igraph."""
    actor = measure_actors(build_graph(HOLES))["G"]
    assert actor["constraint"] == pytest.approx(0.400, abs=5e-4)
    assert actor["effective_size"] == pytest.approx(4.67, abs=5e-3)
    assert actor["efficiency"] == pytest.approx(4.67 / 6, abs=1e-3)


def test_structural_holes_of_borgattis_example_by_strength() -> None:
    """The same with strengths, as given by UCINET and igraph (and not by NetworkX's default path)."""
    actor = measure_actors(build_graph(HOLES), weighted=True)["G"]
    assert actor["constraint"] == pytest.approx(0.299, abs=5e-4)
    assert actor["effective_size"] == pytest.approx(5.47, abs=5e-3)


def test_florentine_marriages() -> None:
    """Normalised betweenness of the 15 families (Padgett & Ansell 1993; Jackson 2008, table 2.1)."""
    actors = measure_actors(nx.florentine_families_graph())
    ranked = measure_graph(nx.florentine_families_graph()).rank_actors(measure_betweenness)
    assert [(actor, round(share, 3)) for actor, share in ranked[:2]] == [
        ("Medici", 0.522),
        ("Guadagni", 0.255),
    ]
    assert actors["Strozzi"]["betweenness"] == pytest.approx(0.103, abs=5e-4)
    assert actors["Medici"]["degree"] == 6
    assert actors["Medici"]["cuts_off"] == ("Acciaiuoli", "Pazzi", "Salviati")


def test_krackhardts_kite() -> None:
    """Krackhardt 1990: who has most ties, who is nearest to all and who is between differ."""
    actors = measure_actors(name_nodes(nx.krackhardt_kite_graph()))
    diane, fernando, heather = actors["0003"], actors["0005"], actors["0007"]
    assert fernando["closeness"] == pytest.approx(0.643, abs=5e-4)
    assert diane["degree"] / 9 == pytest.approx(0.667, abs=5e-4)
    assert heather["betweenness"] == pytest.approx(0.389, abs=5e-4)
    assert fernando["betweenness"] == pytest.approx(0.231, abs=5e-4)
    assert [one for one, actor in actors.items() if actor["cut_actor"]] == ["0007", "0008"]
    assert heather["cuts_off"] == ("0008", "0009")


def test_zacharys_karate_club() -> None:
    """Zachary 1977, as a network without strengths; the values are those that igraph's and NetworkX's manuals print."""
    club = name_nodes(nx.Graph(nx.karate_club_graph().edges))
    whole, actors = measure_whole(club), measure_actors(club)
    assert whole["transitivity"] == pytest.approx(0.2557, abs=5e-5)
    assert whole["mean_distance"] == pytest.approx(2.4082, abs=5e-5)
    assert whole["reciprocity"] is None
    assert [actors[one]["pagerank"] for one in ("0033", "0000")] == pytest.approx([0.1009, 0.0970], abs=5e-5)
    assert sorted(int(one) + 1 for one, actor in actors.items() if actor["k_core"] == 4) == [
        1, 2, 3, 4, 8, 9, 14, 31, 33, 34,
    ]  # fmt: skip


def test_hierarchy_is_0_when_all_partners_hold_equally_and_1_with_one_partner() -> None:
    """Burt 1992: the limits of the measure."""
    ring = measure_actors(name_nodes(nx.cycle_graph(6)))
    assert ring["0000"]["hierarchy"] == pytest.approx(0)
    pair = measure_actors(build_graph({("a", "b"): 3}))
    assert pair["a"]["hierarchy"] == 1


def test_hierarchy_worked_by_hand() -> None:
    """A has B and C, B also C and D: p_A = (1/2, 1/2), p_B = (1/3, 1/3, 1/3), p_C = (1/2, 1/2).

    c_AB = (1/2 + 1/2·1/2)² = 9/16 and c_AC = (1/2 + 1/2·1/3)² = 4/9; with r = c / (C/2) the hierarchy is
    (r_B ln r_B + r_C ln r_C) / (2 ln 2).
    """
    actor = measure_actors(join_pairs("AB", "AC", "BC", "BD"))["A"]
    ratios = [9 / 16 / (145 / 288), 4 / 9 / (145 / 288)]
    assert actor["constraint"] == pytest.approx(145 / 144)
    assert actor["hierarchy"] == pytest.approx(sum(ratio * log(ratio) for ratio in ratios) / (2 * log(2)))
