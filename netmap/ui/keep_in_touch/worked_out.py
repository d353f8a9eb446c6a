"""What the page works out once for a state of the map and a day, shared by everybody who looks: nobody may change it."""

from datetime import date

import streamlit as st

from netmap.analysis.keep_in_touch.relationships import Relationship
from netmap.analysis.projection import read_today
from netmap.model.network import Network
from netmap.report.keep_in_touch import due, plans, still_true
from netmap.report.keep_in_touch.still_true import Pile
from netmap.ui.shell.session import read_content

_State = tuple[str, int, date]


def list_relationships(network: Network) -> tuple[Relationship, ...]:
    """Return our relationships as they are today."""
    return _list_relationships(network, _tell_state(network))


def list_relationships_of(network: Network, person: str) -> tuple[str, ...]:
    """Return the partners whom one of us keeps, or is in touch with, today."""
    return _list_relationships_of(network, _tell_state(network), person)


def build_pile(network: Network, of: int | None) -> Pile:
    """Return the questions of today, as many as are left of `of`."""
    return _build_pile(network, _tell_state(network), of)


def _tell_state(network: Network) -> _State:
    return network.store_id, network.revision, read_today()


@st.cache_resource(max_entries=20, show_spinner=False)
def _list_relationships(_network: Network, state: _State) -> tuple[Relationship, ...]:
    return due.list_relationships(_network, read_content(), day=state[-1])


@st.cache_resource(max_entries=20, show_spinner=False)
def _list_relationships_of(_network: Network, state: _State, person: str) -> tuple[str, ...]:
    return plans.list_relationships_of(_network, person, state[-1])


@st.cache_resource(max_entries=20, show_spinner=False)
def _build_pile(_network: Network, state: _State, of: int | None) -> Pile:
    return still_true.build_pile(_network, state[-1], of=of)
