// A story: looked through on the page, presented on the whole screen, with notes, clock and next step in a second window.
// The pictures come painted from netmap.picture.slides. Protocol 2. Nothing goes back to Python.
import { loadFont } from "../netmap.map/font.js";
import { make } from "../netmap.map/panel.js";
import { buildSlide, findMove, showParts } from "./slides.js";

const PROTOCOL = 2;
const IDLE = 2500; // milliseconds until the pointer hides while presenting
const live = new WeakMap(); // parentElement -> view: survives reruns
const read = (data) => (data instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(data)) : data);

function button(text, label = "") {
  const made = make("button", "", text);
  made.type = "button";
  if (label) made.setAttribute("aria-label", label);
  return made;
}

class StoryView {
  constructor(parent, data) {
    Object.assign(this, { parent, now: data.at, shown: Infinity, presenting: false, dark: false, started: 0, channel: null, idle: 0 });
    this.build();
    this.take(data);
    loadFont(data.font).finally(() => (this.root.dataset.ready = "true"));
  }

  build() {
    this.frame = make("div", "frame");
    this.root = make("div", "root");
    this.root.dataset.netmap = "story";
    this.root.dataset.ready = "false";
    this.root.tabIndex = 0;
    this.root.setAttribute("role", "region");
    const bar = make("div", "bar");
    this.back = button("←", "Step before");
    this.next = button("→", "Next step");
    this.count = make("output", "count");
    this.start = button("Present");
    this.start.className = "main";
    this.second = button("Notes in a second window");
    bar.append(this.back, this.count, this.next, this.start, this.second);
    this.stage = make("div", "stage");
    this.said = make("p", "said");
    this.said.setAttribute("aria-live", "polite");
    this.root.append(this.stage, this.said);
    this.frame.append(bar, this.root);
    this.parent.append(this.frame);
    this.back.addEventListener("click", () => this.move(-1));
    this.next.addEventListener("click", () => this.move(1));
    this.start.addEventListener("click", () => this.present());
    this.second.addEventListener("click", () => this.openSecond());
    this.root.addEventListener("keydown", (event) => this.presenting || this.onKey(event));
    this.stage.addEventListener("click", () => this.presenting && this.move(1));
    this.root.addEventListener("pointermove", () => this.wake());
    document.addEventListener("fullscreenchange", this.onScreen);
  }

  take(data) {
    const same = this.data && this.data.version === data.version;
    const asked = !this.data || this.data.at !== data.at || this.data.story !== data.story;
    this.data = data;
    this.second.hidden = !data.noted;
    this.root.setAttribute("aria-label", `Story: ${data.title}. Arrow keys go from step to step.`);
    if (!same) this.listenToSecond();
    if (asked && !this.presenting) this.now = data.at;
    this.now = Math.min(Math.max(this.now, 0), data.slides.length - 1);
    if (!same || asked) this.show();
    if (!same) this.tell(true);
  }

  show() {
    const slide = this.data.slides[this.now];
    if (!slide) return this.stage.replaceChildren();
    this.stage.replaceChildren(buildSlide(slide, "h2"));
    this.root.dataset.step = String(this.now + 1);
    this.reveal(this.presenting ? this.shown : Infinity);
    this.count.textContent = `${this.now + 1} / ${this.data.slides.length}`;
    this.back.disabled = this.now === 0;
    this.next.disabled = this.now === this.data.slides.length - 1;
  }

  /** Show the first so many sentences of the step where they appear one after another, else all. */
  reveal(shown) {
    const slide = this.data.slides[this.now];
    this.shown = Math.min(shown, slide.parts);
    this.root.dataset.shown = String(this.shown);
    showParts(this.stage, slide, this.shown);
  }

  /** Go on by a sentence where one is left to appear, else by a step; back in the same way; by more, to either end. */
  move(by) {
    const last = this.data.slides.length - 1, { parts, said } = this.data.slides[this.now], part = this.shown + by;
    this.setDark(false);
    if (this.presenting && part >= 0 && part <= parts) {
      this.reveal(part);
      if (by > 0) this.said.textContent = said[part - 1];
      this.tell();
    } else if (Math.abs(by) > 1) this.go(by < 0 ? 0 : last, by < 0 ? 0 : Infinity);
    else if (this.now + by >= 0 && this.now + by <= last) this.go(this.now + by, by < 0 ? Infinity : 0);
  }

  go(to, shown) {
    const { title, said, seen, parts } = this.data.slides[to], told = this.presenting && shown < parts ? said.slice(0, shown) : said;
    if (to === this.now && this.shown === Math.min(shown, parts)) return;
    this.now = to;
    this.shown = shown;
    this.show();
    this.said.textContent = [`${to + 1} of ${this.data.slides.length}. ${title}.`, ...told, seen].join(" ");
    this.tell();
  }

  onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = findMove(event.key);
    if (this.presenting) {
      // What belongs to the page under it, such as Streamlit's own r and c, must not hear a remote presenter.
      event.stopPropagation();
      if (event.key === "Escape") this.leave();
      else if (event.key === "b" || event.key === "B" || event.key === ".") this.setDark(!this.dark);
      else if (move === null) return;
    } else if (move === null || event.key === " " || event.key === "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    if (move !== null) this.move(move);
  };

  async present() {
    this.presenting = true;
    this.reveal(0);
    this.started ||= Date.now();
    this.root.classList.add("show");
    this.root.dataset.presenting = "true";
    addEventListener("keydown", this.onKey, true);
    try {
      await this.root.requestFullscreen();
    } catch {
      this.root.popover = "manual"; // no whole screen here: at least all of the window
      this.root.showPopover();
    }
    this.root.focus({ preventScroll: true });
    this.wake();
    this.tell();
  }

  leave() {
    if (!this.presenting) return;
    this.presenting = false;
    removeEventListener("keydown", this.onKey, true);
    const leaving = document.fullscreenElement ? document.exitFullscreen() : Promise.resolve();
    if (this.root.popover) {
      this.root.hidePopover();
      this.root.popover = null;
    }
    this.root.classList.remove("show", "idle");
    delete this.root.dataset.presenting;
    this.reveal(Infinity);
    this.setDark(false);
    leaving.catch(() => {}).then(() => this.start.focus({ preventScroll: true }));
    this.tell();
  }

  onScreen = () => {
    if (this.presenting && !document.fullscreenElement && !this.root.popover) this.leave();
  };

  setDark(dark) {
    this.dark = dark;
    this.root.classList.toggle("dark", dark);
  }

  wake() {
    clearTimeout(this.idle);
    this.root.classList.remove("idle");
    if (this.presenting) this.idle = setTimeout(() => this.root.classList.add("idle"), IDLE);
  }

  openSecond() {
    const address = new URL(`presenter.html#${encodeURIComponent(this.data.story)}`, import.meta.url);
    open(address, "netmap-presenter", "popup,width=1180,height=760");
  }

  listenToSecond() {
    const name = `netmap-story-${this.data.story}`;
    if (this.channel?.name === name) return;
    this.channel?.close();
    this.channel = new BroadcastChannel(name);
    this.channel.addEventListener("message", ({ data }) => {
      if (data?.what === "hello") this.tell(true);
      if (data?.what === "go" && Number.isInteger(data.by)) this.move(data.by);
    });
  }

  tell(everything = false) {
    const { slides, title, font } = this.data;
    const state = { what: "state", now: this.now, shown: this.shown, presenting: this.presenting, started: this.started };
    this.channel.postMessage(everything ? { ...state, slides, title, font } : state);
  }

  update(data) {
    this.take(data);
  }

  destroy() {
    this.leave();
    this.channel?.close();
    document.removeEventListener("fullscreenchange", this.onScreen);
    this.frame.remove();
    live.delete(this.parent);
  }
}

export default function ({ parentElement, data }) {
  const found = read(data);
  if (found.protocol !== PROTOCOL) throw new Error(`This story speaks protocol ${PROTOCOL}, not ${found.protocol}.`);
  let view = live.get(parentElement);
  if (view) view.update(found);
  else live.set(parentElement, (view = new StoryView(parentElement, found)));
  return () => view.destroy();
}
