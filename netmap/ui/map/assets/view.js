// How large the wheel can be so that it and the names around it fit. fit.py does the same for pictures without a page.
import { placeSectors } from "./paint.js";

/** The box around a wheel and its names, in pixels from its middle. */
export function findBounds(drawing, names, rim) {
  const reach = rim + drawing.rules.band, boxes = [{ left: -reach, right: reach, top: -reach, bottom: reach }, ...(names ?? []).map((name) => name.box)];
  return {
    left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

function fitLadder(drawing, way, size, width, height) {
  const { halvings, smallestRim } = drawing.rules;
  let low = smallestRim, high = Math.min(width, height) / 2, best = null;
  for (let round = 0; round < halvings; round++) {
    const rim = (low + high) / 2, names = placeSectors(drawing, way, rim, size), box = findBounds(drawing, names, rim);
    if (box.right - box.left <= width && box.bottom - box.top <= height) {
      low = rim;
      if (names) best = { rim, way, size, named: names.filter((name) => !name.numbered).length };
    } else high = rim;
  }
  return best;
}

const largest = (fits) => fits.reduce((best, fit) => (fit.named > best.named || (fit.named === best.named && fit.rim > best.rim) ? fit : best));

function chooseFit(drawing, width, height, side) {
  const { sectors, rules } = drawing, some = [], numbers = sectors.ladders.length - 1;
  for (const [least, size] of sectors.sizes) {
    if (side < least || numbers < 1) continue;
    const named = sectors.ladders.slice(0, numbers).map((_, way) => fitLadder(drawing, way, size, width, height));
    const worth = named.filter((fit) => fit && fit.rim >= rules.smallestShare * side);
    const full = worth.filter((fit) => fit.named === sectors.names.length);
    if (full.length) return largest(full);
    some.push(...worth);
  }
  if (some.length) return largest(some);
  const numbered = numbers < 0 ? null : fitLadder(drawing, numbers, sectors.numberSize, width, height);
  const bare = Math.max(rules.smallestRim, Math.min(width, height) / 2 - rules.band);
  return numbered ?? { rim: bare, way: Math.max(numbers, 0), size: sectors.numberSize };
}

/** The view of the whole wheel: {scale, x, y, way, size}; x, y is where the middle of the picture lies, in pixels from the wheel's. */
export function findView(drawing, width, height) {
  const { edge } = drawing.rules;
  const { rim, way, size } = chooseFit(drawing, width - 2 * edge, height - 2 * edge, Math.min(width, height));
  const box = findBounds(drawing, placeSectors(drawing, way, rim, size), rim);
  return { scale: rim / drawing.rim, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, way, size };
}
