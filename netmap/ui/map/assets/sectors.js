// Sector names around the rim, in pixels from the middle of the wheel. Pure: the same input, the same place.

export const wrapWords = (text, most) => {
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.length - 1;
    if (last >= 0 && (lines[last] + " " + word).length <= most) lines[last] += " " + word;
    else lines.push(word);
  }
  if (lines.length <= 3) return lines;
  return [...lines.slice(0, 2), lines.slice(2).join(" ").slice(0, most - 1) + "…"];
};

const radians = (angle) => (angle * Math.PI) / 180;
const GAP = 12;

const settle = (label, rim) => {
  const c = Math.cos(radians(label.at)), s = Math.sin(radians(label.at));
  const reach = rim + GAP + (label.w / 2) * Math.abs(c) + (label.h / 2) * Math.abs(s);
  label.x = reach * c;
  label.y = reach * s;
};

const overlap = (a, b) =>
  Math.abs(a.x - b.x) < (a.w + b.w) / 2 + 16 && Math.abs(a.y - b.y) < (a.h + b.h) / 2 + 2;

/**
 * Place the names of slices outside a rim, pushing apart along the rim those that would touch.
 * slices: [{id, name, number, start, end}] in degrees; measure(text) gives pixels; `most` characters fill a
 * line; `numbers` writes the numbers of slices in place of names.
 * Returns [{id, lines, x, y, w, h, angle, at, hidden}], x and y being the middle of the text.
 */
export function placeSectorNames(slices, rim, size, measure, { numbers = false, most = 14 } = {}) {
  const labels = slices.map((one) => {
    const lines = numbers ? [String(one.number)] : wrapWords(one.name, slices.length > 26 ? 18 : most);
    const w = Math.max(...lines.map(measure), 1), h = lines.length * size * 1.14;
    const angle = (one.start + one.end) / 2;
    const label = { id: one.id, lines, w, h, angle, at: angle, hidden: false, weight: one.count ?? 0 };
    settle(label, rim);
    return label;
  });
  const step = 0.35;
  for (let round = 0; round < 240 && labels.length > 1; round++) {
    let moved = false;
    labels.forEach((label, index) => {
      const next = labels[(index + 1) % labels.length];
      if (!overlap(label, next)) return;
      label.at -= step;
      next.at += step;
      settle(label, rim);
      settle(next, rim);
      moved = true;
    });
    if (!moved) break;
  }
  const order = [...labels].sort((a, b) => b.weight - a.weight || a.angle - b.angle);
  const shown = [];
  for (const label of order) {
    if (Math.abs(label.at - label.angle) > 28 || shown.some((other) => overlap(label, other))) label.hidden = true;
    else shown.push(label);
  }
  return labels;
}

const EDGE = 6;

/**
 * The largest rim, in pixels, at which wheel and names fit into width and height.
 * Returns {rim, x, y}: the middle of what is drawn lies at x, y from the middle of the wheel.
 */
export function fitRim(slices, width, height, size, measure, how = {}) {
  let low = 20, high = Math.min(width, height) / 2, best = { rim: low, x: 0, y: 0 };
  for (let round = 0; round < 12; round++) {
    const rim = (low + high) / 2, box = findBox(placeSectorNames(slices, rim, size, measure, how), rim + GAP);
    if (box.right - box.left <= width - 2 * EDGE && box.bottom - box.top <= height - 2 * EDGE) {
      best = { rim, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
      low = rim;
    } else high = rim;
  }
  return best;
}

function findBox(labels, reach) {
  const box = { left: -reach, right: reach, top: -reach, bottom: reach };
  for (const label of labels) {
    if (label.hidden) continue;
    box.left = Math.min(box.left, label.x - label.w / 2);
    box.right = Math.max(box.right, label.x + label.w / 2);
    box.top = Math.min(box.top, label.y - label.h / 2);
    box.bottom = Math.max(box.bottom, label.y + label.h / 2);
  }
  return box;
}
