// A painted view: the pictures come painted from netmap.picture; here the one that fits is shown, and who is chosen,
// pointed at or looked for stays bright, with all that is tied to them. Protocol 2. Out: {id, what, subject, positions}.
import { loadFont } from "../netmap.map/font.js";
import { make } from "../netmap.map/panel.js";
import { findMatches, findTied, stepFrom } from "./finding.js";

const PROTOCOL = 2;
const NARROW = 800, LARGE = 1200; // pixels below which names stand in one column, and from which on all fit at once
const tellKeys = (names) => `Arrow keys walk from name to name, Enter ${names.some(({ opens }) => opens) ? "opens" : "shows one alone"}, Escape clears.`;
const live = new WeakMap(); // parentElement -> view: survives reruns
const newEventId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
const read = (data) => (data instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(data)) : data);
const listOf = (element) => (element.dataset.of ?? "").split(" ");

function buildFrame(parent) {
  const frame = make("div", "frame"), bar = make("div", "bar"), find = make("input", "find"), found = make("span", "found");
  find.type = "search";
  find.placeholder = "Find a name";
  find.autocomplete = "off";
  found.setAttribute("role", "status");
  const root = make("div", "root"), said = make("p", "said"), hint = make("p", "hint");
  root.dataset.netmap = "painted";
  root.dataset.ready = "false";
  root.tabIndex = 0;
  root.setAttribute("role", "application");
  root.setAttribute("aria-roledescription", "map");
  said.setAttribute("aria-live", "polite");
  bar.append(find, found);
  hint.setAttribute("aria-hidden", "true");
  frame.append(bar, root, hint, said);
  parent.append(frame);
  return { frame, bar, find, found, root, hint, said };
}

class PaintedView {
  constructor(parent, data, send) {
    Object.assign(this, { parent, send, chosen: null, pointed: null, stop: null, sheet: null });
    this.dom = buildFrame(parent);
    this.listen();
    this.take(data);
    loadFont(data.font).finally(() => (this.dom.root.dataset.ready = "true"));
  }

  take(data) {
    this.data = data;
    this.byId = new Map(data.names.map((one) => [one.id, one]));
    this.tied = findTied(data.lines);
    for (const kept of ["chosen", "pointed", "stop"]) if (this[kept] && !this.byId.has(this[kept])) this[kept] = null;
    this.sheet = null;
    this.dom.hint.textContent = tellKeys(data.names);
    this.dom.root.setAttribute("aria-label", `${data.label} ${this.dom.hint.textContent}`);
    this.dom.find.setAttribute("aria-label", data.search);
    this.paint();
  }

  /** Show the picture that fits the width, and mark what is bright. */
  paint = () => {
    const width = this.dom.root.clientWidth, sheet = width < NARROW ? "column" : width < LARGE ? "laptop" : "wide";
    if (sheet !== this.sheet) {
      this.sheet = sheet;
      const parsed = new DOMParser().parseFromString(this.data.sheets[sheet], "image/svg+xml");
      const svg = document.importNode(parsed.documentElement, true);
      svg.setAttribute("aria-hidden", "true");
      svg.removeAttribute("role");
      for (const title of [...svg.querySelectorAll("title, desc")]) if (title.parentNode === svg) title.remove();
      this.dom.root.dataset.sheet = sheet;
      this.dom.root.replaceChildren(svg);
    }
    this.mark();
  };

  mark() {
    const svg = this.dom.root.firstElementChild;
    const typed = this.dom.find.value.trim(), matches = typed ? findMatches(this.data.names, typed) : [];
    const focus = this.chosen ?? this.pointed ?? this.stop;
    const bright = focus ? this.findBright(focus) : new Set(matches);
    const center = focus && this.byId.get(focus);
    svg.classList.toggle("veiled", bright.size > 0 || typed !== "");
    for (const element of svg.querySelectorAll("[data-of]")) {
      const of = listOf(element), isLine = of.length === 2;
      const isBright = bright.has(of.join(" ")) || (isLine && Boolean(center) && this.holds(center, of));
      element.classList.toggle("bright", isBright);
      element.classList.toggle("first", !isLine && of[0] === focus);
    }
    const opened = this.chosen && this.byId.get(this.chosen);
    this.dom.found.textContent = opened ? `${opened.label}: ${opened.said} ${opened.opens ? this.data.more : ""}` : typed ? this.tellFound(matches) : this.data.question;
  }

  tellFound(matches) {
    if (matches.length === 0) return "Nobody of this name is on the map.";
    const [first] = matches.map((id) => this.byId.get(id));
    return matches.length === 1 ? `${first.label}: Enter ${first.opens ? "opens" : "shows it alone"}.` : `${matches.length} found.`;
  }

  findBright(id) {
    const one = this.byId.get(id);
    const inside = one.kind === "sector" ? this.data.names.filter((name) => name.sector === id).map((name) => name.id) : [];
    return new Set([id, ...inside, ...[id, ...inside].flatMap((each) => [...(this.tied.get(each) ?? [])])]);
  }

  holds(center, [start, end]) {
    if (center.kind !== "sector") return start === center.id || end === center.id;
    return [start, end].some((id) => id === center.id || this.byId.get(id)?.sector === center.id);
  }

  choose(id) {
    this.chosen = id;
    this.stop = id;
    this.mark();
    const one = this.byId.get(id);
    this.dom.said.textContent = `${one.label} ${one.opens ? "opened" : "shown alone"}. ${one.said}`;
    this.emit(one.kind === "sector" ? "sector" : "node", one.of || id);
  }

  clear() {
    const had = Boolean(this.chosen);
    Object.assign(this, { chosen: null, pointed: null, stop: null });
    this.dom.find.value = "";
    this.mark();
    if (had) {
      this.dom.said.textContent = "Everybody.";
      this.emit("cleared");
    }
  }

  emit(what, subject = "") {
    this.send("event", { id: newEventId(), what, subject, positions: {} });
  }

  idAt(target) {
    const id = target.closest?.("[data-of]")?.dataset.of ?? "";
    return this.byId.has(id) ? id : null;
  }

  walk(key) {
    const next = stepFrom(this.data.names, this.stop, key);
    if (!next) return;
    this.chosen = null;
    this.stop = next.id;
    this.mark();
    this.dom.said.textContent = `${next.label}. ${next.said} Press Enter to ${next.opens ? "open" : "show it alone"}.`;
  }

  listen() {
    const { root, find } = this.dom;
    root.addEventListener("click", ({ target }) => {
      const id = this.idAt(target);
      if (id && id !== this.chosen) this.choose(id);
      else this.clear();
    });
    root.addEventListener("pointerover", ({ target }) => this.point(this.idAt(target)));
    root.addEventListener("pointerleave", () => this.point(null));
    root.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") this.walk(event.key);
      else if ((event.key === "Enter" || event.key === " ") && this.stop) this.choose(this.stop);
      else if (event.key === "Escape") this.clear();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    find.addEventListener("input", () => {
      this.chosen = this.stop = null;
      this.mark();
    });
    find.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") return this.clear();
      const [first] = event.key === "Enter" && find.value.trim() ? findMatches(this.data.names, find.value.trim()) : [];
      if (first) this.choose(first);
    });
    if (document.fullscreenEnabled) this.addFullScreen();
    this.sizes = new ResizeObserver(this.paint);
    this.sizes.observe(root);
  }

  addFullScreen() {
    const button = make("button", "", "Whole screen");
    button.type = "button";
    button.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : this.dom.frame.requestFullscreen()));
    this.dom.bar.append(button);
  }

  point(id) {
    if (id === this.pointed) return;
    this.pointed = id;
    if (!this.chosen) this.mark();
  }

  update(data) {
    if (data.version !== this.data.version) this.take(data);
  }

  destroy() {
    this.sizes.disconnect();
    this.dom.frame.remove();
    live.delete(this.parent);
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const found = read(data);
  if (found.protocol !== PROTOCOL) throw new Error(`This view speaks protocol ${PROTOCOL}, not ${found.protocol}.`);
  let view = live.get(parentElement);
  if (view) {
    view.send = setTriggerValue;
    view.update(found);
  } else {
    view = new PaintedView(parentElement, found, setTriggerValue);
    live.set(parentElement, view);
  }
  return () => view.destroy();
}
