// The shapes of the map, drawn on a canvas in the map's own units. `px` is one pixel in units.

export const INK = "#1B2430", LINE = "#46566B", GAP = "#B3261E", CHAIR = "#B25D22", TABLE = "#7A1F5C";
export const radians = (angle) => (angle * Math.PI) / 180;
export const pointAt = (angle, radius) => [radius * Math.cos(radians(angle)), radius * Math.sin(radians(angle))];

export function wedgePath(ctx, start, end, inner, outer) {
  ctx.beginPath();
  if (end - start >= 359.99) {
    ctx.arc(0, 0, outer, 0, 2 * Math.PI);
    ctx.moveTo(inner, 0);
    ctx.arc(0, 0, inner, 2 * Math.PI, 0, true);
    return;
  }
  ctx.arc(0, 0, outer, radians(start), radians(end));
  ctx.arc(0, 0, inner, radians(end), radians(start), true);
  ctx.closePath();
}

export function polygon(ctx, x, y, radius, corners, turn, dent = 1) {
  ctx.beginPath();
  const count = dent === 1 ? corners : corners * 2;
  for (let index = 0; index < count; index++) {
    const reach = index % 2 && dent !== 1 ? radius * dent : radius;
    const angle = turn + (2 * Math.PI * index) / count;
    ctx.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
  }
  ctx.closePath();
}

export const star = (ctx, x, y, radius) => polygon(ctx, x, y, radius * 1.2, 5, -Math.PI / 2, 0.42);
export const hexagon = (ctx, x, y, radius) => polygon(ctx, x, y, radius, 6, Math.PI / 6);
export function circle(ctx, x, y, radius) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
}

/** An open chair, `height` high, its middle at x, y. */
export function chair(ctx, x, y, height, color = CHAIR) {
  const k = height / 116;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(k, k);
  ctx.translate(-50, -62);
  ctx.strokeStyle = ctx.fillStyle = color;
  ctx.lineCap = ctx.lineJoin = "round";
  ctx.lineWidth = 7;
  ctx.beginPath();
  ctx.moveTo(27, 66);
  ctx.lineTo(25, 20);
  ctx.quadraticCurveTo(25, 7, 38, 7);
  ctx.lineTo(62, 7);
  ctx.quadraticCurveTo(75, 7, 75, 20);
  ctx.lineTo(73, 66);
  ctx.moveTo(26, 34);
  ctx.lineTo(74, 34);
  ctx.moveTo(22, 78);
  ctx.lineTo(19, 117);
  ctx.moveTo(78, 78);
  ctx.lineTo(81, 117);
  ctx.stroke();
  ctx.beginPath();
  ctx.roundRect(13, 66, 74, 12, 6);
  ctx.fill();
  ctx.lineWidth = 4.5;
  ctx.beginPath();
  ctx.moveTo(20, 99);
  ctx.lineTo(80, 99);
  ctx.stroke();
  ctx.restore();
}

export function hatch(ctx, start, end, inner, outer, px) {
  ctx.save();
  wedgePath(ctx, start, end, inner, outer);
  ctx.clip();
  ctx.strokeStyle = "#EACFCD";
  ctx.lineWidth = 2 * px;
  const [x, y] = pointAt((start + end) / 2, (inner + outer) / 2), reach = outer * 1.2, gap = 11 * px;
  ctx.beginPath();
  for (let offset = -reach; offset < reach; offset += gap) {
    ctx.moveTo(x + offset - reach, y + reach);
    ctx.lineTo(x + offset + reach, y - reach);
  }
  ctx.stroke();
  ctx.restore();
}

/** `color` (#rrggbb) mixed with white; share 1 is the color itself. */
export function tint(color, share) {
  const value = parseInt(color.slice(1), 16);
  const mix = (shift) => Math.round(255 - (255 - ((value >> shift) & 255)) * share);
  return `rgb(${mix(16)},${mix(8)},${mix(0)})`;
}
