"""Which ties count, in sentences: all that were reported, or only those that both sides confirmed."""

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.model.words import count_things

WITHOUT_ONE_SIDED = "Ties said by one side only are left out."


def tell_confirmation(day: Day) -> str:
    """Return how many ties were said by one side only, and whether they count."""
    found = day.openly.confirmation
    ties = count_things(found.ties, "tie")
    if not found.one_sided:
        return (
            f"No tie was said by one side only: all {ties} count." if found.ties else "There is no tie yet."
        )
    one = found.one_sided == 1
    said = f"{found.one_sided:,} of {ties} {'was' if one else 'were'} said by one side only"
    if day.counted is CountedTies.ALL:
        return f"{said}, and {'counts' if one else 'count'} as well."
    return f"{said}, and {'is' if one else 'are'} left out. {_tell_unanswered(found.one_sided, found.unanswered)}{_BESIDE}"


_BESIDE = "Ties that were noted apart from such answers count either way."


def _tell_unanswered(one_sided: int, unanswered: int) -> str:
    """Return how many of those left out could not be confirmed, as a further sentence; "" for none."""
    if not unanswered:
        return ""
    which = (
        "It names" if one_sided == 1 else "All name" if unanswered == one_sided else f"{unanswered:,} of them"
    )
    names = "" if unanswered == one_sided else " names" if unanswered == 1 else " name"
    return f"{which}{names} somebody who has not answered, and so could not confirm. "
