// What the page and the second window share: a slide as an element, and which way a key leads.
import { make } from "../netmap.map/panel.js";

const MOVES = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
  Home: -Infinity, End: Infinity,
};

/** How many steps a key leads on, null for a key that leads nowhere. Remote presenters send the Page keys. */
export function findMove(key) {
  return MOVES[key] ?? null;
}

/**
 * A slide: its picture, and under it what it says, for narrow screens and for who does not see the picture. `heading` is
 * the element of its title, by where it stands on the page.
 */
export function buildSlide({ svg, title, said, seen }, heading) {
  const slide = make("div", "slide");
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  const words = make("div", "words");
  words.append(make(heading, "", title), ...said.map((one) => make("p", "", one)), make("p", "seen", `On the picture: ${seen}`));
  slide.append(document.importNode(parsed.documentElement, true), words);
  return slide;
}
