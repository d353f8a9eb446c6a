// Walking the map with the arrow keys.

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What the keys can stand on: every mark, and every slice at the rim. */
function listStops(map) {
  const marks = map.data.nodes.map((node) => ({ what: "node", id: node.id, ...map.at(node.id) }));
  const rims = map.data.slices.map((one) => {
    const angle = ((one.start + one.end) / 2) * (Math.PI / 180), reach = map.data.rim * 1.02;
    return { what: "sector", id: one.id, x: reach * Math.cos(angle), y: reach * Math.sin(angle) };
  });
  return [...marks, ...rims];
}

const FAR = 1e6; // what lies more beside than ahead is taken only when nothing else is there

/** The stop nearest in a direction, counting a step sideways double; the first goal when none is held yet. */
export function findNext(map, key) {
  const [dx, dy] = DIRECTIONS[key], stops = listStops(map), from = map.stop;
  if (!from) return stops[0] ?? null;
  const here = stops.find((stop) => stop.what === from.what && stop.id === from.id) ?? { x: 0, y: 0 };
  let best = null, shortest = Infinity;
  for (const stop of stops) {
    const ahead = (stop.x - here.x) * dx + (stop.y - here.y) * dy;
    const aside = Math.abs((stop.x - here.x) * dy) + Math.abs((stop.y - here.y) * dx);
    const cost = ahead + 2 * aside + (aside > 1.5 * ahead ? FAR : 0);
    if (ahead > 1 && cost < shortest) {
      shortest = cost;
      best = stop;
    }
  }
  return best;
}

const count = (number, one, many) => `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
const KINDS = { echo: "also in this sector", organization: "organization", person: "individual partner", staff: "person", goal: "goal", coalition: "coalition" };

const BUBBLE = "sector:"; // what the id of a sector's bubble begins with, as in picture/marks.py
const sayKnown = (node) => (node?.said ? ` ${node.said}` : "");

/** One sentence on a stop, for the live region. */
export function sayStop(map, stop) {
  if (stop.what === "sector") {
    const one = map.slice(stop.id);
    const who = one.state === "nobody" ? "nobody yet" : count(one.count, "partner", "partners");
    return `${one.grouped ? "Group" : "Sector"} ${one.name}, ${who}.${sayKnown(map.node(BUBBLE + stop.id))} Press Enter to open.`;
  }
  const node = map.node(stop.id), sector = map.slice(node.slice);
  if (node.kind === "sector") return `${node.label}, ${count(node.count, "partner", "partners")}.${sayKnown(node)} Press Enter to open.`;
  const lines = (map.linesAt.get(node.id) ?? []).length;
  const where = sector ? `, ${sector.name}` : "";
  return `${node.label}, ${KINDS[node.kind]}${where}, ${count(lines, "tie", "ties")}.${sayKnown(node)} Press Enter to open.`;
}

/** What is said of what was chosen. */
export function sayChosen(map, what, id) {
  return `${what === "sector" ? map.slice(id).name : map.node(id).label} opened.`;
}

const PAUSE = 1200; // milliseconds after which typing begins a new name

/** Go to what begins with the letters typed in a row; a single letter again and again walks through all. */
function typeName(map, letter, now) {
  const typed = map.typed && now - map.typed.at < PAUSE ? map.typed.text + letter : letter;
  map.typed = { text: typed, at: now };
  const stops = listStops(map).map((stop) => ({ ...stop, name: nameOf(map, stop).toLowerCase() }));
  const here = stops.findIndex((stop) => map.stop && stop.what === map.stop.what && stop.id === map.stop.id);
  const next = typed.length > 1 ? here : here + 1;
  const order = [...stops.slice(Math.max(next, 0)), ...stops.slice(0, Math.max(next, 0))];
  const found = order.find((stop) => stop.name.startsWith(typed.toLowerCase()));
  if (found) map.stand(found);
  return true;
}

const nameOf = (map, stop) => (stop.what === "sector" ? map.slice(stop.id).name : map.node(stop.id).label);

/** Answer a key; returns whether it was ours. */
export function answerKey(map, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const letter = event.key.length === 1 && /[\p{L}\p{N}&'.]/u.test(event.key) && !(event.key === "0" && !map.typed);
  const typing = event.key === " " && map.typed && Date.now() - map.typed.at < PAUSE;
  if (letter || typing) return typeName(map, event.key, Date.now());
  if (event.key in DIRECTIONS) {
    const next = findNext(map, event.key);
    if (next) map.stand(next);
    return true;
  }
  if (event.key === "Enter" || event.key === " ") {
    if (map.stop) map.open(map.stop.what, map.stop.id);
    return true;
  }
  if (event.key === "Escape") return map.clear();
  if (event.key === "+" || event.key === "=") map.zoom(1.3);
  else if (event.key === "-") map.zoom(1 / 1.3);
  else if (event.key === "0" || event.key === "Home") map.fit();
  else return false;
  return true;
}
