// Notes when something is drawn on a large canvas of this frame: the last time, and in how many frames.
(() => {
  const LEAST_WIDTH = 200;
  const watched = (window.watchedCanvas = { canvas: null, last: 0, frames: 0 });
  let frame = null;

  function note(canvas) {
    if (!(canvas && canvas.width >= LEAST_WIDTH && canvas.isConnected)) return;
    watched.canvas = canvas;
    watched.last = performance.timeOrigin + performance.now();
    const now = document.timeline.currentTime;
    if (now !== frame) {
      frame = now;
      watched.frames += 1;
    }
  }

  function watch(kind, names) {
    if (!kind) return;
    for (const name of names) {
      const draw = kind.prototype[name];
      if (!draw) continue;
      kind.prototype[name] = function (...given) {
        note(this.canvas);
        return draw.apply(this, given);
      };
    }
  }

  const triangles = ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"];
  watch(window.CanvasRenderingContext2D, ["fill", "stroke", "fillText", "drawImage", "fillRect", "clearRect"]);
  watch(window.WebGLRenderingContext, triangles);
  watch(window.WebGL2RenderingContext, triangles);
})();
