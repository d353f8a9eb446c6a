// Finding by typing, and choosing one: what is tied to it stays, all else is veiled. Nothing is fetched or kept.
"use strict";
const { said } = JSON.parse(document.getElementById("netmap-copy").textContent);
const MOST = 12;
const all = [
  ...said.partners.map((one) => ({ ...one, rank: 0 })),
  ...said.tables.map((one) => ({ ...one, rank: 1 })),
  ...said.sectors.map((one) => ({ ...one, kind: "sector", rank: said.partners.length ? 2 : 0 })),
];
const byId = new Map(all.map((one) => [one.id, one]));
const tied = new Map(all.map(({ id }) => [id, new Set()]));
const pairs = [...said.ties, ...said.tables.flatMap(({ id, members }) => members.map((one) => [one, id]))];
for (const [start, end] of pairs) {
  tied.get(start)?.add(end);
  tied.get(end)?.add(start);
}
const inside = (id) => said.partners.filter(({ sectors }) => sectors[0] === id).map((one) => one.id);
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const names = (ids) => ids.map((id) => byId.get(id)?.name).filter(Boolean).sort((one, other) => one.localeCompare(other));
const find = document.getElementById("find"), matches = document.getElementById("matches"), told = document.getElementById("said");
const pictures = [...document.querySelectorAll(".picture svg")];
let chosen = null;

/** The id in the copy that a shape stands for: bubbles and doubles stand for others. */
const idOf = (text) => text.replace(/^(sector|also):/, "").split(":")[0];

function search(typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean), whole = fold(typed).trim();
  if (!words.length) return [];
  const found = all.filter(({ name }) => words.every((word) => fold(name).includes(word)));
  const weigh = (one) => one.rank * 2 + (fold(one.name).startsWith(whole) ? 0 : 1);
  return found.sort((one, other) => weigh(one) - weigh(other));
}

function tell(one) {
  const others = [...tied.get(one.id)].map((id) => byId.get(id)).filter(Boolean);
  const ties = names(others.filter(({ kind }) => !["goal", "coalition"].includes(kind)).map(({ id }) => id));
  const tables = names(others.filter(({ kind }) => ["goal", "coalition"].includes(kind)).map(({ id }) => id));
  const parts = [];
  if (one.kind === "goal" || one.kind === "coalition") parts.push(ties.length ? `With ${ties.join(", ")}.` : "Nobody here belongs to it.");
  else {
    const sector = byId.get(one.sectors?.[0]);
    if (sector) parts.push(`${sector.name}.`);
    if (one.kind === "sector" && one.partners === 0) parts.push("An open chair: a relationship still to build.");
    if (one.kind === "sector" && inside(one.id).length) parts.push(`Here: ${names(inside(one.id)).join(", ")}.`);
    else if (ties.length) parts.push(`Tied to ${ties.join(", ")}.`);
    else if (one.partners !== 0) parts.push("Tied to nobody on this map.");
    if (tables.length) parts.push(`Part of ${tables.join(", ")}.`);
  }
  return `${one.name}: ${parts.join(" ")}`;
}

function mark() {
  const center = chosen ? [chosen, ...(byId.get(chosen).kind === "sector" ? inside(chosen) : [])] : [];
  const bright = new Set(center.flatMap((id) => [id, ...tied.get(id)]));
  for (const svg of pictures) {
    svg.classList.toggle("veiled", chosen !== null);
    for (const shape of svg.querySelectorAll("[data-of]")) {
      const of = shape.dataset.of.split(" ").map(idOf);
      shape.classList.toggle("bright", of.length === 2 ? of.some((id) => center.includes(id)) : bright.has(of[0]));
      shape.classList.toggle("first", of.length === 1 && of[0] === chosen);
    }
  }
  for (const cell of document.querySelectorAll("[data-chooses]")) cell.parentElement.classList.toggle("first", cell.dataset.chooses === chosen);
}

function choose(id) {
  chosen = id;
  matches.replaceChildren();
  told.textContent = tell(byId.get(id));
  mark();
}

function clear() {
  chosen = null;
  find.value = "";
  matches.replaceChildren();
  told.textContent = "";
  mark();
}

function offer() {
  const found = search(find.value);
  if (chosen !== null) {
    chosen = null;
    mark();
  }
  matches.replaceChildren(...found.slice(0, MOST).map((one) => {
    const item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.textContent = one.name;
    button.addEventListener("click", () => {
      choose(one.id);
      find.focus();
    });
    item.append(button);
    return item;
  }));
  const more = found.length > MOST ? `The first ${MOST} of ${found.length}.` : "";
  told.textContent = find.value.trim() === "" ? "" : found.length ? more : "Nobody of this name is on this map.";
}

find.addEventListener("input", offer);
find.addEventListener("keydown", (event) => {
  if (event.key === "Enter") {
    const [first] = search(find.value);
    if (first) choose(first.id);
    event.preventDefault();
  }
});
document.addEventListener("keydown", ({ key }) => key === "Escape" && !document.body.classList.contains("presenting") && clear());
document.getElementById("everybody").addEventListener("click", () => {
  clear();
  find.focus();
});
for (const svg of pictures) {
  svg.classList.add("able");
  svg.addEventListener("click", ({ target }) => {
    const shape = target.closest("[data-of]"), id = shape && idOf(shape.dataset.of);
    if (id && byId.has(id) && id !== chosen) choose(id);
    else clear();
  });
}
for (const cell of document.querySelectorAll("[data-chooses]")) {
  if (!byId.has(cell.dataset.chooses)) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = cell.textContent;
  button.title = "Show on the map";
  button.addEventListener("click", () => {
    choose(cell.dataset.chooses);
    document.querySelector(".finder").scrollIntoView();
  });
  cell.replaceChildren(button);
}
document.querySelector(".finder").hidden = false;

/** The story, step by step: by arrow and Page keys, space, a presenter's remote or the buttons; Escape leads back to the page. */
function presentStory() {
  const steps = [...document.querySelectorAll(".steps article")], body = document.body;
  const [back, next, leave, start, steering, place] = ["back", "next", "leave", "present"].map((id) => document.getElementById(id))
    .concat([document.querySelector(".steering"), document.getElementById("place")]);
  const keys = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1, Home: -Infinity, End: Infinity };
  const presenting = () => body.classList.contains("presenting");
  const count = (index) => Number(steps[index].dataset.parts ?? 0);
  let now = 0, shown = 0, idle = 0;

  function show(index, parts = 0) {
    now = Math.min(Math.max(index, 0), steps.length - 1);
    shown = Math.min(parts, count(now));
    for (const list of ['[data-role="sentence"] text, [data-role="text"] text', ".said p:not(.seen)"])
      steps[now].querySelectorAll(list).forEach((part, order) => part.classList.toggle("later", shown < count(now) && order >= shown));
    steps.forEach((step, order) => step.classList.toggle("now", order === now));
    back.disabled = now === 0 && shown === 0;
    next.disabled = now === steps.length - 1 && shown === count(now);
    place.textContent = `${now + 1} / ${steps.length}`;
    scrollTo(0, 0);
  }

  /** Go on by a sentence where there is one left, else by a step; back in the same way. */
  function move(by) {
    const part = shown + by, to = now + by;
    if (by === -Infinity) show(0);
    else if (by === Infinity) show(steps.length - 1, Infinity);
    else if (part >= 0 && part <= count(now)) show(now, part);
    else if (to >= 0 && to < steps.length) show(to, by > 0 ? 0 : Infinity);
  }

  function end() {
    if (!presenting()) return;
    body.classList.remove("presenting");
    steering.hidden = true;
    for (const part of document.querySelectorAll(".later")) part.classList.remove("later");
    if (document.fullscreenElement) document.exitFullscreen();
    start.focus();
    steps[now].scrollIntoView({ block: "nearest" });
  }

  function begin() {
    body.classList.add("presenting");
    steering.hidden = false;
    show(0);
    steps[0].focus({ preventScroll: true });
    document.documentElement.requestFullscreen?.().catch(() => {});
  }

  addEventListener("keydown", (event) => {
    if (!presenting() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return end();
    if (!(event.key in keys) || (event.target.closest("button") && (event.key === " " || event.key === "Enter"))) return;
    event.preventDefault();
    move(keys[event.key]);
    if (!event.target.closest("button")) steps[now].focus({ preventScroll: true });
  });
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || end());
  addEventListener("pointermove", () => {
    clearTimeout(idle);
    body.classList.remove("idle");
    idle = setTimeout(() => body.classList.add("idle"), 3000);
  });
  start.addEventListener("click", begin);
  leave.addEventListener("click", end);
  back.addEventListener("click", () => move(-1));
  next.addEventListener("click", () => move(1));
  start.parentElement.hidden = false;
}
if (document.getElementById("story")) presentStory();
