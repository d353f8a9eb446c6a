// What stays bright, and which names it has. Run by test_map_component.py with node --test.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseNames, findBright } from "../../../netmap/ui/map/assets/focus.js";
import { nameBox, sizeAt } from "../../../netmap/ui/map/assets/paint.js";

const build = (spots) => {
  const nodes = spots.map(([x, y], number) => ({ id: `n${number}`, kind: "organization", slice: number < 2 ? "s" : "t", label: `Name ${number}`, x, y }));
  const edges = [{ from: "n0", to: "n1" }, { from: "n0", to: "n2" }];
  const linesAt = new Map([["n0", edges], ["n1", [edges[0]]], ["n2", [edges[1]]]]);
  const drawing = { kinds: { organization: { size: 12 } }, writings: nodes.map(() => [[["Name", "here"], 3], [0, 5]]) };
  const slices = [{ id: "s", state: "some" }, { id: "t", state: "nobody" }];
  const map = { data: { nodes, edges, drawing, slices, rim: 1000 }, names: new Map(), linesAt, focus: null, meet: false };
  map.node = (id) => nodes.find((node) => node.id === id);
  const painter = {
    scale: 1, locate: (number) => spots[number], radius: () => 8,
    findBox: (number, name, away = 0) => nameBox({ nameStep: 1.2 }, spots[number], 8 + 3 + away, name),
  };
  return { map, painter };
};
const anywhere = { taken: [], edges: { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity } };
const touching = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test("somebody who is chosen stays bright with those directly tied, and the lines between", () => {
  const { map } = build([[0, 0], [50, 0], [0, 50], [90, 90]]);
  const bright = findBright({ ...map, focus: { what: "node", id: "n0" } });
  assert.deepEqual([...bright.nodes].sort(), ["n0", "n1", "n2"]);
  assert.deepEqual([...bright.slices].sort(), ["s", "t"]);
  assert.ok(bright.holds("n0", "n2"));
  assert.ok(!bright.holds("n1", "n2"));
});

test("a sector stays bright with all who are in it", () => {
  const { map } = build([[0, 0], [50, 0], [0, 50], [90, 90]]);
  const bright = findBright({ ...map, focus: { what: "sector", id: "s" } });
  assert.deepEqual([...bright.nodes], ["n0", "n1"]);
  assert.ok(bright.holds("n0", "n1"));
  assert.ok(!bright.holds("n0", "n2"));
});

test("whom we should meet: the open slices stay bright", () => {
  const { map } = build([[0, 0]]);
  assert.deepEqual([...findBright({ ...map, meet: true }).slices], ["t"]);
  assert.equal(findBright(map), null);
});

test("names that are chosen touch neither each other nor a mark", () => {
  const { map, painter } = build([[0, 0], [30, 5], [10, 40], [-25, 20]]);
  const chosen = chooseNames(map, painter, [0, 1, 2, 3], anywhere);
  assert.ok(chosen.length >= 3);
  chosen.forEach(({ box }, index) => chosen.slice(index + 1).forEach((other) => assert.ok(!touching(box, other.box))));
  for (const { number, box } of chosen) {
    for (const other of [0, 1, 2, 3]) {
      const [x, y] = painter.locate(other);
      if (other !== number) assert.ok(Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)) >= 8);
    }
  }
});

test("a name stays inside the rim when it can", () => {
  const { map, painter } = build([[985, 0]]);
  const [{ box }] = chooseNames(map, painter, [0], anywhere);
  assert.ok(box.right < 1000);
});

test("a name leaves what is taken, and the edges of the map, alone; where no room is left there is none", () => {
  const { map, painter } = build([[0, 0]]), edges = { left: -100, right: 100, top: -100, bottom: 100 };
  const under = { left: -50, right: 50, top: 9, bottom: 60 };
  const [{ box }] = chooseNames(map, painter, [0], { taken: [under], edges });
  assert.ok(!touching(box, under));
  const [{ box: left }] = chooseNames(map, painter, [0], { taken: [under], edges: { ...edges, right: 12, top: -20 } });
  assert.ok(left.right <= 0);
  assert.deepEqual(chooseNames(map, painter, [0], { taken: [edges], edges }), []);
});

test("a length keeps to its bounds at every scale", () => {
  assert.equal(sizeAt(10, 2), 20);
  assert.equal(sizeAt([10, 15], 1), 15);
  assert.equal(sizeAt([10, 0, 12], 2), 12);
  assert.equal(sizeAt([10, 0, null, 4], 1), 14);
  assert.equal(sizeAt([1, 34, 84, 0, 20], 1), 20);
});

test("a way between two keeps its stops and steps bright until somebody is chosen", () => {
  const { map } = build([[0, 0], [50, 0], [100, 0]]);
  map.data.path = { marks: ["n1", "n2", "n0"], first: ["n1", "n2"], steps: [["n1", "n0"], ["n0", "n2"]], strong: [["n1", "n0"]] };
  const bright = findBright(map);
  assert.deepEqual([...bright.nodes], ["n1", "n2", "n0"]);
  assert.deepEqual([...bright.slices].sort(), ["s", "t"]);
  assert.equal(bright.holds("n0", "n1"), true);
  assert.equal(bright.holds("n1", "n2"), false);
  assert.equal(bright.isStrong("n0", "n1"), true);
  assert.equal(bright.isStrong("n2", "n0"), false);
  map.focus = { what: "node", id: "n1" };
  assert.equal(findBright(map).steps, undefined);
});
