// A card that is filled in: what was typed and ticked becomes a small file, or a text for a mail. Nothing is sent.
const frame = JSON.parse(document.getElementById("netmap-card").textContent);
const find = (id) => document.getElementById(id);
const all = (selector) => [...document.querySelectorAll(selector)];
const read = (one) => one.value.trim();
const isTicked = (selector) => all(selector).some((one) => one.checked);
const LINE = 64;
let isUnsaved = false;

function readFields(told) {
  return all("[data-field]").flatMap((one) => {
    const wrong = isTicked(`[data-wrong="${one.dataset.field}"]`);
    if (!read(one) && !wrong) return [];
    told.push(`${nameBox(one)}: ${frame.card.fields[one.dataset.field] || "(nothing)"} → ${read(one) || "(nothing)"}`);
    return [{ field: one.dataset.field, now: read(one), wrong }];
  });
}

function readLists(told) {
  return all("[data-list]").flatMap((one) => {
    const wrong = isTicked(`[data-wrong="${one.dataset.list}"]`);
    const add = read(one).split(/[;\n]/).map((name) => name.trim()).filter(Boolean);
    if (!add.length && !wrong) return [];
    if (wrong) told.push(`${nameBox(one)}: not ${(frame.card.lists[one.dataset.list] || []).join("; ")}`);
    if (add.length) told.push(`${nameBox(one)}: also ${add.join("; ")}`);
    return [{ of: one.dataset.list, add, wrong }];
  });
}

const nameBox = (one) => one.getAttribute("aria-label").replace(/: [^:]*$/, "");

function readParts(selector) {
  const parts = {};
  for (const one of all(selector)) if (read(one)) parts[one.dataset.part] = read(one);
  return parts;
}

function readPeople(told) {
  return frame.card.people.flatMap((person, at) => {
    const parts = readParts(`[data-person="${at}"]`);
    const gone = isTicked(`[data-gone="${at}"]`);
    if (!gone && !Object.keys(parts).length) return [];
    told.push(`${person.name}: ${[...Object.values(parts), ...(gone ? ["not with us any more"] : [])].join(", ")}`);
    return [{ id: person.id, ...parts, gone }];
  });
}

function readNewPeople(told) {
  const places = [...new Set(all("[data-new-person]").map((one) => one.dataset.newPerson))];
  return places.flatMap((at) => {
    const parts = readParts(`[data-new-person="${at}"]`);
    if (!parts.name) return [];
    told.push(`Also with us: ${Object.values(parts).join(", ")}`);
    return [parts];
  });
}

function readTies(told) {
  return frame.card.ties.flatMap((tie, at) => {
    const ticked = all(`[data-tie="${at}"]`).find((one) => one.checked);
    if (!ticked) return [];
    told.push(`${tie.name}: ${ticked.value === "right" ? "right" : "not so"}`);
    return [{ id: tie.id, right: ticked.value === "right" }];
  });
}

function readNewTies(told) {
  return all("[data-new-tie]").flatMap((one) => {
    if (!read(one)) return [];
    const way = document.querySelector(`[data-way="${one.dataset.newTie}"]`).selectedOptions[0];
    told.push(`We also work with ${read(one)}: ${way.textContent}`);
    return [{ name: read(one), way: [way.dataset.kind, Boolean(way.dataset.outward)] }];
  });
}

function readAgreed(told) {
  const ticked = all("[data-agree]").filter((one) => one.checked);
  for (const one of ticked) told.push(one.parentElement.textContent.trim());
  return Object.fromEntries(ticked.map((one) => [one.dataset.agree, true]));
}

function readAnswer() {
  const told = [];
  const answer = {
    fields: readFields(told), lists: readLists(told), people: readPeople(told), new_people: readNewPeople(told),
    ties: readTies(told), new_ties: readNewTies(told), agreed: readAgreed(told), words: read(find("words")),
    by: read(find("by")), on: find("on").value || null,
  };
  if (answer.words) told.push(answer.words);
  const whole = { made_by: "netmap", holds: "card answers", protocol: frame.protocol, card: frame.card, answer };
  return { told, whole };
}

function writeText({ told, whole }) {
  const bytes = new TextEncoder().encode(JSON.stringify(whole));
  const coded = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const lines = coded.match(new RegExp(`.{1,${LINE}}`, "g")).join("\n");
  const who = [whole.answer.by, whole.answer.on].filter(Boolean).join(", ");
  return [
    `What ${frame.card.name} says to its card${who ? ` (${who})` : ""}:`, "", ...told.map((line) => `- ${line}`), "",
    "Please leave all that follows as it is: the map reads it.", frame.begin, lines, frame.end, "",
  ].join("\n");
}

function say(text, at) {
  find("said").textContent = text;
  if (at) at.focus();
}

function isReady({ told, whole }) {
  if (!told.length) say("Nothing is typed or ticked yet. Is all of it right? Then say so under “Anything else”.", find("words"));
  else if (Object.keys(whole.answer.agreed).length && !whole.answer.by) say("Write your name: what you agree to show needs one.", find("by"));
  else return true;
  return false;
}

function saveFile() {
  const answered = readAnswer();
  if (!isReady(answered)) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(answered.whole, null, 1)], { type: "application/json" }));
  link.download = `Answers - ${frame.card.name.replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, 60).trim() || "card"}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  isUnsaved = false;
  say(`Saved as “${link.download}”, where your browser keeps downloads. Attach it to an e-mail.`);
}

async function copyText() {
  const answered = readAnswer();
  if (!isReady(answered)) return;
  find("kept").hidden = false;
  find("text").value = writeText(answered);
  find("text").select();
  isUnsaved = false;
  try {
    await navigator.clipboard.writeText(find("text").value);
    say("Copied. Paste it into an e-mail.");
  } catch {
    say("Copy the text below, all of it, into an e-mail.");
  }
}

/** Of two boxes that exclude each other only the one ticked last stays ticked. */
function exclude(one) {
  if (!one.checked) return;
  const { tie, agree } = one.dataset;
  const others = tie === undefined
    ? all("[data-agree]").filter((other) => agree === "nothing" || other.dataset.agree === "nothing")
    : all(`[data-tie="${tie}"]`);
  for (const other of others) if (other !== one) other.checked = false;
}

const today = new Date();
find("on").value = new Date(today - today.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
find("giving").hidden = false;
find("save").addEventListener("click", saveFile);
find("copy").addEventListener("click", copyText);
find("print").addEventListener("click", () => window.print());
for (const one of all("[data-tie], [data-agree]")) one.addEventListener("change", () => exclude(one));
document.querySelector("main").addEventListener("input", (event) => { if (event.target.id !== "text") isUnsaved = true; });
window.addEventListener("beforeunload", (event) => { if (isUnsaved) event.preventDefault(); });
