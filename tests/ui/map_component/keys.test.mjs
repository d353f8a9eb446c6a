// Walking the map with the arrow keys. Run by test_map_component.py with node --test.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answerKey, findNext, sayChosen, sayStop } from "../../../netmap/ui/map/assets/keys.js";

const build = () => {
  const nodes = [
    { id: "goal", kind: "goal", label: "Read", slice: "", ties: 0 },
    { id: "left", kind: "organization", label: "Left", slice: "s", ties: 1 },
    { id: "right", kind: "organization", label: "Right", slice: "s", ties: 1 },
  ];
  const places = { goal: { x: 0, y: 0 }, left: { x: -100, y: 0 }, right: { x: 100, y: 5 } };
  const slices = new Map([["s", { id: "s", name: "Schools", state: "some", count: 2, start: -120, end: -60 }], ["e", { id: "e", name: "Empty", state: "nobody", count: 0, start: 60, end: 120 }]]);
  const calls = [];
  const map = {
    data: { nodes, slices: [...slices.values()], rim: 300 }, stop: null, linesAt: new Map([["left", [{}]]]),
    at: (id) => places[id], node: (id) => nodes.find((node) => node.id === id), slice: (id) => slices.get(id),
    stand: (stop) => { map.stop = stop; }, open: (what, id) => calls.push([what, id]), clear: () => { calls.push(["clear"]); return true; },
    zoom: (factor) => calls.push(["zoom", factor]), fit: () => calls.push(["fit"]),
  };
  return { map, calls };
};
const press = (map, key, more = {}) => answerKey(map, { key, ...more });

test("the first arrow stands on a goal, the next ones on what lies in their direction", () => {
  const { map } = build();
  press(map, "ArrowRight");
  assert.equal(map.stop.id, "goal");
  press(map, "ArrowRight");
  assert.equal(map.stop.id, "right");
  press(map, "ArrowLeft");
  press(map, "ArrowLeft");
  assert.equal(map.stop.id, "left");
});

test("slices can be reached too, also those with nobody", () => {
  const { map } = build();
  press(map, "ArrowDown");
  press(map, "ArrowDown");
  assert.deepEqual([map.stop.what, map.stop.id], ["sector", "e"]);
  assert.equal(sayStop(map, map.stop), "Sector Empty, nobody yet. Press Enter to open.");
});

test("of a sector that is drawn as one bubble it is said which colors there are in it", () => {
  const { map } = build();
  map.data.nodes.push({ id: "sector:s", kind: "sector", label: "Schools", slice: "s", count: 2, said: "Colors: Early table (2)." });
  const said = "Schools, 2 partners. Colors: Early table (2). Press Enter to open.";
  assert.equal(sayStop(map, { what: "sector", id: "s" }), `Sector ${said}`);
  assert.equal(sayStop(map, { what: "node", id: "sector:s" }), said);
});

test("a group is said to be one, and opens as sectors do", () => {
  const { map } = build(), group = { what: "sector", id: "s" };
  Object.assign(map.slice("s"), { grouped: true, folded: false });
  assert.equal(sayStop(map, group), "Group Schools, 2 partners. Press Enter to open.");
  assert.equal(sayChosen(map, "sector", "s"), "Schools opened.");
  assert.deepEqual([sayChosen(map, "sector", "e"), sayChosen(map, "node", "left")], ["Empty opened.", "Left opened."]);
});

test("at the edge of the map one stays where one is", () => {
  const { map } = build();
  map.stop = { what: "sector", id: "s" };
  assert.equal(findNext(map, "ArrowUp"), null);
  press(map, "ArrowUp");
  assert.equal(map.stop.id, "s");
});

test("Enter opens where one stands, Escape clears, plus and zero zoom", () => {
  const { map, calls } = build();
  assert.ok(press(map, "Enter"));
  assert.deepEqual(calls, []);
  press(map, "ArrowRight");
  press(map, "Enter");
  press(map, "Escape");
  press(map, "+");
  press(map, "0");
  assert.deepEqual(calls, [["node", "goal"], ["clear"], ["zoom", 1.3], ["fit"]]);
});

test("typing goes to what begins with it, and the same letter again to the next", () => {
  const { map, calls } = build();
  for (const letter of "ri") press(map, letter);
  assert.equal(map.stop.id, "right");
  map.typed = null;
  press(map, "e");
  assert.deepEqual([map.stop.what, map.stop.id], ["sector", "e"]);
  map.typed = null;
  press(map, "l");
  press(map, "q");
  assert.equal(map.stop.id, "left");
  assert.deepEqual(calls, []);
});

test("other keys and shortcuts of the browser are left alone", () => {
  const { map } = build();
  assert.equal(press(map, "Tab"), false);
  assert.equal(press(map, "ArrowRight", { ctrlKey: true }), false);
});

test("what is stood on is said with its kind, sector and ties", () => {
  const { map } = build();
  assert.equal(sayStop(map, { what: "node", id: "left" }), "Left, organization, Schools, 1 tie. Press Enter to open.");
});
