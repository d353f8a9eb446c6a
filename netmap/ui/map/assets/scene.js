// The whole picture in one go: the layers of the drawing, and over them what the page knows by itself: what was chosen,
// and what the pointer or the keyboard is on. The same code draws the screen and the saved picture.
import { chooseNames, findBright, isCrowd, listNames } from "./focus.js";
import { Painter, placeSectors, sizeAt } from "./paint.js";
import { findBounds } from "./view.js";

const OVER_VEIL = new Set(["name", "open"]);

/** Paint the map onto a context that is in the map's units. look: {scale, way, size, lines}. */
export function paintMap(context, map, look) {
  const { drawing } = map.data, bright = findBright(map);
  context.save();
  context.scale(1 / look.scale, 1 / look.scale);
  const painter = new Painter(context, drawing, look.scale, map.place), rim = drawing.rim * look.scale;
  const sectors = placeSectors(drawing, look.way, rim, look.size) ?? [];
  for (const { role, shapes } of drawing.layers) {
    if ((bright && OVER_VEIL.has(role)) || (role === "line" && !look.lines)) continue;
    for (const shape of shapes) painter.paint(shape);
  }
  if (bright) paintBright(painter, map, bright, { taken: sectors.map((name) => name.box), edges: findBounds(drawing, sectors, rim) });
  paintSectors(painter, map, look, bright, sectors);
  paintMarked(painter, map);
  context.restore();
}

/** Veil the map, and paint what stays bright again; space: where names may go (chooseNames). */
function paintBright(painter, map, bright, space) {
  const { drawing, nodes } = map.data, crowd = isCrowd(bright), of = (shape) => nodes[shape.at]?.id ?? shape.of;
  painter.paintRing(drawing.veil, 0, 0, drawing.rim * painter.scale);
  paintSteps(painter, map, bright);
  for (const { role, shapes } of drawing.layers) {
    for (const shape of shapes) {
      if (role === "line") paintBrightLines(painter, map, bright, shape, crowd ? shape.style : painter.lit(shape.style));
      else if (role === "open") painter.paint(shape, bright.slices.has(shape.of) ? shape.style : painter.dim(shape.style));
      else if (role === "mark" || (role === "name" && crowd)) bright.nodes.has(of(shape)) && painter.paint(shape);
      else if (role === "edge" || (role === "ground" && map.meet)) bright.slices.has(shape.of) && painter.paint(shape);
    }
  }
  if (!crowd) paintChosenNames(painter, map, bright, space);
}

/** Steps of a way between two for which the map has no line. */
function paintSteps(painter, map, { steps = [] }) {
  const drawn = (one, other) => (map.linesAt.get(one) ?? []).some(({ from, to }) => from === other || to === other);
  const lines = steps.filter((pair) => !drawn(...pair)).map((pair) => pair.map((id) => map.numbers.get(id)));
  if (lines.length) painter.paint({ lines }, map.data.drawing.step);
}

function paintBrightLines(painter, map, bright, { lines, style }, look) {
  const { nodes } = map.data, kept = lines.filter(([start, end]) => bright.holds(nodes[start].id, nodes[end].id));
  if (kept.length) painter.paint({ lines: kept, style }, look);
  const strong = bright.isStrong ? kept.filter(([start, end]) => bright.isStrong(nodes[start].id, nodes[end].id)) : [];
  if (strong.length) painter.paint({ lines: strong, style }, map.data.drawing.way);
}

function paintChosenNames(painter, map, bright, space) {
  const { nodes, drawing } = map.data, first = new Set(bright.first ?? [map.focus?.id]);
  const numbers = [...bright.nodes].map((id) => map.numbers.get(id)).filter((number) => number !== undefined);
  numbers.sort((a, b) => first.has(nodes[b].id) - first.has(nodes[a].id) || nodes[b].ties - nodes[a].ties);
  for (const { number, box } of chooseNames(map, painter, numbers, space)) {
    const look = drawing.kinds[nodes[number].kind].name;
    painter.paintBox(box, first.has(nodes[number].id) ? painter.lit(look) : look);
  }
}

function paintSectors(painter, map, look, bright, names) {
  for (const name of names) {
    painter.paintSector(name, look.size, map.data.drawing.rim * look.scale, bright && !bright.slices.has(name.of) ? painter.dim(name.style) : name.style);
  }
  map.sectorNames = names.map(({ of, box }) => ({ of, box, scale: look.scale }));
}

function paintMarked(painter, map) {
  const id = map.hover ?? map.cursor, number = map.numbers.get(id);
  if (number === undefined) return;
  const { drawing, nodes } = map.data;
  painter.paintRing(drawing.halo, ...painter.locate(number), painter.radius(number));
  const laid = map.names.get(number), shown = laid && painter.scale >= laid.name[5] && !findBright(map);
  if (shown && map.cursor !== id) return;
  const [[name, away]] = listNames(map, number);
  if (shown) name[4] = sizeAt(laid.name[4], painter.scale);
  painter.paintBox(painter.findBox(number, name, away), painter.lit(drawing.kinds[nodes[number].kind].name));
}
