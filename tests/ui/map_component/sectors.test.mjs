// Sector names around the rim. Run by test_map_component.py with node --test.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitRim, placeSectorNames, wrapWords } from "../../../netmap/ui/map/assets/sectors.js";

const measure = (text) => text.length * 11;
const ring = (count, name = (place) => `Sector number ${place}`) =>
  Array.from({ length: count }, (_, place) => ({
    id: `s${place}`, name: name(place), number: place + 1, count: place, start: (place * 360) / count, end: ((place + 1) * 360) / count,
  }));
const touching = (a, b) => Math.abs(a.x - b.x) < (a.w + b.w) / 2 && Math.abs(a.y - b.y) < (a.h + b.h) / 2;
const pairs = (list) => list.flatMap((one, place) => list.slice(place + 1).map((other) => [one, other]));

for (const count of [1, 2, 7, 20, 36, 60, 120]) {
  test(`names of ${count} slices do not touch each other or the wheel`, () => {
    const shown = placeSectorNames(ring(count), 400, 20, measure).filter((label) => !label.hidden);
    assert.ok(shown.length > 0);
    assert.deepEqual(pairs(shown).filter(([a, b]) => touching(a, b)), []);
    for (const label of shown) {
      const dx = Math.max(Math.abs(label.x) - label.w / 2, 0), dy = Math.max(Math.abs(label.y) - label.h / 2, 0);
      assert.ok(Math.hypot(dx, dy) >= 400, `${label.lines} reaches into the wheel`);
    }
  });
}

test("names of twenty slices are all drawn", () => {
  assert.deepEqual(placeSectorNames(ring(20), 400, 24, measure).filter((label) => label.hidden), []);
});

test("wheel and names fit into the canvas they were measured for", () => {
  for (const [width, height] of [[1400, 1000], [900, 900], [390, 340]]) {
    const how = { numbers: width < 500 }, slices = ring(20);
    const { rim, x, y } = fitRim(slices, width, height, 16, measure, how);
    for (const label of placeSectorNames(slices, rim, 16, measure, how)) {
      assert.ok(Math.abs(label.x - x) + label.w / 2 <= width / 2);
      assert.ok(Math.abs(label.y - y) + label.h / 2 <= height / 2);
    }
    assert.ok(rim > 0.3 * Math.min(width, height));
  }
});

test("numbers stand for names where there is no room", () => {
  assert.deepEqual(placeSectorNames(ring(3), 100, 14, measure, { numbers: true }).map((label) => label.lines), [["1"], ["2"], ["3"]]);
});

test("a name breaks between words and is cut after three lines", () => {
  assert.deepEqual(wrapWords("Colleges & adult education", 14), ["Colleges &", "adult", "education"]);
  assert.equal(wrapWords("one two three four five six seven eight nine ten", 6).length, 3);
  assert.deepEqual(wrapWords("", 14), []);
});
