// Finding and walking in the view of names. Run by test_map_component.py with node --test.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findMatches, findTied, stepFrom } from "../../../netmap/ui/map/painted/assets/finding.js";

const NAMES = [
  { id: "s1", label: "Health", kind: "sector", sector: "s1" },
  { id: "clinic", label: "Crossroads Health Clinic", kind: "organization", sector: "s1" },
  { id: "cafe", label: "Healthy Café", kind: "organization", sector: "s1" },
  { id: "s2", label: "Schools", kind: "sector", sector: "s2" },
  { id: "pta", label: "Jefferson PTA", kind: "organization", sector: "s2" },
];

test("what begins with the letters comes first, sectors last, accents and case do not matter", () => {
  assert.deepEqual(findMatches(NAMES, "health"), ["cafe", "clinic", "s1"]);
  assert.deepEqual(findMatches(NAMES, "CAFE"), ["cafe"]);
  assert.deepEqual(findMatches(NAMES, "clinic cross"), ["clinic"]);
  assert.deepEqual(findMatches(NAMES, "library"), []);
});

test("arrows walk from name to name and from sector to sector", () => {
  const walk = (from, key) => stepFrom(NAMES, from, key)?.id;
  assert.equal(walk(null, "ArrowDown"), "s1");
  assert.equal(walk("s1", "ArrowDown"), "clinic");
  assert.equal(walk("clinic", "ArrowUp"), "s1");
  assert.equal(walk("clinic", "ArrowRight"), "s2");
  assert.equal(walk("pta", "ArrowLeft"), "s1");
  assert.equal(walk("pta", "ArrowRight"), undefined);
  assert.equal(walk("pta", "ArrowDown"), undefined);
  assert.equal(walk("s1", "End"), "pta");
});

test("a line ties both of its ends", () => {
  const tied = findTied([["clinic", "pta"], ["cafe", "pta"]]);
  assert.deepEqual([...tied.get("pta")], ["clinic", "cafe"]);
  assert.deepEqual([...tied.get("cafe")], ["pta"]);
});
