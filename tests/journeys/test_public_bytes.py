"""Not one withheld value is anywhere in the bytes of a public copy: not as it is, not escaped, not encoded, not packed.

Everything that a map can hold is a marker of its own; so is every id, and the id of the store. Only what is on the list
of what may leave is plain.
"""

import base64
import html
import json
import re
import urllib.parse
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import pytest

from netmap.analysis.day import Day
from netmap.analysis.handed_on.label import parse_label
from netmap.analysis.handed_on.marks import Marks
from netmap.analysis.public.choices import Choices, Naming, PeopleShown
from netmap.analysis.public.rebuilding import rebuild
from netmap.content.loading import load_content
from netmap.files.labels.every import read_label
from netmap.model.entities import Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES, build_entity, change_entity
from netmap.model.fields import FieldType, list_fields
from netmap.model.happenings import Story
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, write_steps
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie, build_tie
from netmap.model.views.coding import Trait
from netmap.picture.drawing.flat import FlatText
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.handed_on.files import write_picture, write_slides
from netmap.picture.handed_on.recipe import Recipe, Size
from netmap.picture.public.page import draw_page
from netmap.picture.saved import Shown
from netmap.picture.slides.slide import SlideDrawer
from netmap.picture.views import View
from netmap.report.public.whole import build_whole
from netmap.report.stories.telling import tell_story

DAY = date(2026, 11, 28)
SHOWN_KINDS = {EntityKind.ORGANIZATION, EntityKind.SECTOR, EntityKind.COALITION, EntityKind.GOAL}
LISTED = {"name", "family", "order"}


@dataclass
class Marking:
    """Makes values that each hold a marker, no two alike, beside signs that every way of writing treats in its own way.

    The markers themselves are letters and figures, which nothing escapes: they are what is looked for.
    """

    made: list[str] = field(default_factory=list)

    def key(self) -> str:
        """Return a marker, such as for an id."""
        self.made.append(f"zqmarker{len(self.made):04}xv")
        return self.made[-1]

    def mark(self, holds: FieldType | None = None) -> str:
        """Return a text with a marker."""
        if holds is FieldType.EMAIL:
            return f"{self.key()}@mark.example"
        if holds is FieldType.WEBSITE:
            return f"https://{self.key()}.example/?a=1&b=2"
        return f"<é> {self.key()} & 'so' on"

    def fill(self, holds: FieldType, choices: Any) -> Any:
        """Return a value of a type, with a marker where the type can hold one."""
        number = len(self.made)
        if holds is FieldType.LIST:
            return (self.mark(), self.mark())
        if holds is FieldType.VALUES:
            return {self.mark(): self.mark()}
        if holds is FieldType.NUMBER:
            self.made.append(f"{number}.70361")
            return float(self.made[-1])
        if holds is FieldType.DAY:
            self.made.append((date(1931, 1, 1) + timedelta(days=number)).isoformat())
            return date.fromisoformat(self.made[-1])
        if holds is FieldType.CHOICE:
            return list(choices)[-1]
        plain = {FieldType.WHOLE: 0, FieldType.YES_NO: False}
        return plain[holds] if holds in plain else self.mark(holds)


def build_marked(marking: Marking) -> Network:
    """A map in which everything there is of every kind is a marker; of each shown kind one is on the list."""
    items: list[Entity | Tie] = [
        build_marked_entity(marking, kind, shown=shown)
        for kind in EntityKind
        for shown in ((True, False) if kind in SHOWN_KINDS else (False,))
    ]
    by_name = {one.name: one for one in items if isinstance(one, Entity)}
    second = build_marked_entity(marking, EntityKind.ORGANIZATION, shown=True, name="Second Partner")
    items.append(second)
    first = by_name["Shown Organization"]
    items += [mark_tie(marking, TieKind.PARTNERS_WITH, first.id, second.id)]
    items += [
        mark_tie(marking, TieKind.IN_SECTOR, one.id, by_name["Shown Sector"].id) for one in (first, second)
    ]
    items += [
        mark_tie(marking, TieKind.MEMBER_OF, first.id, by_name["Shown Coalition"].id),
        mark_tie(marking, TieKind.PURSUES, first.id, by_name["Shown Goal"].id),
    ]
    hidden = [
        one for one in items if isinstance(one, Entity) and not one.name.startswith(("Shown", "Second"))
    ]
    items += [mark_tie(marking, *found) for other in hidden for found in list_ties(first, other)]
    entities = {one.id: one for one in items if isinstance(one, Entity)}
    return Network(entities, {one.id: one for one in items if isinstance(one, Tie)}, 7, marking.key())


def list_ties(one: Entity, other: Entity) -> Iterator[tuple[TieKind, str, str]]:
    """Give every tie that there may be between two, but those that would put one of them into a sector or a table."""
    for kind in set(TieKind) - {TieKind.IN_SECTOR, TieKind.MEMBER_OF, TieKind.PURSUES}:
        for source, target in ((one, other), (other, one)):
            if (source.kind, target.kind) in TIE_RULES[kind].ends:
                yield kind, source.id, target.id


def build_marked_entity(marking: Marking, kind: EntityKind, *, shown: bool, name: str = "") -> Entity:
    model = ENTITY_CLASSES[kind]
    left_out = {"id", "latitude", "longitude", "home", "standing", "started", "ended", "family"}
    values: dict[str, Any] = {
        row.name: marking.fill(row.holds, row.choices)
        for row in list_fields(model)
        if row.name not in left_out and not (shown and row.name in LISTED)
    }
    values["id"] = marking.key()
    if shown:
        values |= {"name": name or f"Shown {kind}"}
    elif kind in SHOWN_KINDS:
        values |= {"confidential": True}
    if kind in {EntityKind.ORGANIZATION, EntityKind.PERSON}:
        values |= {"standing": Standing.PARTNER, "may_be_named": True if shown else None}
    if kind is EntityKind.ORGANIZATION:
        values |= {"may_show_ties": shown or None, "may_show_more": shown or None}
    values |= {"on_the_wall": True, "expected": False} if kind is EntityKind.SECTOR else {}
    values |= {"steps": write_steps([mark_step(marking)])} if kind is EntityKind.STORY else {}
    return build_entity(kind, **values)


def mark_step(marking: Marking) -> StoryStep:
    title, text, notes = (marking.mark() for _ in range(3))
    return StoryStep(
        marking.key(), title, text, notes, focus=(marking.key(),), findings={marking.key(): marking.key()},
        subject=marking.key(),
    )  # fmt: skip


def mark_tie(marking: Marking, kind: TieKind, source: str, target: str) -> Tie:
    return build_tie(
        kind, source, target, id=marking.key(), strength=4, notes=marking.mark(), said_by=marking.mark(), role=marking.mark(),
        since=date(1911, 1, 1) + timedelta(days=len(marking.made)),
    )  # fmt: skip


def list_forms(value: str) -> Iterator[bytes]:
    """Give every way in which a text may stand in a file."""
    yield from (value.encode(), value.upper().encode(), value.title().encode())
    for text in (
        html.escape(value),
        html.escape(value, quote=False),
        json.dumps(value)[1:-1],
        urllib.parse.quote(value),
    ):
        yield text.encode()
    yield "".join(f"&#{ord(one)};" for one in value).encode()
    yield "".join(f"&#x{ord(one):x};" for one in value).encode()
    yield "".join(f"\\u{ord(one):04x}" for one in value).encode()
    yield "".join(f"%{one:02X}" for one in value.encode()).encode()
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le"):
        yield value.encode(encoding)
    yield value.encode().hex().encode()
    for before in range(3):  # as a part of something longer, at each place that base64 knows
        coded = base64.b64encode(b"\0" * before + value.encode())
        yield coded[4 if before else 0 : len(coded) - 4]


def unpack(data: bytes) -> Iterator[bytes]:
    """Give a file, and whatever is packed within it."""
    yield data
    fonts = [
        (files("netmap.picture.font") / name).read_bytes()
        for name in ("NetmapSans-Medium.woff2", "NetmapSans-Bold.woff2")
    ]
    for coded in re.findall(rb"[A-Za-z0-9+/=_-]{24,}", data):
        try:
            decoded = base64.b64decode(coded, validate=True)
        except ValueError:
            continue
        if decoded in fonts:
            continue  # the same bytes in every copy
        yield decoded
    for signature in (b"\x1f\x8b\x08", b"x\x9c", b"x\xda", b"PK\x03\x04"):
        for found in re.finditer(re.escape(signature), data):
            try:
                yield zlib.decompressobj(47).decompress(data[found.start() :])
            except zlib.error:
                continue


def build_story(marking: Marking, network: Network) -> Story:
    """A story of which some steps may leave, each with notes that may not; every other one shows or says what is withheld."""
    ids = {one.name: one.id for one in network.entities.values()}
    first, second, held = (
        ids["Shown Organization"],
        ids["Second Partner"],
        next(one for one in network.of(Organization) if one.confidential),
    )
    words = next(one.email for one in network.of(Person) if one.email)
    return Story(
        id=marking.key(), name="Our story", notes=marking.mark(), steps=write_steps([
            StoryStep(marking.key(), "All of us", "Look for yourselves.", marking.mark(), Shows.NAMES),
            StoryStep(marking.key(), "Here", "", marking.mark(), focus=(first, held.id), findings={marking.key(): marking.key()}, subject=first),
            StoryStep(marking.key(), held.name, "", marking.mark()),
            StoryStep(marking.key(), "Call them", words, marking.mark()),
            StoryStep(marking.key(), "Around", "", marking.mark(), Shows.AROUND, subject=held.id),
            StoryStep(marking.key(), "Bright", "", marking.mark(), focus=(held.id,)),
            StoryStep(marking.key(), "From one to another", "", marking.mark(), Shows.NAMES, ends=(first, second), grouping=Trait.CITY),
            StoryStep(marking.key(), "Which way", "", marking.mark(), ends=(first, held.id), grouping=Trait.COALITION),
            *(StoryStep(marking.key(), f"By {one.called}", "", marking.mark(), grouping=one) for one in Trait if not one.for_team),
        ]),
    )  # fmt: skip


CHOICES = [
    Choices(),
    Choices(people=PeopleShown.COUNTED, smallest=2, ideas=True),
    Choices(people=PeopleShown.AGREED),
    Choices(naming=Naming.PSEUDONYMS),
    Choices(naming=Naming.SECTORS),
    Choices(also=("FUNDS", "REFERS_TO")),
]


def find_within(data: bytes, values: Iterable[str]) -> list[tuple[str, bytes]]:
    """Return each value that stands in a file in any form, in its compressed parts too, with that form."""
    parts = [part for found in unpack(data) for part in unpack(found)]
    return [
        (value, form[:60])
        for value in values
        for form in list_forms(value)
        if any(form in part for part in parts)
    ]


@pytest.mark.parametrize("choices", CHOICES, ids=lambda one: f"{one.naming}-{one.people}-{len(one.also)}")
def test_no_withheld_value_is_in_the_file_in_any_form(choices: Choices) -> None:
    marking = Marking()
    network = build_marked(marking)
    hidden = ["Shown Organization", "Second Partner"] if choices.naming is not Naming.NAMES else []
    copy = rebuild(Day(network, DAY), choices)
    data = draw_page(copy, load_content()).data
    assert b"Shown Sector" in data
    assert (b"Shown Organization" in data) is not bool(hidden)
    assert len(marking.made) > 400
    assert find_within(data, (*marking.made, *hidden)) == []


@pytest.mark.parametrize("naming", Naming)
def test_no_withheld_value_is_in_the_file_with_a_story_in_any_form(naming: Naming) -> None:
    marking = Marking()
    bare = build_marked(marking)
    story = build_story(marking, bare)
    network = Network({**bare.entities, story.id: story}, bare.ties, bare.revision, bare.store_id)
    whole = build_whole(Day(network, DAY), Choices(naming=naming, story="Our story"))
    data = draw_page(whole.copy, load_content(), story=whole.said.story).data
    assert b"Look for yourselves." in data
    assert whole.said.story
    way = ["From one to another"] if naming is not Naming.SECTORS else []
    cut = [f"By {one.called}" for one in Trait if not one.for_team]
    assert [one.title for one in whole.said.story.steps] == ["All of us", *way, *cut]
    hidden = ["Shown Organization", "Second Partner"] if naming is not Naming.NAMES else []
    assert find_within(data, (*marking.made, *hidden)) == []


def list_written(sheet: Sheet) -> str:
    """Return all that can be read on a sheet that is painted into pixels."""
    lines = [
        line for shape in sheet.shapes if isinstance(shape.form, FlatText) for *_, line in shape.form.lines
    ]
    return " ".join([sheet.title, *lines])


@pytest.mark.parametrize("people", [False, True])
@pytest.mark.parametrize(
    "view", [View.WHEEL, View.NAMES, View.AROUND, View.GOAL, View.COALITION, View.SECTORS]
)
def test_what_a_picture_for_others_says_of_itself_holds_no_id_and_nothing_that_is_not_seen(
    view: View, *, people: bool
) -> None:
    marking = Marking()
    marked = build_marked(marking)
    contact = change_entity(marked.of(Person)[0], standing=None)
    network = marked.alter({**marked.entities, contact.id: contact}, marked.ties)
    day = Day(network, DAY)
    subjects = {View.AROUND: "Shown Organization", View.GOAL: "Shown Goal", View.COALITION: "Shown Coalition"}
    about = next((one.id for one in network.entities.values() if one.name == subjects.get(view)), "")
    recipe = Recipe(Shown(view, about, people=people), Size(), room=True)
    sheets, marks = recipe.draw(day), Marks(network)
    label = parse_label(read_label(write_picture(sheets, recipe, day, ".png")).label)
    assert {one.name for one in label.label.seen.parts} >= {"Shown Sector"}
    assert (marks.mark(contact.id) in {one.mark for one in label.label.seen.parts}) is (
        people and view is View.WHEEL
    )
    to_be_seen = list_written(sheets[0])
    leaked = {value for value, _ in find_within(label.payload, marking.made)}
    assert {value for value in leaked if value not in to_be_seen} == set()
    assert not leaked & {*network.entities, *network.ties, network.store_id}


def test_what_a_story_for_others_says_of_itself_has_neither_its_notes_nor_what_is_withheld() -> None:
    marking = Marking()
    bare = build_marked(marking)
    story = build_story(marking, bare)
    network = Network({**bare.entities, story.id: story}, bare.ties, bare.revision, bare.store_id)
    day = Day(network, DAY)
    told = tell_story(day, story)
    slides = SlideDrawer(day).draw_all([one.words for one in told.steps])
    data = write_slides(
        slides, story, day, ".html", title=told.title, notes=[one.notes for one in told.steps]
    )
    payload = parse_label(read_label(data).label).payload
    seen_elsewhere = b"".join(data.partition(b"<main>")[1:])
    assert b"Look for yourselves." in payload
    leaked = {value for value, _ in find_within(payload, marking.made)}
    assert {value for value in leaked if value.encode() not in seen_elsewhere} == set()


def test_what_is_chosen_is_in_the_file_and_nothing_beside_it() -> None:
    marking = Marking()
    network = build_marked(marking)
    shown = [one for one in network.of(Organization) if one.name in {"Shown Organization", "Second Partner"}]
    text = " ".join(f"{one.city} {one.website}" for one in shown)
    chosen = {value for value in marking.made if value in text}
    data = draw_page(rebuild(Day(network, DAY), Choices(also=("city", "website"))), load_content()).data
    assert len(chosen) == 4
    assert {value for value in marking.made if value.encode() in data} == chosen


def test_the_search_finds_what_it_looks_for() -> None:
    """A form that could not be found would prove nothing."""
    for form in list_forms("zqmarker0001xv"):
        assert any(form in part for part in unpack(b"<p>" + form + b"</p>"))
    for before in ("", "a", "ab"):
        coded = base64.b64encode(f"{before}zqmarker0001xv and more".encode())
        assert any(form in coded for form in list_forms("zqmarker0001xv"))
    packed = base64.b64encode(zlib.compress(b"zqmarker0001xv" * 20))
    assert any(b"zqmarker0001xv" in part for found in unpack(packed) for part in unpack(found))


def test_a_sector_that_is_only_confidential_is_not_there_at_all() -> None:
    marking = Marking()
    network = build_marked(marking)
    assert len(network.of(Sector)) == 2
    copy = rebuild(Day(network, DAY), Choices())
    assert [one.name for one in copy.network.of(Sector)] == ["Shown Sector"]
