// The presenter's own window: what is shown now and next, the notes, and how long it has taken. It hears from the page of
// the story, in the same browser, and asks nothing of the server.
import { loadFont } from "../netmap.map/font.js";
import { buildSlide, findMove, showParts } from "./slides.js";

const find = (id) => document.getElementById(id);
const channel = new BroadcastChannel(`netmap-story-${decodeURIComponent(location.hash.slice(1))}`);
const two = (value) => String(value).padStart(2, "0");
let told = null, started = 0;

function draw(place, slide) {
  const box = find(place);
  if (slide) box.replaceChildren(buildSlide(slide, "h3"));
  else box.textContent = "The story ends here.";
}

function show() {
  const { slides, now, shown, title } = told, slide = slides[now], parts = slide?.parts ?? 0;
  find("waiting").hidden = true;
  for (const part of document.querySelectorAll("main, nav")) part.hidden = false;
  find("story").textContent = title;
  find("count").textContent = `${now + 1} / ${slides.length}${parts ? ` · ${shown} of ${parts} said` : ""}`;
  draw("now", slide);
  if (slide) showParts(find("now"), slide, shown);
  draw("next", slides[now + 1]);
  const lines = (slide?.notes || "No notes for this step.").split("\n").filter(Boolean);
  find("words").replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
}

function tick() {
  const now = new Date(), gone = started ? Math.floor((now - started) / 1000) : 0;
  find("clock").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
  find("gone").textContent = started ? `${Math.floor(gone / 60)}:${two(gone % 60)} since the start` : "not started";
}

const go = (by) => channel.postMessage({ what: "go", by });
channel.addEventListener("message", ({ data }) => {
  if (data?.what !== "state" || !(data.slides || told)) return;
  told = { ...told, ...data };
  if (data.font) loadFont(data.font);
  started ||= data.started;
  show();
  tick();
});
addEventListener("keydown", (event) => {
  const move = findMove(event.key);
  if (move === null || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("button")) return;
  event.preventDefault();
  go(Number.isFinite(move) ? move : Math.sign(move) * 1e6);
});
find("back").addEventListener("click", () => go(-1));
find("on").addEventListener("click", () => go(1));
find("again").addEventListener("click", () => {
  started = Date.now();
  tick();
});
setInterval(tick, 1000);
tick();
channel.postMessage({ what: "hello" });
