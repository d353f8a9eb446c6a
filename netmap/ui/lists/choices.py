"""What a person decides about an import: columns, sectors, days, and who is the same as whom."""

from collections import defaultdict

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

_TOLD = f"{CHOICES}columns"
_SAME = f"{CHOICES}same"
_ACCEPTED = f"{CHOICES}sectors"
_DATE_ORDERS = {
    DateOrder.AUTO: "by the other days of the column",
    DateOrder.MONTH_FIRST: "month first: 4 March",
    DateOrder.DAY_FIRST: "day first: 3 April",
}
_MOST_DOUBTS = 25
_ANSWERS = {None: "not sure: keep both", True: "the same", False: "two different ones"}
_SURE = 0.9


def ask_options() -> ImportOptions:
    """Draw the settings of the import; return them together with what was decided further down before."""
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
        accept_sectors=frozenset(st.session_state.get(_ACCEPTED, ())), guess_sectors=guess,
        same=dict(st.session_state.get(_SAME, {})), add_unknown=unknown, content_folder=settings.content,
    )  # fmt: skip


def _read_told() -> dict[str, list[str]]:
    told: dict[str, list[str]] = defaultdict(list)
    for header, meaning in st.session_state.get(_TOLD, {}).items():
        told[meaning].append(header)
    return dict(told)


def ask_columns(plan: ImportPlan) -> None:
    """Show what each column was taken to mean; let it be corrected."""
    labels = list_meanings(load_column_words(take_settings().content))
    readings = [reading for reading in plan.readings if reading.columns]
    if not readings:
        return
    st.header("What the columns mean", anchor=False)
    for number, reading in enumerate(readings):
        unsure = sum(
            column.confidence < _SURE for column in reading.columns if column.meaning not in {OWN, LEFT_OUT}
        )
        note = f", {unsure} to look at" if unsure else ""
        with st.expander(
            plain(f"{reading.where}: {len(reading.columns)} columns{note}"), expanded=bool(unsure)
        ):
            _ask_table(reading, labels, number)


def _ask_table(reading: TableReading, labels: dict[str, str], number: int) -> None:
    meanings = {label: meaning for meaning, label in reversed(labels.items())}
    rows = [
        {
            "Heading": column.header or f"column {column.place + 1}",
            "What it means": labels.get(column.meaning, column.label),
            "How we know": column.why,
            "For example": _find_example(reading, column.place),
        }
        for column in reading.columns
    ]
    told = dict(st.session_state.get(_TOLD, {}))
    edited = st.data_editor(
        rows, key=f"{CHOICES}table-{number}-{len(told)}-{hash(tuple(told.items()))}", hide_index=True,
        disabled=["Heading", "How we know", "For example"], alt=f"What the columns of {reading.where} mean",
        column_config={
            "What it means": st.column_config.SelectboxColumn(
                options=sorted({*meanings, *(str(row["What it means"]) for row in rows)}), required=True
            ),
        },
    )  # fmt: skip
    for column, before, after in zip(reading.columns, rows, edited, strict=True):
        if before["What it means"] != after["What it means"]:
            told[column.header] = meanings[after["What it means"]]
    if told != st.session_state.get(_TOLD, {}):
        st.session_state[_TOLD] = told
        st.rerun()


def _find_example(reading: TableReading, place: int) -> str:
    cells = (row[place] for row in reading.table.rows[:200] if place < len(row))
    return next((str(cell)[:60] for cell in cells if cell not in (None, "")), "")


def ask_sectors(plan: ImportPlan) -> None:
    """Offer to put the list's own sectors into ours where they look alike."""
    mappings = {guess.key: guess.sentence for guess in plan.guesses if guess.about == "mapping" and guess.key}
    accepted = set(st.session_state.get(_ACCEPTED, ()))
    known: dict[str, str] = st.session_state.setdefault(f"{CHOICES}mappings", {})
    known.update(mappings)
    if not known:
        return
    st.header("Sectors of this list", anchor=False)
    st.markdown("They stay the list's own, unless you say that they are the same as ours.")
    chosen = {
        key for key, sentence in known.items()
        if st.checkbox(plain(sentence), value=key in accepted, key=f"{CHOICES}map-{key}")
    }  # fmt: skip
    if st.button("All of them", key=f"{CHOICES}map-all"):
        for key in known:
            st.session_state.pop(f"{CHOICES}map-{key}", None)
        chosen = set(known)
    if chosen != accepted:
        st.session_state[_ACCEPTED] = chosen
        st.rerun()


def ask_doubts(plan: ImportPlan) -> None:
    """Ask about those who may be the same; who is not answered for is kept apart."""
    asked: dict[str, str] = st.session_state.setdefault(f"{CHOICES}doubts", {})
    for doubt in plan.doubts[:_MOST_DOUBTS]:
        asked.setdefault(doubt.key, tell_doubt(doubt))
    if not asked:
        return
    st.header("The same, or not?", anchor=False)
    answers: dict[str, bool] = {}
    for key, sentence in asked.items():
        answer = st.radio(
            plain(sentence), list(_ANSWERS), format_func=_ANSWERS.__getitem__, horizontal=True, key=f"{CHOICES}same-{key}",
            persist_state="session",
        )  # fmt: skip
        if answer is not None:
            answers[key] = answer
    if len(plan.doubts) > _MOST_DOUBTS:
        st.caption(f"{len(plan.doubts) - _MOST_DOUBTS:,} more will be asked once these are answered.")
    if answers != st.session_state.get(_SAME, {}):
        st.session_state[_SAME] = answers
        st.rerun()
