// A story as one file: a step at a time, by arrow and Page keys, space, a remote presenter or the two buttons. Where a step
// says so, its sentences appear one after another.
(() => {
  const steps = [...document.querySelectorAll("section")], [back, next] = document.querySelectorAll("nav button");
  const said = document.querySelector("nav output");
  const read = () => Math.min(Math.max(Number(location.hash.replace("#step-", "")) || 1, 1), steps.length) - 1;
  const count = (place) => Number(steps[place].dataset.parts ?? 0);
  let now = read(), shown = 0;

  function show(place, focus = true, parts = 0) {
    now = Math.min(Math.max(place, 0), steps.length - 1);
    shown = Math.min(parts, count(now));
    for (const list of ['[data-role="sentence"] text, [data-role="text"] text', ".words p:not(.seen)"])
      steps[now].querySelectorAll(list).forEach((part, index) => part.classList.toggle("later", shown < count(now) && index >= shown));
    steps.forEach((step, index) => step.classList.toggle("now", index === now));
    back.disabled = now === 0 && shown === 0;
    next.disabled = now === steps.length - 1 && shown === count(now);
    said.textContent = `${now + 1} / ${steps.length}`;
    history.replaceState(null, "", `#step-${now + 1}`);
    if (focus) steps[now].focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  /** Go on by a sentence where there is one left, else by a step; back in the same way. */
  function move(by, focus = true) {
    const part = shown + by, to = now + by;
    if (by === -Infinity) show(0, focus);
    else if (by === Infinity) show(steps.length - 1, focus, Infinity);
    else if (part >= 0 && part <= count(now)) show(now, focus, part);
    else if (to >= 0 && to < steps.length) show(to, focus, by > 0 ? 0 : Infinity);
  }

  const keys = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
    Home: -Infinity, End: Infinity,
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    if (event.target.closest("button") && (event.key === " " || event.key === "Enter")) return;
    event.preventDefault();
    move(keys[event.key]);
  });
  addEventListener("hashchange", () => show(read()));
  back.addEventListener("click", () => move(-1, false));
  next.addEventListener("click", () => move(1, false));

  let idle = 0;
  function wake() {
    clearTimeout(idle);
    document.body.classList.remove("idle");
    idle = setTimeout(() => document.body.classList.add("idle"), 3000);
  }
  addEventListener("pointermove", wake);
  wake();
  document.body.classList.add("deck");
  show(now, false);
})();
