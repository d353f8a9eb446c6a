// The whole picture, painted in one go; the same code draws the screen and the saved picture.
import { CHAIR, GAP, INK, chair, circle, hatch, pointAt, radians, wedgePath } from "./shapes.js";
import { drawHalo, drawLines, drawMark } from "./marks.js";
import { chooseNames, drawName, nameBox, nameSize } from "./names.js";
import { placeSectorNames, wrapWords } from "./sectors.js";

const VEIL = 0.85;
const MANY = 40; // more bright marks than this are named and tied as on the whole map
const MUTED = "#5B6675";
const isOpen = (one) => one.state === "nobody";

/** What a focus keeps bright: ids of marks and slices. null when nothing is chosen. */
export function findBright(map) {
  const { focus, meet, data } = map;
  if (meet) return { nodes: new Set(), slices: new Set(data.slices.filter(isOpen).map((one) => one.id)), lines: [] };
  if (!focus) return null;
  if (focus.what === "sector") {
    const nodes = new Set(data.nodes.filter((node) => node.slice === focus.id).map((node) => node.id));
    const lines = data.edges.filter((line) => nodes.has(line.from) && nodes.has(line.to));
    return { nodes, slices: new Set([focus.id]), lines };
  }
  const lines = map.linesAt.get(focus.id) ?? [];
  const nodes = new Set([focus.id, ...lines.flatMap((line) => [line.from, line.to])]);
  const slices = new Set([...nodes].map((id) => map.node(id)?.slice).filter(Boolean));
  return { nodes, slices, lines };
}

function paintSlice(ctx, one, { hub, rim }, room, px) {
  wedgePath(ctx, one.start, one.end, hub, rim);
  if (isOpen(one)) {
    ctx.fillStyle = room ? "#FFFBF5" : "#FFFFFF";
    ctx.fill();
    if (!room) hatch(ctx, one.start, one.end, hub, rim, px);
    return;
  }
  ctx.fillStyle = one.ground;
  ctx.globalAlpha = one.state === "listed" ? 0.45 : 1;
  ctx.fill();
  ctx.globalAlpha = 1;
}

/** The outline of an open slice, set in from its neighbors by the same width inside and outside. */
function openPath(ctx, one, inset, deep, inner, outer) {
  if (one.end - one.start > 300) return wedgePath(ctx, one.start, one.end, inner, outer);
  ctx.beginPath();
  ctx.arc(0, 0, outer, radians(one.start + inset), radians(one.end - inset));
  ctx.arc(0, 0, inner, radians(one.end - deep), radians(one.start + deep), true);
  ctx.closePath();
}

function paintEdge(ctx, one, map, px) {
  const { hub, rim } = map.data, room = map.data.mode === "room", band = 7 * px;
  if (isOpen(one)) {
    const turn = (one.end - one.start) / 2, inset = Math.min(turn / 3, ((5 * px) / rim) * 57.3);
    const deep = Math.min(turn / 3, ((5 * px) / hub) * 57.3);
    openPath(ctx, one, inset, deep, hub + 4 * px, rim + (room ? 2 * px : 0));
    ctx.lineWidth = (room ? 2.6 : 2) * px;
    ctx.strokeStyle = room ? CHAIR : GAP;
    ctx.lineCap = room ? "round" : "butt";
    ctx.setLineDash(room ? [0.1, 6 * px] : [8 * px, 6 * px]);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.lineCap = "butt";
    return;
  }
  wedgePath(ctx, one.start, one.end, rim, rim + band);
  if (one.state === "listed") {
    ctx.fillStyle = "#FFFFFF";
    ctx.fill();
    ctx.lineWidth = 1.2 * px;
    ctx.strokeStyle = one.outline;
    ctx.stroke();
  } else {
    ctx.fillStyle = one.fill;
    ctx.fill();
    ctx.lineWidth = 1 * px;
    ctx.strokeStyle = one.outline;
    ctx.beginPath();
    ctx.arc(0, 0, rim + band, radians(one.start), radians(one.end));
    ctx.stroke();
  }
}

/** White seams between slices, wider between families. */
function paintSeams(ctx, { slices, hub, rim }, px) {
  if (slices.length < 2) return;
  ctx.strokeStyle = "#FFFFFF";
  ctx.lineWidth = 3 * px;
  for (const one of slices) {
    ctx.beginPath();
    ctx.moveTo(...pointAt(one.start, hub));
    ctx.lineTo(...pointAt(one.start, rim + 9 * px));
    ctx.stroke();
  }
}

function paintOpenPlace(ctx, one, { hub, rim }, room, px) {
  const angle = (one.start + one.end) / 2, middle = (hub + rim) / 2;
  const across = 2 * middle * Math.sin(radians(Math.min(one.end - one.start, 180)) / 2);
  const [x, y] = pointAt(angle, middle);
  if (room) {
    chair(ctx, x, y, Math.min(Math.max(0.125 * rim, 34 * px), 84 * px, across * 0.8));
    return;
  }
  circle(ctx, x, y, Math.min(15 * px, across * 0.3));
  ctx.fillStyle = "#FFFFFF";
  ctx.fill();
  ctx.setLineDash([4 * px, 3 * px]);
  ctx.lineWidth = 2 * px;
  ctx.strokeStyle = GAP;
  ctx.stroke();
  ctx.setLineDash([]);
}

function paintSectorNames(ctx, map, view, bright) {
  const { data } = map, px = 1 / view.scale, room = data.mode === "room";
  const font = (weight) => `${weight} ${view.sectorSize * px}px ${ctx.netmapFont}`;
  ctx.font = font(700);
  const measure = (text) => ctx.measureText(text).width / px;
  const labels = placeSectorNames(data.slices, data.rim / px, view.sectorSize, measure, view.sectorHow);
  ctx.textBaseline = "middle";
  map.sectorLabels = labels.map((label) => ({ ...label, x: label.x * px, y: label.y * px, w: label.w * px, h: label.h * px }));
  labels.forEach((label, index) => {
    const one = data.slices[index], dim = bright && !bright.slices.has(one.id);
    if (label.hidden) return;
    ctx.font = font(dim ? 400 : 700);
    ctx.fillStyle = dim ? "#68727F" : isOpen(one) ? (room ? CHAIR : GAP) : INK;
    const c = Math.cos(radians(label.at)), step = view.sectorSize * 1.14 * px;
    const [x, y] = [label.x * px, label.y * px];
    ctx.textAlign = Math.abs(c) < 0.32 || view.sectorHow.numbers ? "center" : c > 0 ? "left" : "right";
    const edge = ctx.textAlign === "left" ? x - (label.w * px) / 2 : ctx.textAlign === "right" ? x + (label.w * px) / 2 : x;
    label.lines.forEach((line, row) => ctx.fillText(line, edge, y + (row - (label.lines.length - 1) / 2) * step));
    if (Math.abs(label.at - label.angle) > 2.5) paintLeader(ctx, label, data.rim, px);
  });
}

/** A thin line from a slice to its name, where the name had to move along the rim. */
function paintLeader(ctx, label, rim, px) {
  const [x, y] = pointAt(label.angle, rim + 9 * px), gap = 3 * px;
  const near = (value, middle, size) => Math.min(Math.max(value, middle - size / 2 - gap), middle + size / 2 + gap);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(near(x, label.x * px, label.w * px), near(y, label.y * px, label.h * px));
  ctx.strokeStyle = MUTED;
  ctx.lineWidth = px;
  ctx.stroke();
}

/** The ways to write a name that had no room of its own, for a focus. */
const shortNames = (name) => {
  const text = name.length > 56 ? name.slice(0, 55) + "…" : name;
  return [wrapWords(text, 16), [text]];
};

/** The size at which a name is drawn: a little smaller than laid out just before it would vanish. */
export function fitSize(mode, node, scale) {
  const full = nameSize(mode, node), share = node.text ? scale / node.text[3] : 0;
  const least = mode === "room" ? 16 / 17 : 0.9;
  return share < least ? 0 : full * Math.min(1, share);
}

function paintNames(ctx, map, view, nodes) {
  const px = 1 / view.scale;
  for (const node of nodes) {
    const size = fitSize(map.data.mode, node, view.scale), { x, y } = map.at(node.id);
    if (!size) continue;
    drawName(ctx, node, nameBox(ctx, node, x, y, node.text, size, px), size, px);
  }
}

/** On a small map lines are thinner, so that they do not cover it. */
const thinLines = (view, data) => Math.min(1, Math.max(0.45, view.scale / data.pixels));

function paintFirm(ctx, map, view, bright) {
  const { data } = map, px = 1 / view.scale;
  const marks = [...bright.nodes].map((id) => map.node(id)).filter(Boolean);
  const byImportance = marks.sort((a, b) => (b.id === map.focus?.id) - (a.id === map.focus?.id) || b.ties - a.ties);
  const plenty = marks.length > MANY;
  drawLines(ctx, bright.lines, map.at, px, { bright: !plenty, thin: thinLines(view, data) });
  for (const node of marks) drawMark(ctx, node, map.at(node.id).x, map.at(node.id).y, map.slice(node.slice), px);
  if (plenty) return paintNames(ctx, map, view, marks);
  for (const { node, box, size } of chooseNames(ctx, byImportance, map.at, data.mode, px, shortNames)) {
    drawName(ctx, node, box, size, px, { strong: node.id === map.focus?.id });
  }
}

/**
 * Paint the map onto a context that is already in the map's units.
 * view: {scale, sectorSize, sectorHow, lines} ; map: what index.js keeps.
 */
export function paintMap(ctx, map, view) {
  const { data } = map, px = 1 / view.scale, room = data.mode === "room", bright = findBright(map);
  ctx.netmapFont = map.font;
  ctx.save();
  ctx.textBaseline = "middle";
  for (const one of data.slices) paintSlice(ctx, one, data, room, px);
  paintSeams(ctx, data, px);
  if (view.lines) drawLines(ctx, data.edges, map.at, px, { faint: data.edges.length > 600 ? 0.5 : 1, thin: thinLines(view, data) });
  for (const one of data.slices) if (!bright) paintEdge(ctx, one, map, px);
  for (const node of data.nodes) drawMark(ctx, node, map.at(node.id).x, map.at(node.id).y, map.slice(node.slice), px);
  if (!bright) paintNames(ctx, map, view, data.nodes);
  if (bright) {
    for (const one of data.slices) if (!bright.slices.has(one.id)) paintEdge(ctx, one, map, px);
    circle(ctx, 0, 0, data.rim + 12 * px);
    ctx.fillStyle = `rgba(255,255,255,${VEIL})`;
    ctx.fill();
    for (const one of data.slices) if (bright.slices.has(one.id)) paintEdge(ctx, one, map, px);
    if (map.meet) for (const one of data.slices) if (isOpen(one)) paintSlice(ctx, one, data, room, px), paintEdge(ctx, one, map, px);
    paintFirm(ctx, map, view, bright);
  }
  for (const one of data.slices) {
    if (!isOpen(one)) continue;
    ctx.globalAlpha = bright && !bright.slices.has(one.id) ? 1 - VEIL : 1;
    paintOpenPlace(ctx, one, data, room, px);
    ctx.globalAlpha = 1;
  }
  paintSectorNames(ctx, map, view, bright);
  const marked = map.hover ?? map.cursor;
  if (marked && map.node(marked)) paintMarked(ctx, map, marked, view);
  ctx.restore();
}

function paintMarked(ctx, map, id, view) {
  const node = map.node(id), px = 1 / view.scale, { x, y } = map.at(id);
  drawHalo(ctx, node, x, y, px);
  const shown = fitSize(map.data.mode, node, view.scale) && !map.focus;
  const text = node.text ?? [shortNames(node.label)[0], "below", 0];
  const size = nameSize(map.data.mode, node);
  if (!shown || map.cursor === id) drawName(ctx, node, nameBox(ctx, node, x, y, text, size, px), size, px, { strong: true });
}
