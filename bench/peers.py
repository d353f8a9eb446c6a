"""What people would do without netmap: pandas for the list, the driver for the database, NetworkX, pyvis."""

import io
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

import networkx as nx
import pandas as pd
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TimedOut
from pyvis.network import Network as PyvisNetwork

from netmap.graph.driver import GraphDatabase, ManagedTransaction
from netmap.graph.local.folder import ServerFolder
from netmap.graph.local.server import USER, join_server, stop_local_server
from netmap.model.entity import Entity
from netmap.model.ties import Tie

PATIENCE_SECONDS = 60.0


def time_pandas(data: bytes, name: str) -> float:
    """Return the seconds pandas takes to read a list, find its headings and drop what is named twice.

    It is the floor: no column is understood, nobody is told apart, nothing is asked.
    """
    start = perf_counter()
    if name.endswith(".csv"):
        table = pd.read_csv(io.BytesIO(data), dtype=str)
    else:
        table = pd.read_excel(io.BytesIO(data), dtype=str, header=2, engine="calamine")
    folded = (
        table["Organization"]
        .fillna("")
        .str.casefold()
        .str.replace(r"[^\w ]|\binc\b", "", regex=True)
        .str.strip()
    )
    table.assign(folded=folded).drop_duplicates("folded").to_dict("records")
    return perf_counter() - start


def time_driver(items: Iterable[Entity | Tie], folder: Path) -> float:
    """Return the seconds the plain driver takes to write entities and ties to a fresh local database.

    One statement for each kind and no journal: nothing of it can be undone.
    """
    address = join_server(folder)
    login = (USER, ServerFolder(folder).read_password())
    try:
        with GraphDatabase.driver(address.uri, auth=login) as driver, driver.session() as session:
            session.run(
                "CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (one:Actor) REQUIRE one.id IS UNIQUE"
            ).consume()
            start = perf_counter()
            session.execute_write(_write_plainly, list(items))
            return perf_counter() - start
    finally:
        stop_local_server(folder)


def _write_plainly(transaction: ManagedTransaction, items: Iterable[Entity | Tie]) -> None:
    ties: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    entities = []
    for item in items:
        fields = json.loads(item.model_dump_json(exclude_defaults=True, exclude={"attributes"}))
        if isinstance(item, Tie):
            ties[item.kind.value].append({"source": item.source, "target": item.target, "fields": fields})
        else:
            entities.append({"id": item.id} | fields)
    transaction.run("UNWIND $rows AS row CREATE (one:Actor) SET one = row", rows=entities).consume()
    for kind, rows in ties.items():
        transaction.run(
            "UNWIND $rows AS row MATCH (one:Actor {id: row.source}) USING INDEX SEEK one:Actor(id) "
            "MATCH (other:Actor {id: row.target}) USING INDEX SEEK other:Actor(id) "
            f"CREATE (one)-[tie:{kind}]->(other) SET tie = row.fields",
            rows=rows,
        ).consume()


def time_networkx(graph: "nx.Graph[str]") -> float:
    """Return the seconds plain NetworkX takes for the measures netmap's Connectors page shows."""
    start = perf_counter()
    dict(graph.degree())
    dict(graph.degree(weight="weight"))
    nx.betweenness_centrality(graph)
    nx.harmonic_centrality(graph)
    nx.constraint(graph)
    list(nx.articulation_points(graph))
    nx.density(graph)
    nx.number_connected_components(graph)
    return perf_counter() - start


def write_pyvis_page(graph: "nx.Graph[str]", folder: Path) -> Path:
    """Write the graph as plain pyvis draws it, with everything inlined, and return the file."""
    network = PyvisNetwork(cdn_resources="in_line")
    for node, label in graph.nodes(data="label"):
        network.add_node(node, label=label)
    for one, other in graph.edges():
        network.add_edge(one, other)
    page = folder / "pyvis.html"
    page.write_text(network.generate_html(), encoding="utf-8")
    return page


def time_pyvis(page: Page, file: Path) -> float | None:
    """Return the seconds until pyvis's picture stands still; None when it still moves after 60."""
    start = perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_function("typeof network !== 'undefined'", timeout=PATIENCE_SECONDS * 1000)
    page.evaluate(
        """() => { window.still = false;
          network.once('stabilizationIterationsDone', () => { window.still = true; });
          network.once('stabilized', () => { window.still = true; }); }"""
    )
    try:
        page.wait_for_function("window.still", timeout=PATIENCE_SECONDS * 1000)
    except TimedOut:
        return None
    return perf_counter() - start
