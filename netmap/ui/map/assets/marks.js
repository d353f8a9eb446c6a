// Circles, hexagons, stars and lines.
import { INK, LINE, TABLE, circle, hexagon, star, tint } from "./shapes.js";

const SMALLEST = { organization: 4.5, person: 4.5, staff: 2.2, goal: 7, coalition: 6, sector: 10 };

/** The radius of a mark in units, never too small to see or to hit. */
export const markRadius = (node, px) => Math.max(node.size, (SMALLEST[node.kind] ?? 4) * px);

function drawActor(ctx, node, x, y, radius, slice, px) {
  const fill = slice?.fill ?? "#8A94A0", outline = slice?.outline ?? "#4B5561";
  const hollow = node.relation === "left" || node.kind === "echo";
  const listed = node.relation === "listed" || hollow, known = node.relation === "known";
  circle(ctx, x, y, radius);
  ctx.fillStyle = listed ? "#FFFFFF" : known ? tint(fill, 0.42) : fill;
  ctx.fill();
  ctx.lineWidth = (listed ? 2 : 1.6) * px;
  ctx.strokeStyle = outline;
  if (node.unasked) ctx.setLineDash([2.2 * px, 2.4 * px]);
  if (node.kind === "echo") ctx.setLineDash([4 * px, 3 * px]);
  if (node.relation === "left") ctx.globalAlpha *= 0.5;
  ctx.stroke();
  if (node.relation === "left") ctx.globalAlpha *= 2;
  ctx.setLineDash([]);
  if (node.unasked && radius > 6 * px) {
    ctx.font = `700 ${radius * 1.25}px ${ctx.netmapFont}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = listed || known ? outline : "#FFFFFF";
    ctx.fillText("?", x, y + radius * 0.08);
  } else if (node.kind === "person") {
    circle(ctx, x, y, radius * 0.38);
    ctx.fillStyle = listed || known ? outline : "#FFFFFF";
    ctx.fill();
  }
  if (node.relation === "us") {
    circle(ctx, x, y, radius + 4 * px);
    ctx.lineWidth = 2.2 * px;
    ctx.strokeStyle = INK;
    ctx.stroke();
  }
}

function drawBubble(ctx, node, x, y, radius, slice, px) {
  circle(ctx, x, y, radius);
  ctx.fillStyle = slice.fill;
  ctx.globalAlpha *= 0.9;
  ctx.fill();
  ctx.globalAlpha /= 0.9;
  ctx.lineWidth = 2 * px;
  ctx.strokeStyle = slice.outline;
  ctx.stroke();
  const size = Math.max(Math.min(radius * 0.8, 24 * px), 11 * px);
  ctx.font = `700 ${size}px ${ctx.netmapFont}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineWidth = size * 0.25;
  ctx.strokeStyle = "#FFFFFF";
  ctx.lineJoin = "round";
  const text = node.count.toLocaleString("en-US");
  ctx.strokeText(text, x, y + size * 0.05);
  ctx.fillStyle = INK;
  ctx.fillText(text, x, y + size * 0.05);
}

/** Draw one mark at x, y. */
export function drawMark(ctx, node, x, y, slice, px) {
  const radius = markRadius(node, px);
  if (node.kind === "goal") {
    star(ctx, x, y, radius);
    ctx.fillStyle = INK;
    ctx.fill();
  } else if (node.kind === "coalition") {
    hexagon(ctx, x, y, radius);
    ctx.fillStyle = "#FFFFFF";
    ctx.fill();
    ctx.lineWidth = Math.max(radius * 0.22, 1.8 * px);
    ctx.strokeStyle = TABLE;
    ctx.lineJoin = "round";
    ctx.stroke();
  } else if (node.kind === "staff") {
    circle(ctx, x, y, radius);
    ctx.fillStyle = "#FFFFFF";
    ctx.fill();
    ctx.lineWidth = 1.5 * px;
    ctx.strokeStyle = LINE;
    ctx.stroke();
  } else if (node.kind === "sector") drawBubble(ctx, node, x, y, radius, slice, px);
  else drawActor(ctx, node, x, y, radius, slice, px);
}

/** A ring around the mark that the keyboard or the pointer is on. */
export function drawHalo(ctx, node, x, y, px) {
  circle(ctx, x, y, markRadius(node, px) + 6 * px);
  ctx.lineWidth = 3 * px;
  ctx.strokeStyle = "#1F6FEB";
  ctx.stroke();
}

const LOOK = {
  tie: { color: LINE, alpha: 0.27, dash: null },
  knows: { color: LINE, alpha: 0.5, dash: null },
  member: { color: TABLE, alpha: 0.24, dash: [0.1, 5] },
  goal: { color: INK, alpha: 0.16, dash: [1.5, 4] },
};

const UNCONFIRMED = [7, 7]; // pixels drawn and left out of a tie that nobody has confirmed for long

function trace(ctx, line, at) {
  const a = at(line.from), b = at(line.to);
  if (!a || !b) return;
  ctx.moveTo(a.x, a.y);
  if (line.what === "tie" && line.bend) {
    ctx.quadraticCurveTo(((a.x + b.x) / 2) * line.bend, ((a.y + b.y) / 2) * line.bend, b.x, b.y);
  } else ctx.lineTo(b.x, b.y);
}

/** Draw lines in as few strokes as there are looks. `bright` draws them for a focus. */
export function drawLines(ctx, lines, at, px, { bright = false, faint = 1, thin = 1 } = {}) {
  const groups = new Map();
  for (const line of lines) {
    const key = line.what + "|" + line.width + "|" + (line.faint ? "faint" : "");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(line);
  }
  for (const [key, group] of groups) {
    const [what, width, old] = key.split("|"), look = LOOK[what] ?? LOOK.tie, dash = look.dash ?? (old ? UNCONFIRMED : null);
    ctx.save();
    ctx.globalAlpha = (bright ? 0.85 : look.alpha) * faint * (old ? 0.6 : 1);
    ctx.strokeStyle = look.color;
    ctx.lineCap = "round";
    ctx.lineWidth = (look.dash && what === "member" ? 1.8 : Number(width) + (bright ? 0.6 : 0)) * px * thin;
    if (dash) ctx.setLineDash(dash.map((part) => part * px));
    if (bright) {
      ctx.beginPath();
      group.forEach((line) => trace(ctx, line, at));
      ctx.stroke();
    } else {
      // Stroked one by one, crossings add up and show where many ways meet.
      for (const line of group) {
        ctx.beginPath();
        trace(ctx, line, at);
        ctx.stroke();
      }
    }
    ctx.restore();
  }
}
