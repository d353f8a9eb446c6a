// The font of the map, the one its names were measured with; it comes from where this component comes from.

const loading = new Map(); // weight -> promise: the page loads each once

/** Load the faces of a font: {family, faces: {weight: file}}; where one can't be loaded, text falls back. */
export function loadFont({ family, faces }) {
  for (const [weight, file] of Object.entries(faces)) {
    if (loading.has(weight)) continue;
    const source = new URL(`../netmap.font/${file}.woff2`, import.meta.url);
    const face = new FontFace(family, `url("${source}")`, { weight });
    loading.set(weight, face.load().then((loaded) => document.fonts.add(loaded)));
  }
  return Promise.allSettled(loading.values());
}
