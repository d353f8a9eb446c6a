// What stands beside the picture: title, sentences, legend. Text is always set as text.
import { CHAIR, GAP, INK, LINE, TABLE, chair, circle, hatch, hexagon, star, tint } from "./shapes.js";

export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

const HUE = "#8A94A0", DARK = "#3B4654";
const DRAW = {
  goal: (c) => (star(c, 20, 17, 12), (c.fillStyle = INK), c.fill()),
  coalition: (c) => (hexagon(c, 20, 16, 11), (c.lineWidth = 3), (c.strokeStyle = TABLE), c.stroke()),
  organization: (c) => dot(c, HUE),
  working: (c) => dot(c, HUE),
  known: (c) => dot(c, tint(HUE, 0.42)),
  listed: (c) => dot(c, "#FFFFFF"),
  us: (c) => (dot(c, HUE, 7), circle(c, 20, 16, 11.5), (c.strokeStyle = INK), (c.lineWidth = 2.2), c.stroke()),
  left: (c) => {
    c.globalAlpha = 0.5;
    dot(c, "#FFFFFF", 6);
    c.globalAlpha = 1;
  },
  echo: (c) => {
    c.setLineDash([4, 3]);
    dot(c, "#FFFFFF", 7);
    c.setLineDash([]);
  },
  person: (c) => (dot(c, HUE), circle(c, 20, 16, 3.6), (c.fillStyle = "#FFFFFF"), c.fill()),
  unasked: (c) => {
    c.setLineDash([2.4, 2.4]);
    dot(c, "#FFFFFF");
    c.setLineDash([]);
    c.font = "700 12px sans-serif";
    c.textAlign = "center";
    c.fillStyle = DARK;
    c.fillText("?", 20, 20.5);
  },
  size: (c) => (dot(c, HUE, 5, 11), dot(c, HUE, 10, 27)),
  tie: (c) => rule(c, LINE, 2, []),
  faint: (c) => rule(c, LINE, 1.2, [5, 5]),
  member: (c) => rule(c, TABLE, 2.4, [0.1, 5]),
  staff: (c) => (circle(c, 20, 16, 5), (c.lineWidth = 1.8), (c.strokeStyle = LINE), c.stroke()),
  sector: (c) => (dot(c, tint(HUE, 0.7), 13), (c.font = "700 12px sans-serif"), (c.textAlign = "center"), (c.fillStyle = INK), c.fillText("42", 20, 20)),
  chair: (c) => chair(c, 20, 16, 30, CHAIR),
  nobody: (c) => {
    c.save();
    c.translate(20, 16);
    hatch(c, 0, 359.99, 0, 13, 0.6);
    c.restore();
    circle(c, 20, 16, 12.5);
    c.setLineDash([5, 4]);
    c.lineWidth = 2;
    c.strokeStyle = GAP;
    c.stroke();
  },
};

function dot(c, fill, radius = 8.5, x = 20) {
  circle(c, x, 16, radius);
  c.fillStyle = fill;
  c.fill();
  c.lineWidth = 1.8;
  c.strokeStyle = DARK;
  c.stroke();
}

function rule(c, color, width, dash) {
  c.beginPath();
  c.moveTo(4, 20);
  c.quadraticCurveTo(20, 8, 36, 14);
  c.lineWidth = width;
  c.strokeStyle = color;
  c.lineCap = "round";
  c.setLineDash(dash);
  c.stroke();
  c.setLineDash([]);
}

export function symbol(name) {
  const canvas = make("canvas", "symbol");
  canvas.width = 80;
  canvas.height = 64;
  canvas.setAttribute("aria-hidden", "true");
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  DRAW[name]?.(context);
  return canvas;
}

function listLegend(rows) {
  const list = make("ul", "legend");
  for (const row of rows) {
    const item = make("li", row.symbol === "chair" ? "chair" : "");
    item.append(symbol(row.symbol), make("span", "", row.text));
    list.append(item);
  }
  return list;
}

function listFamilies(data) {
  const list = make("ul", "families");
  for (const family of data.words.families) {
    const slice = data.slices.find((one) => one.family === family);
    const item = make("li"), patch = make("span", "patch");
    patch.style.background = slice.fill;
    patch.style.borderColor = slice.outline;
    item.append(patch, make("span", "", family));
    list.append(item);
  }
  return list;
}

/** The sectors by number, for screens where their names find no room around the wheel. */
export function listSectors(data, open) {
  const list = make("ol", "key");
  for (const one of data.slices) {
    const item = make("li"), button = make("button", one.state === "nobody" ? "open" : "");
    button.type = "button";
    const count = one.state === "nobody" ? "nobody yet" : one.count.toLocaleString("en-US");
    const patch = make("span", "patch");
    patch.style.background = one.state === "nobody" ? "#FFFFFF" : one.fill;
    patch.style.borderColor = one.state === "nobody" ? (data.mode === "room" ? CHAIR : GAP) : one.outline;
    if (data.mode === "room" && one.state === "nobody") button.append(make("span", "number", `${one.number}`), patch, make("span", "", one.name));
    else button.append(make("span", "number", `${one.number}`), patch, make("span", "", `${one.name} (${count})`));
    button.addEventListener("click", () => open("sector", one.id));
    item.append(button);
    list.append(item);
  }
  return list;
}

function tellSector(map, id) {
  const one = map.slice(id), found = [];
  if (!one) return found;
  found.push(make("h2", "", one.name));
  if (one.state === "nobody") {
    const row = make("p", "invite");
    row.append(symbol("chair"), make("span", "", map.data.words.invitation));
    return [...found, row];
  }
  const names = map.data.nodes.filter((node) => node.slice === id && node.kind !== "staff" && node.kind !== "sector");
  return [...found, ...listNames(map, names)];
}

function listNames(map, nodes) {
  const list = make("ul", "names");
  for (const node of [...nodes].sort((a, b) => a.label.localeCompare(b.label))) {
    const item = make("li"), button = make("button", "", node.label);
    button.type = "button";
    button.addEventListener("click", () => map.open("node", node.id));
    item.append(button);
    list.append(item);
  }
  return [list];
}

const KINDS = { organization: "Organization", person: "Individual partner", staff: "Person", goal: "Goal", coalition: "Coalition" };

function tellNode(map, id) {
  const node = map.node(id), about = map.data.about[id] ?? [];
  const sector = map.slice(node.slice);
  const found = [make("h2", "", node.label), make("p", "lead", [KINDS[node.kind], sector?.name].filter(Boolean).join(" · "))];
  for (const [label, text] of about) {
    const fact = make("p");
    fact.append(make("strong", "", label), make("br"), make("span", "", text));
    found.push(fact);
  }
  const others = new Map();
  for (const line of map.linesAt.get(id) ?? []) {
    const other = map.node(line.from === id ? line.to : line.from);
    if (other) others.set(other.id, other);
  }
  if (others.size) found.push(make("h3", "", "Directly connected with"), ...listNames(map, [...others.values()]));
  return found;
}

function tellMissing(map) {
  const { meet, missing } = map.data.words;
  const list = make("ul", "legend");
  for (const name of missing) {
    const item = make("li", "chair");
    item.append(symbol("chair"), make("span", "", name));
    list.append(item);
  }
  return [make("h2", "", meet.title), make("p", "lead", meet.text), list, make("p", "question", meet.question)];
}

function tellMap(data) {
  const { words } = data, room = data.mode === "room", found = [];
  found.push(make("h2", "", room ? words.title : "How to read this map"));
  for (const fact of words.facts) found.push(make("p", "lead", fact));
  found.push(listLegend(words.legend));
  if (words.families.length && !room) found.push(listFamilies(data));
  if (words.question) found.push(make("p", "question", words.question));
  return found;
}

/** Fill the panel beside the map with what is chosen, or with how to read the map. */
export function fillPanel(panel, map) {
  const { focus, data } = map, room = data.mode === "room";
  let parts = tellMap(data);
  if (room && map.meet) parts = tellMissing(map);
  else if (room && focus?.what === "sector") parts = tellSector(map, focus.id);
  else if (room && focus && map.node(focus.id)) parts = tellNode(map, focus.id);
  panel.replaceChildren(...parts);
}
