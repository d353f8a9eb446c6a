// What the page looks up again and again in the data of a map.

/** data, and by id or number: nodes, slices, places (dragged ones where they are now), names, lines, and marks' circles. */
export function readMap(data, moved = new Map()) {
  const nodes = new Map(data.nodes.map((node) => [node.id, node])), linesAt = new Map();
  const places = new Map(data.nodes.map((node) => [node.id, moved.get(node.id) ?? { x: node.x, y: node.y }]));
  for (const line of data.edges) {
    for (const end of [line.from, line.to]) linesAt.has(end) ? linesAt.get(end).push(line) : linesAt.set(end, [line]);
  }
  return {
    data, nodes, places, linesAt,
    slices: new Map(data.slices.map((one) => [one.id, one])),
    numbers: new Map(data.nodes.map((node, number) => [node.id, number])),
    names: new Map(data.drawing.layers.find((layer) => layer.role === "name").shapes.map((shape) => [shape.at, shape])),
    place: (number) => {
      const { id, size, kind } = data.nodes[number];
      return { ...places.get(id), radius: [size, data.drawing.kinds[kind].least] };
    },
  };
}
