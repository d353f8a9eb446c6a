// What stays bright when somebody or a sector is chosen, and which of its names find room.
const MANY = 40; // more bright marks than this are named and tied as on the whole map

const isOpen = (one) => one.state === "nobody";

/** What a focus keeps bright: ids of marks and slices, and which lines. null when nothing is chosen. */
export function findBright(map) {
  const { focus, meet, data } = map;
  if (meet) return { nodes: new Set(), slices: new Set(data.slices.filter(isOpen).map((one) => one.id)), holds: () => false };
  if (!focus) return data.path ? findPath(map, data.path) : null;
  if (focus.what === "sector") {
    const nodes = new Set(data.nodes.filter((node) => node.slice === focus.id).map((node) => node.id));
    return { nodes, slices: new Set([focus.id]), holds: (start, end) => nodes.has(start) && nodes.has(end) };
  }
  const lines = map.linesAt.get(focus.id) ?? [];
  const nodes = new Set([focus.id, ...lines.flatMap((line) => [line.from, line.to])]);
  const slices = new Set([...nodes].map((id) => map.node(id)?.slice).filter(Boolean));
  return { nodes, slices, holds: (start, end) => start === focus.id || end === focus.id };
}

/** The way between two that was asked for; `steps` are pairs of ids. */
function findPath(map, { marks, first, steps, strong }) {
  const nodes = new Set(marks), slices = new Set(marks.map((id) => map.node(id)?.slice).filter(Boolean));
  const [dark, strongest] = [steps, strong].map((pairs) => new Set(pairs.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`])));
  const isStrong = (start, end) => strongest.has(`${start} ${end}`);
  return { nodes, slices, first, steps, isStrong, holds: (start, end) => dark.has(`${start} ${end}`) };
}

export const isCrowd = (bright) => !bright.steps && bright.nodes.size > MANY;

const touching = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function covers(box, spot, spots) {
  return spots.some((other) => {
    if (other === spot) return false;
    const dx = Math.max(box.left - other.x, 0, other.x - box.right), dy = Math.max(box.top - other.y, 0, other.y - box.bottom);
    return Math.hypot(dx, dy) < other.radius;
  });
}

/** The ways to write the name of a mark and how far from it: as laid out, then what the drawing offers, on every side. */
export function* listNames(map, number) {
  const { drawing, nodes } = map.data, { size } = drawing.kinds[nodes[number].kind], laid = map.names.get(number);
  if (laid) yield [[...laid.name.slice(0, 4), size], laid.name[6]];
  for (const [lines, ems] of drawing.writings[number]) {
    for (const side of ["below", "above", "right", "left"]) yield [[lines || [nodes[number].label], side, 0, ems, size]];
  }
}

const isInside = (box, rim) => Math.hypot(Math.max(-box.left, box.right), Math.max(-box.top, box.bottom)) < rim;
const isWithin = (box, edges) => box.left >= edges.left && box.right <= edges.right && box.top >= edges.top && box.bottom <= edges.bottom;

/**
 * Choose boxes for marks (numbers) that must be named if there is any room, rather inside the rim: first come, first
 * served. No name touches a box that is taken, or reaches over the edges of the whole map.
 */
export function chooseNames(map, painter, numbers, { taken, edges }) {
  const spots = numbers.map((number) => {
    const [x, y] = painter.locate(number);
    return { number, x, y, radius: painter.radius(number) };
  });
  const chosen = [], boxes = [...taken], rim = map.data.rim * painter.scale;
  for (const spot of spots) {
    const tries = [...listNames(map, spot.number)].map(([name, away]) => painter.findBox(spot.number, name, away));
    const free = tries.filter((box) => isWithin(box, edges) && !boxes.some((other) => touching(box, other)) && !covers(box, spot, spots));
    const box = free.find((one) => isInside(one, rim)) ?? free[0];
    if (!box) continue;
    boxes.push(box);
    chosen.push({ number: spot.number, box });
  }
  return chosen;
}
