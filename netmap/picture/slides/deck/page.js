// A story as one file: a step at a time, by arrow and Page keys, space, a remote presenter or the two buttons.
(() => {
  const steps = [...document.querySelectorAll("section")], [back, next] = document.querySelectorAll("nav button");
  const said = document.querySelector("nav output");
  const read = () => Math.min(Math.max(Number(location.hash.replace("#step-", "")) || 1, 1), steps.length) - 1;
  let now = read();

  function show(place, focus = true) {
    now = Math.min(Math.max(place, 0), steps.length - 1);
    steps.forEach((step, index) => step.classList.toggle("now", index === now));
    back.disabled = now === 0;
    next.disabled = now === steps.length - 1;
    said.textContent = `${now + 1} / ${steps.length}`;
    history.replaceState(null, "", `#step-${now + 1}`);
    if (focus) steps[now].focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  const keys = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
    Home: -Infinity, End: Infinity,
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    if (event.target.closest("button") && (event.key === " " || event.key === "Enter")) return;
    event.preventDefault();
    show(now + keys[event.key]);
  });
  addEventListener("hashchange", () => show(read()));
  back.addEventListener("click", () => show(now - 1, false));
  next.addEventListener("click", () => show(now + 1, false));

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
