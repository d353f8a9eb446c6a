// What stands beside the picture: title, sentences, legend. Text is always set as text.
import { Painter } from "./paint.js";

export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

const WIDTH = 40, HEIGHT = 32, SHARP = 2;

/** A symbol of the legend, as the drawing has it. */
export function symbol(drawing, name) {
  const canvas = make("canvas", "symbol");
  canvas.width = WIDTH * SHARP;
  canvas.height = HEIGHT * SHARP;
  canvas.setAttribute("aria-hidden", "true");
  const context = canvas.getContext("2d");
  context.scale(SHARP, SHARP);
  context.translate(WIDTH / 2, HEIGHT / 2);
  const painter = new Painter(context, drawing, 1, null);
  for (const shape of drawing.symbols[name] ?? []) painter.paint(shape);
  return canvas;
}

function listLegend(drawing, rows) {
  const list = make("ul", "legend");
  for (const row of rows) {
    const item = make("li", row.symbol === "chair" ? "chair" : "");
    item.append(symbol(drawing, row.symbol), make("span", "", row.text));
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

/** Sectors by number, for screens where their names find no room around the wheel. */
export function listSectors(data, slices, open) {
  const list = make("ol", "key");
  for (const one of slices) {
    const item = make("li"), button = make("button", one.state === "nobody" ? "open" : "");
    button.type = "button";
    const count = one.state === "nobody" ? "nobody yet" : one.count.toLocaleString("en-US");
    const patch = make("span", "patch");
    [patch.style.background, patch.style.borderColor] = one.patch ?? [one.fill, one.outline];
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
    row.append(symbol(map.data.drawing, "chair"), make("span", "", map.data.words.invitation));
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
  if (node.said) found.push(make("p", "", node.said));
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
    item.append(symbol(map.data.drawing, "chair"), make("span", "", name));
    list.append(item);
  }
  return [make("h2", "", meet.title), make("p", "lead", meet.text), list, make("p", "question", meet.question)];
}

function tellMap(data) {
  const { words } = data, room = data.mode === "room", found = [];
  found.push(make("h2", "", room ? words.title : "How to read this map"));
  for (const fact of words.facts) found.push(make("p", "lead", fact));
  found.push(listLegend(data.drawing, words.legend));
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
