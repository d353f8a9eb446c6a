"""How things are counted and names are joined in a sentence, the same on every floor."""


def count_things(count: int, one: str, several: str | None = None) -> str:
    """Return a count in words: "no goals", "1 goal", "1,234 goals"."""
    if count == 1:
        return f"1 {one}"
    return f"{count:,} {several or one + 's'}" if count else f"no {several or one + 's'}"


def join_names(names: list[str], most: int = 8) -> str:
    """Return names as a list in a sentence, shortened to `most` of them."""
    shown = [*names[:most], f"{len(names) - most} more"] if len(names) > most else names
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1] if shown else ""
