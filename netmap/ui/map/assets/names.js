// Names of marks: where the layout put them, at a constant size on the screen.
import { INK, TABLE } from "./shapes.js";
import { markRadius } from "./marks.js";

export const nameSize = (mode, node) => (mode === "room" ? 17 : node.kind === "goal" || node.kind === "coalition" ? 13 : 12) - (node.kind === "staff" ? 1 : 0);
const isBold = (node) => node.kind === "goal" || node.kind === "coalition";

/** The box of a name and where its text goes, in units. */
export function nameBox(ctx, node, x, y, text, size, px) {
  const [lines, side, shift] = text;
  const radius = markRadius(node, px), gap = 3 * px, step = size * 1.18 * px;
  ctx.font = `${isBold(node) ? 700 : 500} ${size * px}px ${ctx.netmapFont}`;
  const w = Math.max(...lines.map((line) => ctx.measureText(line).width)), h = step * lines.length;
  let cx = x + shift * px, top = y + radius + gap;
  if (side === "above") top = y - radius - gap - h;
  if (side === "right" || side === "left") {
    top = y - h / 2;
    cx = x + (side === "right" ? 1 : -1) * (radius + gap + w / 2);
  }
  return { left: cx - w / 2, right: cx + w / 2, top, bottom: top + h, cx, step, lines };
}

export function drawName(ctx, node, box, size, px, { strong = false } = {}) {
  ctx.font = `${strong || isBold(node) ? 700 : 500} ${size * px}px ${ctx.netmapFont}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = size * 0.28 * px;
  ctx.strokeStyle = "rgba(255,255,255,0.92)";
  ctx.fillStyle = node.kind === "coalition" ? TABLE : INK;
  box.lines.forEach((line, index) => {
    const y = box.top + (index + 0.54) * box.step;
    ctx.strokeText(line, box.cx, y);
    ctx.fillText(line, box.cx, y);
  });
}

const touching = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const covers = (box, node, nodes, at, px) =>
  nodes.some((other) => {
    if (other === node) return false;
    const { x, y } = at(other.id), dx = Math.max(box.left - x, 0, x - box.right), dy = Math.max(box.top - y, 0, y - box.bottom);
    return Math.hypot(dx, dy) < markRadius(other, px);
  });

/** Choose boxes for marks that must be named if there is any room: first come, first served. */
export function chooseNames(ctx, nodes, at, mode, px, short) {
  const chosen = [];
  for (const node of nodes) {
    const { x, y } = at(node.id), size = nameSize(mode, node);
    const tries = node.text ? [node.text] : [];
    for (const lines of short(node.label)) for (const side of ["below", "above", "right", "left"]) tries.push([lines, side, 0]);
    for (const text of tries) {
      const box = nameBox(ctx, node, x, y, text, size, px);
      if (chosen.some((other) => touching(box, other.box)) || covers(box, node, nodes, at, px)) continue;
      chosen.push({ node, box, size });
      break;
    }
  }
  return chosen;
}
