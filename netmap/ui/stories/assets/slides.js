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

/** Leave of the sentences of a slide, on its picture and under it, the first so many; the rest comes later. */
export function showParts(slide, { parts }, shown) {
  for (const list of ['[data-role="sentence"] text, [data-role="text"] text', ".words p:not(.seen)"])
    slide.querySelectorAll(list).forEach((part, index) => part.classList.toggle("later", shown < parts && index >= shown));
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
