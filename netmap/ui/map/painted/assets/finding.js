// Who is tied to whom, whom a few letters mean, and who comes next with an arrow key.

/** For each id the ids at the other ends of its lines. */
export function findTied(lines) {
  const tied = new Map();
  for (const [start, end] of lines) {
    for (const [one, other] of [[start, end], [end, start]]) {
      if (!tied.has(one)) tied.set(one, new Set());
      tied.get(one).add(other);
    }
  }
  return tied;
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The ids of names that hold every word typed: those that begin with what was typed before the rest, sectors last. */
export function findMatches(names, typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean), whole = fold(typed).trim();
  const found = names.filter(({ label }) => words.every((word) => fold(label).includes(word)));
  const begins = (one) => (fold(one.label).startsWith(whole) ? 0 : 1) + (one.kind === "sector" ? 2 : 0);
  return found.sort((one, other) => begins(one) - begins(other)).map(({ id }) => id);
}

/** The name that an arrow key leads to: up and down from name to name, left and right from sector to sector. */
export function stepFrom(names, from, key) {
  const here = names.findIndex(({ id }) => id === from);
  if (key === "Home" || here < 0) return names[0];
  if (key === "End") return names.at(-1);
  if (key === "ArrowDown") return names[here + 1];
  if (key === "ArrowUp") return names[here - 1];
  const { sector } = names[here], ahead = key === "ArrowRight" ? 1 : -1;
  let next = here;
  while (names[next] && names[next].sector === sector) next += ahead;
  if (!names[next]) return undefined;
  return names.find((one) => one.sector === names[next].sector);
}
