// Finding a name on the wheel: typing says who is meant, Enter flies there, Enter again to the next.
import { findMatches } from "../netmap.painted/finding.js";
import { make } from "./panel.js";

const CLOSER = 2.2, FLIGHT = 700, MOST_NAMED = 3;

const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** All that can be found: everybody once, and the sectors. */
function listNames({ nodes, slices }) {
  const named = nodes.filter(({ kind }) => kind !== "echo" && kind !== "sector").map(({ id, label, kind }) => ({ id, label, kind }));
  return [...named, ...slices.map(({ id, name }) => ({ id, label: name, kind: "sector" }))];
}

/** Where something that was found stands on the wheel. */
function findPlace(map, id) {
  const one = map.slice(id);
  if (!one) return map.at(id);
  const turn = (((one.start + one.end) / 2) * Math.PI) / 180, reach = (map.data.hub + map.data.rim) / 2;
  return { x: reach * Math.cos(turn), y: reach * Math.sin(turn) };
}

function flyTo(map, id) {
  const { x, y } = findPlace(map, id), scale = Math.max(map.scale(), map.findView().scale * CLOSER);
  map.memory.view = { position: { x, y }, scale };
  map.net.moveTo({ position: { x, y }, scale, animation: isStill() ? false : { duration: FLIGHT, easingFunction: "easeInOutQuad" } });
  map.open(map.slice(id) ? "sector" : "node", id);
}

/** Return the search of a map; what it finds is said by the map's own words. */
export function addSearch(map) {
  const find = make("input", "find"), found = make("span", "found");
  find.type = "search";
  find.placeholder = "Find a name";
  find.autocomplete = "off";
  found.setAttribute("aria-live", "polite");
  let last = -1;
  const match = () => (find.value.trim() ? findMatches(listNames(map.data), find.value.trim()) : []);
  find.addEventListener("input", () => {
    last = -1;
    const ids = match(), names = ids.slice(0, MOST_NAMED).map((id) => (map.slice(id) ?? {}).name ?? map.node(id).label);
    const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : "";
    found.textContent = !find.value.trim() ? "" : ids.length ? `${names.join(", ")}${more}. Enter goes there.` : "Nobody on this map is called so.";
  });
  find.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      find.value = found.textContent = "";
      map.clear();
      map.fit();
    }
    const ids = event.key === "Enter" ? match() : [];
    if (!ids.length) return;
    last = (last + 1) % ids.length;
    found.textContent = ids.length > 1 ? `${last + 1} of ${ids.length}. Enter goes to the next.` : "";
    flyTo(map, ids[last]);
  });
  const seek = make("div", "seek");
  seek.append(find, found);
  return seek;
}
