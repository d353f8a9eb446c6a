"""Whether somebody a draft names and somebody known are two, though a name or an address is the same."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from netmap.files.matching.name_keys import fold_email, fold_name, is_acronym, is_shared_mailbox, split_email
from netmap.files.matching.subjects import Subject
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.rows.drafts import Draft
from netmap.model.kinds import EntityKind
from netmap.model.text import fold_text

_ALIKE = 50.0


def leave_out_others(draft: Draft, named: Iterable[Subject]) -> list[Subject]:
    """Return those of the same name but the ones who are somebody else: by id, city, or workplace and address."""
    fitting = [subject for subject in named if not has_other_id(draft, subject)]
    if not fitting:
        return []
    if draft.kind is EntityKind.ORGANIZATION:
        city = fold_text(draft.values.get("city") or "")
        return [one for one in fitting if not city or _may_be_in(city, one) or _has_number(draft, one)]
    if draft.kind is EntityKind.PERSON:
        email = fold_email(draft.values.get("email", ""))
        return [subject for subject in fitting if _may_be_person(draft.employer, email, subject)]
    return fitting


def _may_be_in(city: str, subject: Subject) -> bool:
    known = fold_text(subject.known("city") or "")
    return not known or known == city


def _has_number(draft: Draft, subject: Subject) -> bool:
    """Whether somebody of the same name has the same number and no other address: the city of one row is a slip."""
    number, known = (_list_digits(one or "") for one in (draft.values.get("phone"), subject.known("phone")))
    address, there = draft.values.get("address") or "", subject.known("address") or ""
    return bool(number) and number == known and (not address or not there or address == there)


def _list_digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _may_be_person(employer: str, email: str, subject: Subject) -> bool:
    """Whether a namesake may be the one with this employer and address, both folded, each "" when not given."""
    known = fold_email(subject.known("email") or "") if email else ""
    if known and known == email:
        return True
    return employer in subject.employers if employer and subject.employers else not known


def has_other_id(draft: Draft, subject: Subject) -> bool:
    """Whether the draft's list knows a subject by another id."""
    if not draft.external_id:
        return False
    list_of = ":".join(draft.external_id.split(":", 2)[:2]) + ":"
    ids = [*subject.external_ids, *(subject.stored.external_ids if subject.stored else ())]
    return any(known.startswith(list_of) and known != draft.external_id for known in ids)


def may_be_same_by_mail(draft: Draft, subject: Subject, email: str, words: ColumnWords) -> bool:
    """Whether one address means one owner: not when names differ and the address may have several."""
    if has_other_id(draft, subject):
        return False
    person = draft.kind is EntityKind.PERSON
    free = split_email(email)[1] in words.shared_hosts.mail
    if not (is_shared_mailbox(email, words) if person else free):
        return True
    one, other = fold_name(draft.kind, draft.name), fold_name(subject.kind, subject.name)
    return _are_alike(one, other)


def are_others(names: Sequence[str]) -> bool:
    """Whether folded names are so different that no one has them all, as spellings or an acronym of one name are not."""
    first, *rest = names
    return any(not _are_alike(first, other) for other in rest)


def _are_alike(one: str, other: str) -> bool:
    return fuzz.token_set_ratio(one, other) >= _ALIKE or is_acronym(one, other) or is_acronym(other, one)


def count_agreements(draft: Draft, subject: Subject) -> tuple[int, int]:
    """Return how much of what a draft says is known of one of several namesakes: in fields, then in columns of one's own.

    Workplace and list say most.
    """
    fields = (
        sum(bool(subject.known(name) == value) for name, value in draft.values.items())
        + 20 * (bool(draft.employer) and draft.employer in subject.employers)
        + 10 * (bool(draft.source) and draft.source == subject.source)
    )
    own = {**(subject.stored.attributes if subject.stored else {}), **subject.attributes}
    return fields, sum(own.get(name) == value for name, value in draft.attributes.items())
