// Paint maps onto a canvas that only writes down what is painted. In: [{data, width, height}] on standard input.
// Out: for each map {view, shapes}, shapes in pixels from the middle of the wheel.
import { readFileSync } from "node:fs";
import { readMap } from "../../../netmap/ui/map/assets/lookup.js";
import { paintMap } from "../../../netmap/ui/map/assets/scene.js";
import { findView } from "../../../netmap/ui/map/assets/view.js";

/** The steps of a path as SVG has them: a lone full turn is a circle (O), any other arc goes over one or two points. */
function writePath(path) {
  if (path.length === 1 && path[0][0] === "arc" && path[0][4] === 0 && path[0][5] === 2 * Math.PI) return [["O", ...path[0].slice(1, 4)]];
  return path.flatMap((step, index) => (step[0] === "arc" ? writeArc(!index, ...step.slice(1)) : [step]));
}

function writeArc(first, x, y, radius, start, end) {
  const turn = end - start, parts = Math.abs(turn) > Math.PI ? 2 : 1;
  const at = (angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  const arcs = Array.from({ length: parts }, (_, part) => ["A", radius, ...at(start + (turn * (part + 1)) / parts)]);
  return [[first ? "M" : "L", ...at(start)], ...arcs];
}

class Recorder {
  constructor() {
    this.shapes = [];
    this.path = [];
    this.dash = [];
  }

  save() {}
  restore() {}
  scale() {}
  setLineDash(dash) { this.dash = dash; }
  beginPath() { this.path = []; }
  closePath() { this.path.push(["Z"]); }
  moveTo(...spots) { this.path.push(["M", ...spots]); }
  lineTo(...spots) { this.path.push(["L", ...spots]); }
  quadraticCurveTo(...spots) { this.path.push(["Q", ...spots]); }

  arc(...numbers) { this.path.push(["arc", ...numbers]); }

  look() { return { opacity: this.globalAlpha, width: this.lineWidth, dash: this.dash, cap: this.lineCap }; }

  put(what, color) {
    const last = this.shapes.at(-1);
    if (last?.path === this.path) last[what] = color;
    else this.shapes.push({ path: this.path, [what]: color, ...this.look() });
  }

  fill() { this.put("fill", this.fillStyle); }
  stroke() { this.put("stroke", this.strokeStyle); }
  strokeText(text, x, y) { this.outlined = [text, x, y, this.strokeStyle].join("|"); this.outlines = [...(this.outlines ?? []), this.outlined]; }

  fillText(text, x, y) {
    const outlined = (this.outlines ?? []).includes([text, x, y, this.strokeStyle].join("|"));
    const around = outlined ? { stroke: this.strokeStyle } : {};
    this.shapes.push({ text, x, y, font: this.font, align: this.textAlign, fill: this.fillStyle, ...around, ...this.look() });
  }
}

const paint = ({ data, width, height }) => {
  const view = findView(data.drawing, width, height), recorder = new Recorder();
  const map = { ...readMap(data), focus: null, meet: false, hover: null, cursor: null };
  paintMap(recorder, map, { ...view, lines: true });
  return { view, shapes: recorder.shapes.map((shape) => (shape.path ? { ...shape, path: writePath(shape.path) } : shape)) };
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(paint)));
