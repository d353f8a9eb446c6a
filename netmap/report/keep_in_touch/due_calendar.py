"""What is due, as a calendar file (iCalendar, RFC 5545) for anybody's own calendar."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.upkeep import TouchState
from netmap.model.happenings import Step
from netmap.model.network import Network
from netmap.report.keep_in_touch.due import Due, find_due, split_step

LOOKS_AHEAD = 183
"""How many days of the future a calendar has."""

_PRODUCT = "-//netmap//keep in touch//EN"


def write_calendar(day: Day, *, moment: datetime, keeper: str | None = None) -> bytes:
    """Return what is due within half a year as all-day events, in the order in which it is due.

    What is late stands on the day itself. An event has the same id as long as it is about the same, so that a calendar that
    takes the file again moves it. Nothing confidential is in it, no contacts'
    outcomes and no addresses; of a step it has the words.

    Parameters
    ----------
    moment
        When the file is made (UTC).
    keeper
        The id of a person: only what they are to do.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "netmap: keep in touch")
    dues = find_due(day, ahead=LOOKS_AHEAD, keeper=keeper)
    dated = [due for due in dues if due.on is not None]
    for due in sorted(dated, key=lambda one: one.on or day.date):
        calendar.add_component(_build_event(day.openly.network, due, day.date, moment))
    return bytes(calendar.to_ical())


def _build_event(network: Network, due: Due, day: date, moment: datetime) -> Event:
    event = Event()
    on = max(due.on or day, day)
    event.add("uid", f"netmap-{due.subject}")
    event.add("dtstamp", moment.astimezone(UTC))
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _tell_summary(network, due))
    said = (due.finding.sentence, due.finding.why, due.finding.next_step)
    event.add("description", vText("\n".join(said)))
    return event


def _tell_summary(network: Network, due: Due) -> str:
    step = network.get(due.subject)
    if isinstance(step, Step):
        return f"{'We promised: ' if step.promised else ''}{split_step(step)[0]}"
    late = " (overdue)" if due.state is TouchState.OVERDUE else ""
    return f"Be in touch with {network.name_of(due.subject)}{late}"
