"""Files that were handed on, in the ledger of copies: noted when one is handed on, since making a file writes nothing."""

import hashlib

import orjson
from pydantic import ValidationError

from netmap.analysis.day import Day
from netmap.analysis.handed_on.label import Asked, Label, SealedLabel, Seen
from netmap.analysis.handed_on.marks import Marks
from netmap.errors import InputError
from netmap.model.fields import build_checked
from netmap.model.happenings import Copy
from netmap.model.network import Network
from netmap.model.text import fold_text

_ASKED, _MAP = "handed_on", "map"
_SIZE = 16


def plan_noted(sealed: SealedLabel, ending: str, day: Day, given_to: str) -> Copy:
    """Return the line of the ledger that says to whom a file with a label was handed, "" for nobody in particular.

    Raises
    ------
    InputError
        When the file is of another map, or that it was handed to them is noted already.
    """
    label = sealed.label
    if label.map != Marks(day.everything).map:
        raise InputError("This file was not made from this map, so it is not noted here.", field="file")
    if fold_text(given_to) in map(fold_text, list_recipients(day.everything, sealed.seal)):
        raise InputError("That is noted already. To see the ledger: netmap copies.", field="given_to")
    asked = label.asked.model_dump(mode="json", exclude_defaults=True, exclude={"places"})
    values = {
        "what": _describe(label, ending),
        "given_to": given_to,
        "on": day.date,
        "made_from": label.revision,
        "choices": orjson.dumps({_ASKED: asked, _MAP: label.map}).decode(),
        "content": measure_seen(label.seen),
        "seal": sealed.seal,
    }
    return build_checked(Copy, values)


def tell_noted(label: Label, given_to: str) -> str:
    """Return the sentence of the Change that notes to whom a file was handed."""
    return f"Noted that “{label.title}” was handed on{f' to {given_to}' if given_to else ''}."


def list_recipients(network: Network, seal: str) -> tuple[str, ...]:
    """Return to whom the file with a seal was handed, as far as that is noted; "" where nobody is named."""
    return tuple(one.given_to for one in network.of(Copy) if seal and one.seal == seal)


def read_noted(copy: Copy, day: Day) -> Asked | None:
    """Return how a file in the ledger was made, None for a public copy and for a file of a map that was another then."""
    try:
        kept = orjson.loads(copy.choices)
        if kept[_MAP] == Marks(day.everything).map:
            return Asked.model_validate(kept[_ASKED])
    except (orjson.JSONDecodeError, KeyError, TypeError, ValidationError):
        pass
    return None


def measure_seen(seen: Seen) -> str:
    """Return a fingerprint of what is seen in a file."""
    return hashlib.blake2b(
        seen.model_dump_json(exclude_defaults=True).encode(), digest_size=_SIZE
    ).hexdigest()


def _describe(label: Label, ending: str) -> str:
    asked = label.asked
    kind = "Story" if asked.story else "Findings" if asked.findings else "Picture"
    team = "" if asked.room else ", for our team"
    return f"{kind} “{label.title}”, {ending.lstrip('.').upper()}{team}"
