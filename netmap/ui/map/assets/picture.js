// The map as a picture: painted again at three times the size, so that text stays sharp.
import { paintMap } from "./scene.js";

export function drawPicture(map, times = 3) {
  const { clientWidth: width, clientHeight: height } = map.dom.root;
  const canvas = document.createElement("canvas");
  canvas.width = width * times;
  canvas.height = height * times;
  const context = canvas.getContext("2d");
  context.fillStyle = map.data.drawing.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const scale = map.net.getScale(), { x, y } = map.net.getViewPosition();
  context.scale(times, times);
  context.translate(width / 2 - x * scale, height / 2 - y * scale);
  context.scale(scale, scale);
  const marked = [map.hover, map.stop];
  map.hover = map.stop = null;
  paintMap(context, map, { ...map.look(), lines: true });
  [map.hover, map.stop] = marked;
  context.setTransform(times, 0, 0, times, 0, 0);
  writeFilter(context, map, width);
  return canvas;
}

/** Who is on the picture, where a filter leaves some out. */
function writeFilter(context, { data: { drawing, words }, dom }, width) {
  context.font = `${drawing.font.bold} 16px "${drawing.font.family}", sans-serif`;
  context.fillStyle = getComputedStyle(dom.frame).color;
  context.textAlign = "left";
  context.textBaseline = "top";
  context.fillText(words.filtered, 12, 10, width - 24);
}

export function savePicture(map) {
  drawPicture(map).toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = map.data.mode === "room" ? "partner-map-room.png" : "partner-map.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}
