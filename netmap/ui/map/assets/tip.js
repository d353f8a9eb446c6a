// The small box beside the pointer. Text is set as text.
import { make } from "./panel.js";

export function showTip(tip, map, id, place) {
  const node = id === null ? null : map.node(id);
  tip.hidden = !node || !place;
  if (tip.hidden) return;
  const sector = map.slice(node.slice), rows = [make("strong", "", node.label)];
  if (sector && node.kind !== "sector") rows.push(make("span", "", sector.name));
  if (node.kind === "sector") rows.push(make("span", "", "Click to open"));
  else rows.push(make("span", "", node.ties === 1 ? "tied to 1 other" : `tied to ${node.ties} others`));
  const relation = map.data.words.relations[node.relation];
  if (relation) rows.push(make("span", "", relation));
  if (node.said) rows.push(make("span", "", node.said));
  if (node.unasked) rows.push(make("span", "", "we haven't asked yet whom they work with"));
  if (node.kind === "goal" || node.kind === "echo" || node.kind === "coalition" || node.kind === "staff") rows.splice(1);
  tip.replaceChildren(...rows);
  const { clientWidth, clientHeight, offsetTop } = map.dom.root;
  tip.style.left = `${Math.min(place.x + 16, clientWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${offsetTop + Math.min(place.y + 14, clientHeight - tip.offsetHeight - 8)}px`;
}
