"""What a person decides about an import: columns, sectors, days, and who is the same as whom."""

from collections import Counter, defaultdict

import streamlit as st

from netmap.files.meaning.column_words import load_column_words
from netmap.files.meaning.columns import LEFT_OUT, OWN, list_meanings
from netmap.files.plan.plan import ImportOptions, ImportPlan
from netmap.files.shapes.table_readings import TableReading
from netmap.settings import DateOrder
from netmap.ui.lists.files import CHOICES
from netmap.ui.partners.quick_entry import tell_doubt
from netmap.ui.parts.text import plain
from netmap.ui.shell.handing_over import take_settings

_TOLD, _ROUND = f"{CHOICES}columns", f"{CHOICES}columns-round"
_MAPPINGS, _DOUBTS = f"{CHOICES}mappings", f"{CHOICES}doubts"
_MAP, _SAME = f"{CHOICES}map-", f"{CHOICES}same-"
"""How the keys of the widgets begin that accept a sector, and that say who is the same: they hold the answers."""

_DATE_ORDERS = {
    DateOrder.AUTO: "by the other days of the column",
    DateOrder.MONTH_FIRST: "month first: 4 March",
    DateOrder.DAY_FIRST: "day first: 3 April",
}
_MEANING = "What it means"
_MOST_DOUBTS = 25
_ANSWERS = {None: "not sure: keep both", True: "the same", False: "two different ones"}
_SURE = 0.9


def ask_options() -> ImportOptions:
    """Draw the settings of the import; return them together with what is answered further down."""
    settings = take_settings()
    with st.expander("How these files are read", icon=":material/tune:"):
        source = st.text_input(
            "Name of the list", key=f"{CHOICES}source", persist_state="session", max_chars=100,
            placeholder="taken from the file's name",
            help="Ids in a list match within the list of this name: use the same name for its next version.",
        )  # fmt: skip
        st.session_state.setdefault(f"{CHOICES}dates", settings.date_order)
        order = st.selectbox(
            "A day such as 03/04/2026 is read", list(DateOrder), format_func=_DATE_ORDERS.__getitem__,
            key=f"{CHOICES}dates", persist_state="session",
        )  # fmt: skip
        directed = st.toggle(
            "Ties say what one side reported of the other", key=f"{CHOICES}directed", persist_state="session"
        )
        st.session_state.setdefault(f"{CHOICES}guess", True)
        guess = st.toggle(
            "Guess the sector from the name where the list has none",
            key=f"{CHOICES}guess",
            persist_state="session",
        )
        st.session_state.setdefault(f"{CHOICES}unknown", True)
        unknown = st.toggle(
            "A tie to somebody unknown adds them as an idea", key=f"{CHOICES}unknown", persist_state="session"
        )
    return ImportOptions(
        source=source or None, directed=directed, columns=_read_told(), date_order=(order or DateOrder.AUTO).value,
        accept_sectors=_read_accepted(), guess_sectors=guess, same=_read_same(), add_unknown=unknown,
        content_folder=settings.content,
    )  # fmt: skip


def _read_told() -> dict[str, list[str]]:
    told: dict[str, list[str]] = defaultdict(list)
    for header, meaning in st.session_state.get(_TOLD, {}).items():
        told[meaning].append(header)
    return dict(told)


def _read_accepted() -> frozenset[str]:
    return frozenset(
        key for key in st.session_state.get(_MAPPINGS, {}) if st.session_state.get(f"{_MAP}{key}")
    )


def _read_same() -> dict[str, bool]:
    answers = {key: st.session_state.get(f"{_SAME}{key}") for key in st.session_state.get(_DOUBTS, {})}
    return {key: answer for key, answer in answers.items() if answer is not None}


def ask_columns(plan: ImportPlan) -> None:
    """Show what each column was taken to mean; let it be corrected."""
    labels = list_meanings(load_column_words(take_settings().content))
    readings = [reading for reading in plan.readings if reading.columns]
    if not readings:
        return
    st.header("What the columns mean", anchor=False)
    headers = Counter(column.header for reading in readings for column in reading.columns)
    for number, reading in enumerate(readings):
        unsure = sum(
            column.confidence < _SURE for column in reading.columns if column.meaning not in {OWN, LEFT_OUT}
        )
        note = f", {unsure} to look at" if unsure else ""
        with st.expander(
            plain(f"{reading.where}: {len(reading.columns)} columns{note}"), expanded=bool(unsure)
        ):
            _ask_table(reading, labels, number, headers)


def _ask_table(reading: TableReading, labels: dict[str, str], number: int, headers: Counter[str]) -> None:
    meanings = {labels.get(column.meaning, column.label): column.meaning for column in reading.columns}
    meanings |= {label: meaning for meaning, label in reversed(labels.items())}
    rows = [
        {
            "Heading": column.header or f"column {column.place + 1}",
            _MEANING: labels.get(column.meaning, column.label),
            "How we know": column.why,
            "For example": _find_example(reading, column.place),
        }
        for column in reading.columns
    ]
    key = f"{CHOICES}table-{number}-{st.session_state.get(_ROUND, 0)}"
    st.data_editor(
        rows, key=key, hide_index=True, on_change=_tell_meanings, args=(key, reading, meanings, headers),
        disabled=["Heading", "How we know", "For example"], alt=f"What the columns of {reading.where} mean",
        column_config={
            _MEANING: st.column_config.SelectboxColumn(options=sorted(meanings), required=True),
        },
    )  # fmt: skip


def _tell_meanings(key: str, reading: TableReading, meanings: dict[str, str], headers: Counter[str]) -> None:
    """Take up what was told of the columns; where a heading stands several times, all of them show it."""
    told = st.session_state.setdefault(_TOLD, {})
    for place, edit in st.session_state[key]["edited_rows"].items():
        header = reading.columns[place].header
        if _MEANING in edit:
            told[header] = meanings[edit[_MEANING]]
        if headers[header] > 1:
            st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _find_example(reading: TableReading, place: int) -> str:
    cells = (row[place] for row in reading.table.rows[:200] if place < len(row))
    return next((str(cell)[:60] for cell in cells if cell not in (None, "")), "")


def ask_sectors(plan: ImportPlan) -> None:
    """Offer to put the list's own sectors into ours where they look alike."""
    known: dict[str, str] = st.session_state.setdefault(_MAPPINGS, {})
    known.update(
        {guess.key: guess.sentence for guess in plan.guesses if guess.about == "mapping" and guess.key}
    )
    if not known:
        return
    st.header("Sectors of this list", anchor=False)
    st.markdown("They stay the list's own, unless you say that they are the same as ours.")
    for key, sentence in known.items():
        st.checkbox(plain(sentence), key=f"{_MAP}{key}", persist_state="session")
    st.button("All of them", key=f"{CHOICES}all-sectors", on_click=_accept_all)


def _accept_all() -> None:
    for key in st.session_state[_MAPPINGS]:
        st.session_state[f"{_MAP}{key}"] = True


def ask_doubts(plan: ImportPlan) -> None:
    """Ask about those who may be the same; who is not answered for is kept apart."""
    asked: dict[str, str] = st.session_state.setdefault(_DOUBTS, {})
    for doubt in plan.doubts[:_MOST_DOUBTS]:
        asked.setdefault(doubt.key, tell_doubt(doubt))
    if not asked:
        return
    st.header("The same, or not?", anchor=False)
    for key, sentence in asked.items():
        st.radio(
            plain(sentence), list(_ANSWERS), format_func=_ANSWERS.__getitem__, horizontal=True, key=f"{_SAME}{key}",
            persist_state="session",
        )  # fmt: skip
    if len(plan.doubts) > _MOST_DOUBTS:
        st.caption(f"{len(plan.doubts) - _MOST_DOUBTS:,} more will be asked once these are answered.")
