// Paints the shapes of a drawing (netmap/picture/drawing) onto a canvas. What is drawn, where and how it looks comes
// with the drawing; here it only becomes pixels, around the middle of the wheel. flat.py does the same sums.

const radians = (angle) => (angle * Math.PI) / 180;
const between = (low, value, high) => Math.min(Math.max(value, low), high);

/** A length in pixels: units, kept between a least and a most number of pixels, below a cap in units, and some more. */
export function sizeAt(size, scale) {
  if (typeof size === "number") return size * scale;
  const [units, least = 0, most, more = 0, cap] = size;
  return Math.min(Math.max(units * scale, least), most ?? Infinity, (cap ?? Infinity) * scale) + more;
}

/** The steps of a path written like "M1 2L3 4Q5 6 7 8Z". */
const readPath = (text) => text.match(/[MLQZ][^MLQZ]*/g).map((step) => [step[0], step.slice(1).split(" ").map(Number)]);

/** The box of a name around the rim, in pixels from the middle of the wheel. */
export function sectorBox(rules, angle, [lines, ems], rim, size) {
  const turn = radians(angle), c = Math.cos(turn), s = Math.sin(turn);
  const w = ems, h = lines.length * rules.sectorStep;
  const reach = (rim + rules.band) / size + rules.apart + (w / 2) * Math.abs(c) + (h / 2) * Math.abs(s);
  const x = reach * c, y = reach * s;
  return { left: (x - w / 2) * size, right: (x + w / 2) * size, top: (y - h / 2) * size, bottom: (y + h / 2) * size };
}

const spread = (values, count) => (Array.isArray(values) ? values : Array(count).fill(values));

/** The names around a rim of so many pixels: [{of, angle, at, writing, numbered, box, style}]; null when it is too small for any. */
export function placeSectors({ sectors, rules }, way, rim, size) {
  const found = sectors.ladders[way]?.findLast(([ems]) => ems * size - rules.band <= rim);
  if (!found) return null;
  const shifts = spread(found[1], sectors.names.length), shown = spread(found[2], sectors.names.length);
  return sectors.names.flatMap((name, index) => {
    const as = shown[index];
    if (as === null) return [];
    const at = name.angle + shifts[index], writing = name.writings[as];
    const numbered = as === name.writings.length - 1;
    return [{ ...name, at, writing, numbered, box: sectorBox(rules, at, writing, rim, size) }];
  });
}

/** Where the text of a mark goes, `reach` pixels away from its middle: its box, its lines and its size. */
export function nameBox(rules, [x, y], reach, [lines, side, shift, ems, size]) {
  const step = size * rules.nameStep, w = ems * size, h = step * lines.length;
  let cx = x + shift * size, top = y - h / 2;
  if (side === "below") top = y + reach;
  else if (side === "above") top = y - reach - h;
  else cx += (side === "right" ? 1 : -1) * (reach + w / 2);
  return { left: cx - w / 2, right: cx + w / 2, top, bottom: top + h, cx, step, lines, size };
}

export class Painter {
  /** place(number) gives x, y and radius (a length) of a mark, in units. */
  constructor(context, drawing, scale, place) {
    Object.assign(this, { context, drawing, scale, rules: drawing.rules, place, worn: null });
    this.paths = drawing.paths.map(readPath);
    context.textBaseline = "alphabetic";
    context.textRendering = "geometricPrecision";
    context.fontKerning = "normal";
  }

  style(number) { return this.drawing.styles[number]; }
  lit(number) { return this.style(number).lit ?? number; }
  dim(number) { return this.style(number).dim ?? number; }

  locate(at) {
    const { x, y } = typeof at === "number" ? this.place(at) : { x: at[0], y: at[1] };
    return [x * this.scale, y * this.scale];
  }

  radius(at) { return sizeAt(this.place(at).radius, this.scale); }

  /** Put a look on; what is already on stays. */
  wear(number, size = 0) {
    const key = `${number} ${size}`;
    if (this.worn === key) return;
    this.worn = key;
    const { context, drawing } = this, style = this.style(number), soft = style.round || style.outline;
    context.globalAlpha = style.opacity ?? 1;
    context.fillStyle = style.fill ?? "transparent";
    context.strokeStyle = style.stroke ?? "transparent";
    context.lineWidth = style.outline ? style.outline * size : sizeAt(style.width ?? 0, this.scale);
    context.lineCap = soft ? "round" : "butt";
    context.lineJoin = soft ? "round" : "miter";
    context.setLineDash(style.dash ?? []);
    if (size) context.font = `${style.bold ? drawing.font.bold : drawing.font.normal} ${size}px "${drawing.font.family}", sans-serif`;
  }

  /** Paint a shape, in its own look or in another. */
  paint(shape, look = shape.style) {
    if (shape.since && this.scale < shape.since) return;
    if (shape.lines) for (const line of shape.lines) this.stroke(look, () => this.traceLine(line));
    else if (shape.word) this.paintWord(shape, look);
    else if (shape.name) this.paintName(shape, look);
    else this.fill(look, () => this.trace(shape));
  }

  stroke(look, trace) {
    this.wear(look);
    this.context.beginPath();
    trace();
    this.context.stroke();
  }

  fill(look, trace) {
    const { fill, stroke } = this.style(look);
    this.wear(look);
    this.context.beginPath();
    trace();
    if (fill) this.context.fill();
    if (stroke) this.context.stroke();
  }

  trace(shape) {
    if (shape.circle !== undefined) this.traceCircle(...this.locate(shape.at), sizeAt(shape.circle, this.scale));
    else if (shape.wedge) this.traceWedge(...shape.wedge);
    else if (shape.arc) this.context.arc(0, 0, sizeAt(shape.arc[2], this.scale), radians(shape.arc[0]), radians(shape.arc[1]));
    else if (shape.ray) this.traceRay(...shape.ray);
    else this.traceFigure(shape);
  }

  traceCircle(x, y, radius) { this.context.arc(x, y, radius, 0, 2 * Math.PI); }

  traceWedge(start, end, inner, outer, inset = 0) {
    const { context, rules, scale } = this, turn = end - start;
    const near = sizeAt(inner, scale), far = sizeAt(outer, scale), pulled = turn <= rules.wide ? inset : 0;
    const [deep, slight] = [near, far].map((radius) => Math.min(turn / 3, ((pulled / Math.max(radius, 1)) * 180) / Math.PI));
    context.arc(0, 0, far, radians(start + slight), radians(end - slight));
    if (turn >= rules.fullTurn) {
      context.closePath();
      context.moveTo(near * Math.cos(radians(end)), near * Math.sin(radians(end)));
    }
    context.arc(0, 0, near, radians(end - deep), radians(start + deep), true);
    context.closePath();
  }

  traceRay(angle, inner, outer) {
    const c = Math.cos(radians(angle)), s = Math.sin(radians(angle));
    const near = sizeAt(inner, this.scale), far = sizeAt(outer, this.scale);
    this.context.moveTo(near * c, near * s);
    this.context.lineTo(far * c, far * s);
  }

  traceFigure({ at, figure, size }) {
    const { context } = this, [x, y] = this.locate(at), k = sizeAt(size, this.scale);
    for (const [letter, numbers] of this.paths[figure]) {
      const spots = numbers.map((number, index) => (index % 2 ? y : x) + number * k);
      if (letter === "M") context.moveTo(...spots);
      else if (letter === "L") context.lineTo(...spots);
      else if (letter === "Q") context.quadraticCurveTo(...spots);
      else context.closePath();
    }
  }

  traceLine([start, end, bend]) {
    const [x, y] = this.locate(start), [u, v] = this.locate(end);
    this.context.moveTo(x, y);
    if (bend) this.context.quadraticCurveTo(((x + u) / 2) * bend, ((y + v) / 2) * bend, u, v);
    else this.context.lineTo(u, v);
  }

  paintWord({ at, word, size }, look) {
    const [x, y] = this.locate(at), height = sizeAt(size, this.scale);
    this.write([[x, y + this.rules.middle * height, word]], height, look, "center");
  }

  paintName({ at, name }, look) {
    const [lines, side, shift, ems, size, since, away] = name;
    if (this.scale < since) return;
    this.paintBox(this.findBox(at, [lines, side, shift, ems, sizeAt(size, this.scale)], away), look);
  }

  /** The box of a name, its size in pixels, at a mark, `away` units from it. */
  findBox(at, name, away = 0) {
    return nameBox(this.rules, this.locate(at), this.radius(at) + away * this.scale + this.rules.nameGap, name);
  }

  paintBox({ cx, top, step, lines, size }, look) {
    const rows = lines.map((line, row) => [cx, top + (row + 0.5) * step + this.rules.middle * size, line]);
    this.write(rows, size, look, "center");
  }

  write(rows, size, look, align) {
    const { context } = this, { outline } = this.style(look);
    this.wear(look, size);
    context.textAlign = align;
    if (outline) for (const [x, y, text] of rows) context.strokeText(text, x, y);
    for (const [x, y, text] of rows) context.fillText(text, x, y);
  }

  /** Paint the name of a slice, and a line to it where it had to move. */
  paintSector({ angle, at, writing, numbered, box }, size, rim, look) {
    const { rules } = this, across = Math.cos(radians(at)), middle = (box.left + box.right) / 2;
    const align = numbered || Math.abs(across) < rules.upright ? "center" : across > 0 ? "left" : "right";
    const x = align === "left" ? box.left : align === "right" ? box.right : middle;
    const rows = writing[0].map((line, row) => [x, box.top + (row + 0.5) * rules.sectorStep * size + rules.middle * size, line]);
    this.write(rows, size, look, align);
    if (Math.abs(at - angle) <= rules.leaderFrom) return;
    const reach = rim + rules.band, u = reach * Math.cos(radians(angle)), v = reach * Math.sin(radians(angle));
    const near = [between(box.left - rules.leaderGap, u, box.right + rules.leaderGap), between(box.top - rules.leaderGap, v, box.bottom + rules.leaderGap)];
    if (Math.hypot(near[0] - u, near[1] - v) < rules.shortestLeader) return;
    this.stroke(this.drawing.leader, () => {
      this.context.moveTo(u, v);
      this.context.lineTo(...near);
    });
  }

  /** A circle around the middle or a mark, in one of the looks that the page puts on. */
  paintRing({ style, more }, x, y, radius) {
    this.fill(style, () => this.traceCircle(x, y, radius + more));
  }
}
