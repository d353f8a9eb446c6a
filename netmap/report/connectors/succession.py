"""What hangs on one person, in sentences."""

from collections.abc import Collection

from netmap.analysis.connectors.contacts import Contacts, find_contacts
from netmap.analysis.connectors.succession import Succession, find_succession, find_succession_elsewhere
from netmap.analysis.day import Day
from netmap.model.network import Network
from netmap.model.words import count_things, join_names
from netmap.report.connectors.seen import Seen
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence, tell_withheld

AT_LEAST = 2
"""From how many partners on it is told that they hang on one of us."""


def write_hanging_on_us(seen: Seen) -> tuple[Finding, ...]:
    """Return what hangs on one of us, most first; nothing within a part of the map, or among people."""
    if not seen.of_all:
        return ()
    contacts = find_contacts(seen.day).keep_present(seen.day)
    found = find_succession(seen.day)
    ours = [one for one in found if len(one.partners) >= AT_LEAST]
    told = max(1, 2 * seen.most // 3)
    return tuple(_write_one_of_us(seen.day, contacts, one) for one in ours[:told])


def write_hanging_on_them(seen: Seen) -> tuple[Finding, ...]:
    """Return where we know one person only; nothing within a part of the map, or among people."""
    if not seen.of_all:
        return ()
    contacts = find_contacts(seen.day).keep_present(seen.day)
    return _write_one_of_them(seen.network, contacts, _tell_noted(contacts))


def _tell_noted(contacts: Contacts) -> str:
    partners = count_things(len(contacts.ours), "partner")
    unknown = sum(not people for people in contacts.ours.values())
    rest = f"; of {unknown} nobody is noted" if unknown else ""
    met = ", or else who has met them" if contacts.only_met else ""
    return f"Based on who of us is noted as knowing or keeping our {partners}{met}{rest}."


def _write_one_of_us(day: Day, contacts: Contacts, one: Succession) -> Finding:
    network, noted = day.network, _tell_noted(contacts)
    name, partners = network.name_of(one.person), [network.name_of(partner) for partner in one.partners]
    sectors = [network.name_of(sector) for sector in one.sectors]
    tables = [network.name_of(table) for table in one.coalitions]
    why = "A relationship that one person carries ends when that person goes."
    why += (
        f" Nobody else of us is noted as knowing or keeping a partner in {join_names(sectors, NAMES_SHOWN, word='or')}."
        if sectors
        else ""
    )
    why += f" Nobody else sits for us at {join_names(tables, NAMES_SHOWN, word='or')}." if tables else ""
    count = count_things(len(partners), "partner")
    lose = "loses" if len(partners) == 1 else "lose"
    holder = tell_holder(contacts, one.partners)
    return Finding(
        FindingKind.ONE_OF_US,
        (one.person, *one.partners),
        f"If {name} leaves, {count} {lose} the {holder}.",
        why,
        tuple(_tell_who_met(day, contacts, partner) for partner in one.partners),
        noted,
        end_sentence(f"Take one more of us along to {partners[0]}"),
    )


def tell_holder(contacts: Contacts, partners: Collection[str]) -> str:
    """Return what somebody of us is to all of some partners who hang on them, as far as it is noted."""
    if contacts.only_met.intersection(partners):
        return "one of us who holds the relationship"
    return "only one of us noted as knowing or keeping them"


def _tell_who_met(day: Day, contacts: Contacts, partner: str) -> str:
    """Return the name of a partner, with who else of us took part in a contact with them."""
    name, met = day.network.name_of(partner), day.sort_by_name(contacts.also_met[partner])
    has = "has" if len(met) == 1 else "have"
    return (
        f"{name} ({join_names([day.network.name_of(one) for one in met])} {has} met them too)"
        if met
        else name
    )


def _write_one_of_them(network: Network, contacts: Contacts, noted: str) -> tuple[Finding, ...]:
    single = {partner: next(iter(people)) for partner, people in contacts.theirs.items() if len(people) == 1}
    if not single:
        return ()
    ranked = network.sort(single)
    lines = [f"{network.name_of(partner)}: {network.name_of(single[partner])}" for partner in ranked]
    count = len(contacts.theirs)
    where = f"At {len(single)} of our {count} partners" if count > 1 else "At the one partner we have,"
    first = f"{network.name_of(single[ranked[0]])} ({network.name_of(ranked[0])})"
    return (
        Finding(
            FindingKind.ONE_OF_THEM,
            ranked,
            f"{where} we are in touch with just one person.",
            "When that person changes jobs, we start anew there.",
            tuple(lines),
            noted,
            f"Ask {first} whom else we should know there.",
        ),
    )


def find_handover(day: Day, person: str | None = None) -> tuple[Finding, ...]:
    """Return what hangs on each of us alone, most partners first; with `person` (an id) on them only.

    For a person elsewhere it is told where we are in touch with nobody but them.

    Unlike among connectors, one partner or one seat at a table is enough to be told.
    """
    shown = day.openly
    contacts = find_contacts(shown).keep_present(shown)
    network, noted = shown.network, _tell_noted(contacts)
    found = [one for one in find_succession(shown) if person in (None, one.person)]
    ours = [
        _write_one_of_us(shown, contacts, one) if one.partners else _write_seats(network, one, noted)
        for one in found
    ]
    theirs = [
        _write_known_alone(network, one, noted)
        for one in (find_succession_elsewhere(shown) if person else ())
        if one.person == person
    ]
    return tell_withheld(day, (*ours, *theirs))


def _write_known_alone(network: Network, one: Succession, noted: str) -> Finding:
    name, places = network.name_of(one.person), [network.name_of(place) for place in one.partners]
    sectors = [network.name_of(sector) for sector in one.sectors]
    tables = [network.name_of(table) for table in one.coalitions]
    why = "When that person changes jobs, we start anew there."
    why += f" We are in touch with nobody else in {join_names(sectors, NAMES_SHOWN)}." if sectors else ""
    why += (
        f" Nobody else whom we know sits at {join_names(tables, NAMES_SHOWN, word='or')}."
        if places and tables
        else ""
    )
    return Finding(
        FindingKind.ONE_OF_THEM,
        (one.person, *one.partners, *one.coalitions),
        end_sentence(
            f"{name} is the only one we are in touch with at {join_names(places or tables, NAMES_SHOWN)}"
        ),
        why,
        (*places, *tables),
        noted,
        f"Ask {name} whom else we should know there.",
    )


def _write_seats(network: Network, one: Succession, noted: str) -> Finding:
    name, tables = network.name_of(one.person), [network.name_of(table) for table in one.coalitions]
    return Finding(
        FindingKind.ONE_OF_US,
        (one.person, *one.coalitions),
        end_sentence(f"If {name} leaves, nobody of us is left at {join_names(tables, NAMES_SHOWN)}"),
        "A seat that one person holds is empty when that person goes.",
        tuple(tables),
        noted,
        end_sentence(f"Take one more of us along to {tables[0]}"),
    )
