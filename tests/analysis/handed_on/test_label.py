"""A label is read back as it was written, and its seal and marks are those of one map alone."""

from datetime import date

import pytest

from netmap.analysis.handed_on.label import Asked, Label, Seen, SeenPart, parse_label, write_label
from netmap.analysis.handed_on.marks import Marks
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from tests.analysis.towns import org, town


def build_map(store_id: str) -> Network:
    network = town(org("clinic"))
    return Network(network.entities, network.ties, 3, store_id)


def write(marks: Marks, body: bytes = b"body") -> str:
    part = SeenPart(mark=marks.mark("clinic"), kind=EntityKind.ORGANIZATION, name="Clinic <é> & “so”")
    asked = Asked(shows=("view:names",), room=True, width=900)
    label = Label(
        title="T", day=date(2026, 1, 2), revision=3, map=marks.map, asked=asked, seen=Seen(parts=(part,))
    )
    return write_label(label, marks, body)


def test_a_label_is_read_back() -> None:
    marks = Marks(build_map("one"))
    found = parse_label(write(marks))
    assert (found.label.revision, found.label.asked.shows, found.label.map) == (3, ("view:names",), marks.map)
    assert [marks.find(one.mark) for one in found.label.seen.parts] == ["clinic"]
    assert found.label.seen.parts[0].name == "Clinic <é> & “so”"


def test_a_seal_breaks_with_the_file_with_the_label_and_under_another_map() -> None:
    marks, other = Marks(build_map("one")), Marks(build_map("other"))
    found = parse_label(write(marks))
    assert found.is_whole(marks, b"body")
    assert not found.is_whole(marks, b"bodx")
    assert not found.is_whole(other, b"body")
    forged = parse_label(f"netmap1.{parse_label(write(other)).seal}.{write(marks).rpartition('.')[2]}")
    assert not forged.is_whole(marks, b"body")


def test_marks_are_of_one_map_and_say_nothing_without_it() -> None:
    one, other = Marks(build_map("one")), Marks(build_map("other"))
    assert one.mark("clinic") != other.mark("clinic")
    assert one.map != other.map
    assert other.find(one.mark("clinic")) == ""
    assert one.mark("") == ""
    assert one.find("") == ""
    with pytest.raises(ValueError, match="without the id of a store"):
        Marks(town(org("clinic")))
