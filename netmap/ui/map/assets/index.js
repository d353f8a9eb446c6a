// The map component: vis-network gives pan, zoom, drag and hit tests; what is seen is painted by scene.js.
// Protocol 2. In: JSON bytes from netmap.picture.map_data. Out: {id, what, subject, positions}.
import { DataSet, Network } from "./vis-network.min.js";
import { loadFont } from "./font.js";
import { answerKey, sayChosen, sayStop } from "./keys.js";
import { readMap } from "./lookup.js";
import { placeSectors, sizeAt } from "./paint.js";
import { fillPanel, listSectors, make } from "./panel.js";
import { paintMap } from "./scene.js";
import { addSearch } from "./search.js";
import { showTip } from "./tip.js";
import { findView } from "./view.js";

const PROTOCOL = 2;
const live = new WeakMap(); // parentElement -> map: survives reruns
const views = (globalThis.netmapViews ??= new Map()); // view, zoom and dragged places: survive page switches
const MANY_LINES = 800;
const SEARCH = { width: 11, share: 0.26, height: 3 }; // the corner that the search takes, in sizes of the page's letters, as style.css says
const KEYS = "Arrow keys walk, letters go to a name, Enter opens, Escape clears, + and − zoom, 0 shows the whole map.";

const read = (data) => (data instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(data)) : data);
const readLetters = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
const newEventId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

function buildFrame(parent) {
  const frame = make("div", "frame"), stage = make("div", "stage"), root = make("div", "root");
  root.dataset.netmap = "map";
  root.dataset.ready = "false";
  root.tabIndex = 0;
  root.setAttribute("role", "application");
  root.setAttribute("aria-roledescription", "map");
  const head = make("div", "head"), filtered = make("p", "filtered");
  head.append(filtered);
  const said = make("p", "said"), tip = make("div", "tip"), bar = make("div", "bar"), key = make("div", "keys"), hint = make("p", "hint", KEYS);
  said.setAttribute("aria-live", "polite");
  tip.hidden = true;
  hint.setAttribute("aria-hidden", "true");
  const panel = make("section", "panel");
  panel.setAttribute("aria-label", "About this map");
  stage.append(head, root, hint, tip, bar, key, said);
  frame.append(stage, panel);
  parent.append(frame);
  return { frame, stage, head, filtered, root, said, tip, bar, key, panel };
}

class PartnerMap {
  constructor(parent, data, send) {
    Object.assign(this, { parent, send, focus: null, meet: false, hover: null, stop: null, moving: false, lettered: false, named: { way: 0, size: 1 } });
    this.dom = buildFrame(parent);
    this.memory = this.recall(data);
    this.take(data);
    this.start();
    this.addButtons();
    this.listen();
    this.tellAll();
    this.settle();
    loadFont(data.drawing.font).finally(() => {
      this.lettered = true;
      if (live.get(parent) === this) this.refresh();
    });
  }

  /** Go to the view that is remembered, or show the whole map. */
  settle() {
    const { view } = this.memory;
    if (!view) return this.fit();
    this.nameSectors(this.findView());
    this.net.moveTo({ ...view, animation: false });
  }

  findView() { return findView(this.data.drawing, this.dom.root.clientWidth, this.dom.root.clientHeight); }

  recall(data) {
    const key = `${data.store}|${data.mode}|${data.key ?? ""}`;
    if (!views.has(key)) views.set(key, { view: null, moved: new Map(), opened: null });
    return views.get(key);
  }

  get moved() { return this.memory.moved; }
  get cursor() { return this.stop?.what === "node" ? this.stop.id : null; }
  node(id) { return this.nodes.get(id); }
  slice(id) { return this.slices.get(id); }
  at = (id) => this.places.get(id);

  take(data) {
    if (data.placed && data.placed.opened !== this.memory.opened) {
      this.memory.opened = data.placed.opened;
      this.memory.moved = new Map(Object.entries(data.placed.places));
    }
    Object.assign(this, readMap(data, this.moved));
    if (this.focus && !(this.focus.what === "sector" ? this.slice(this.focus.id) : this.node(this.focus.id))) this.focus = null;
    if (this.stop && !(this.stop.what === "sector" ? this.slice(this.stop.id) : this.node(this.stop.id))) this.stop = null;
    if (!this.nodes.has(this.hover)) this.hover = null;
  }

  toVis() {
    const ctxRenderer = ({ id }) => {
      const number = this.numbers.get(id), scale = this.scale();
      const side = (2 * (number === undefined ? 0 : sizeAt(this.place(number).radius, scale)) + 4) / scale;
      return { drawNode: () => {}, nodeDimensions: { width: side, height: side } };
    };
    const nodes = this.data.nodes.map(({ id, kind }) => ({ id, ...this.at(id), shape: "custom", ctxRenderer, fixed: kind === "sector" }));
    const edges = this.data.edges.map(({ from, to }, id) => ({ id, from, to, hidden: true }));
    return { nodes, edges };
  }

  start() {
    const { nodes, edges } = this.toVis();
    this.set = { nodes: new DataSet(nodes), edges: new DataSet(edges) };
    this.net = new Network(this.dom.root, this.set, { ...this.data.options, autoResize: false });
    this.dom.root.firstElementChild.removeAttribute("tabindex"); // the map around it takes the focus, and says what it is
    this.net.on("beforeDrawing", (ctx) => paintMap(ctx, this, this.look()));
    this.net.on("afterDrawing", () => this.tellView());
  }

  /** Say on the element that the map is drawn, and its scale and middle: enough to find a circle on the screen. */
  tellView() {
    const { x, y } = this.net.getViewPosition();
    this.dom.root.dataset.view = [this.scale(), x, y].map((value) => value.toFixed(4)).join(" ");
    this.dom.root.dataset.ready = String(this.lettered);
  }

  scale() { return this.net?.getScale() || 1; }

  look() {
    const plenty = this.data.edges.length > MANY_LINES;
    return { scale: this.scale(), way: this.named.way, size: this.named.size, lines: !(this.moving && plenty) };
  }

  fit = () => {
    if (!this.dom.root.clientWidth || !this.dom.root.clientHeight) return;
    const view = this.findView(), { scale, x, y } = view;
    this.nameSectors(view);
    this.memory.view = null;
    this.net.moveTo({ position: { x: x / scale, y: y / scale }, scale, animation: false });
  };

  /** Take the new size; vis-network would change the zoom with it, so the view is set again. */
  resize = () => {
    if (!this.dom.root.clientWidth) return;
    this.net.setSize("100%", "100%");
    this.settle();
    this.net.redraw();
  };

  /** Name sectors as a view of the whole map has room for them; those left out stand in a list below. */
  nameSectors({ way, size, scale, x, y }) {
    this.named = { way, size };
    const { drawing, slices } = this.data, shown = placeSectors(drawing, way, scale * drawing.rim, size) ?? [];
    const { clientWidth: width, clientHeight: height } = this.dom.root, letters = readLetters();
    const corner = Math.min(SEARCH.width * letters, SEARCH.share * width);
    const taken = shown.some(({ box }) => box.left - x + width / 2 < corner && box.top - y + height / 2 < SEARCH.height * letters);
    this.dom.frame.toggleAttribute("data-full", taken);
    const named = new Set(shown.filter((name) => !name.numbered).map((name) => name.of));
    const missing = slices.filter((one) => !named.has(one.id));
    this.dom.key.replaceChildren(...(missing.length && slices.length > 1 ? [listSectors(this.data, missing, this.open)] : []));
  }

  zoom(factor) {
    this.net.moveTo({ scale: Math.min(12, Math.max(0.05, this.scale() * factor)), animation: false });
    this.keepView();
  }

  keepView = () => (this.memory.view = { position: this.net.getViewPosition(), scale: this.net.getScale() });

  emit(what, subject = "", positions = {}) {
    this.send("event", { id: newEventId(), what, subject, positions });
  }

  open = (what, id) => {
    const node = what === "node" ? this.node(id) : null;
    if (node?.kind === "sector") [what, id] = ["sector", node.slice];
    if (node?.kind === "echo") id = this.node(node.of) ? node.of : id;
    this.focus = { what, id };
    this.meet = false;
    this.point(null);
    this.refresh();
    this.dom.said.textContent = sayChosen(this, what, id);
    this.emit(what, id);
  };

  clear() {
    const had = Boolean(this.focus || this.meet);
    this.focus = null;
    this.meet = false;
    this.refresh();
    if (had) {
      this.dom.said.textContent = "Whole map.";
      this.emit("cleared");
    }
    return true;
  }

  stand(stop) {
    this.stop = stop;
    this.dom.said.textContent = sayStop(this, stop);
    this.net.redraw();
  }

  refresh() {
    fillPanel(this.dom.panel, this);
    this.meetButton?.setAttribute("aria-pressed", String(this.meet));
    if (this.backButton) this.backButton.hidden = this.moved.size === 0;
    this.net.redraw();
  }

  tellAll() {
    this.dom.frame.dataset.mode = this.data.mode;
    this.dom.filtered.textContent = this.data.words.filtered;
    this.dom.root.setAttribute("aria-label", `${this.data.words.filtered} ${this.data.words.label} ${KEYS}`.trim());
    this.dom.head.querySelector(".find")?.setAttribute("aria-label", this.data.words.search);
    if (this.meetButton) this.meetButton.hidden = !this.data.words.meet.title;
    this.refresh();
  }

  button(text, act, label = "") {
    const button = make("button", "", text);
    button.type = "button";
    if (label) button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    this.dom.bar.append(button);
    return button;
  }

  addButtons() {
    this.dom.head.append(addSearch(this));
    const zoom = make("div", "zoom");
    zoom.append(this.button("+", () => this.zoom(1.4), "Closer"), this.button("−", () => this.zoom(1 / 1.4), "Farther"));
    this.dom.bar.append(zoom);
    this.button("Whole map", this.fit);
    if (document.fullscreenEnabled) {
      this.button("Whole screen", () => (document.fullscreenElement ? document.exitFullscreen() : this.dom.frame.requestFullscreen()));
    }
    this.meetButton = this.button("Who should we meet?", () => {
      this.meet = !this.meet;
      this.focus = null;
      this.refresh();
    });
    this.backButton = this.button("Put circles back", () => {
      this.moved.clear();
      this.update(this.data, true);
      this.emit("moved");
    });
  }

  sectorAt(pointer) {
    const { x, y } = pointer.canvas, radius = Math.hypot(x, y);
    const name = (this.sectorNames ?? []).find(
      ({ box, scale }) => box.left < x * scale && x * scale < box.right && box.top < y * scale && y * scale < box.bottom,
    );
    if (name) return name.of;
    if (radius < this.data.hub || radius > this.data.rim * 1.02) return null;
    const angle = (Math.atan2(y, x) * 180) / Math.PI;
    const found = this.data.slices.find((one) => (((angle - one.start) % 360) + 360) % 360 < one.end - one.start);
    return found?.id ?? null;
  }

  listen() {
    const { net } = this;
    net.on("click", ({ nodes, pointer }) => {
      const sector = nodes.length ? null : this.sectorAt(pointer);
      if (nodes.length) this.open("node", nodes[0]);
      else if (sector && !(this.focus?.what === "sector" && this.focus.id === sector)) this.open("sector", sector);
      else this.clear();
    });
    net.on("hoverNode", ({ node, pointer }) => this.point(node, pointer.DOM));
    net.on("blurNode", () => this.point(null));
    net.on("dragStart", () => { this.moving = true; this.point(null); });
    net.on("dragging", ({ nodes }) => nodes.forEach((id) => this.places.set(id, net.getPosition(id))));
    net.on("dragEnd", ({ nodes }) => this.drop(nodes));
    net.on("zoom", () => { this.keepView(); this.point(null); });
    this.dom.root.addEventListener("keydown", (event) => {
      if (answerKey(this, event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
    // Until the map has the focus, the wheel scrolls the page past it.
    const passOn = (event) => {
      const inside = this.dom.root.getRootNode().activeElement === this.dom.root || document.fullscreenElement;
      if (!inside && !event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
    };
    this.dom.root.addEventListener("wheel", passOn, { capture: true });
    this.dom.root.addEventListener("pointerdown", () => this.dom.root.focus({ preventScroll: true }));
    this.dom.root.addEventListener("blur", () => { this.stop = null; net.redraw(); });
    this.sizes = new ResizeObserver(this.resize);
    this.sizes.observe(this.dom.root);
  }

  point(id, place) {
    this.hover = id;
    showTip(this.dom.tip, this, id, place);
    this.net.redraw();
  }

  drop(nodes) {
    this.moving = false;
    this.keepView();
    for (const id of nodes) {
      const { x, y } = this.net.getPosition(id);
      this.moved.set(id, { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 });
      this.places.set(id, this.moved.get(id));
    }
    if (nodes.length) this.emit("moved", nodes[0], Object.fromEntries(this.moved));
    this.refresh();
  }

  /** Take newer data; zoom and dragged places stay. The same version changes nothing. */
  update(data, again = false) {
    if (!again && data.version === this.data.version) return;
    const other = ["store", "mode", "key"].some((one) => data[one] !== this.data[one]);
    if (other) {
      this.memory = this.recall(data);
      this.focus = this.stop = null;
      this.meet = false;
    }
    this.take(data);
    const { nodes, edges } = this.toVis();
    for (const [set, items] of [[this.set.edges, edges], [this.set.nodes, nodes]]) {
      const kept = new Set(items.map((item) => item.id));
      set.remove(set.getIds().filter((id) => !kept.has(id)));
      set.update(items);
    }
    if (other || !this.memory.view) this.settle();
    else this.nameSectors(this.findView());
    this.tellAll();
  }

  destroy() {
    this.sizes.disconnect();
    this.net.destroy();
    this.dom.frame.remove();
    live.delete(this.parent);
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const found = read(data);
  let map = live.get(parentElement);
  if (found.protocol !== PROTOCOL) throw new Error(`This map speaks protocol ${PROTOCOL}, not ${found.protocol}.`);
  if (map) {
    map.send = setTriggerValue;
    map.update(found);
  } else {
    map = new PartnerMap(parentElement, found, setTriggerValue);
    live.set(parentElement, map);
  }
  return () => map.destroy();
}
