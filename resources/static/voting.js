// A ballot with a script: what is left is told at once, buttons stop where the rule does, places move up and down.
// phone.js tells with "prepared" that a form is on the page; this one tells it with "input" that something was changed.
(() => {
  "use strict";
  const d = document;
  const one = (query, root = d) => root.querySelector(query);
  const all = (query, root = d) => [...root.querySelectorAll(query)];
  const numbers = (form) => all("input[type=number]", form);
  const off = (button, yes) => button.setAttribute("aria-disabled", yes);
  const cost = (form, n) => form.dataset.squared ? n * n : Math.abs(n);
  let answered = 0;

  // --- points and checks: what is left of them
  const spare = (form) => +form.dataset.total - (form.dataset.entry === "checks"
    ? all(":checked", form).length : numbers(form).reduce((sum, box) => sum + cost(form, +box.value), 0));
  const stepped = (box, way, left) => {
    const form = box.form, n = +box.value, then = Math.max(+box.min, Math.min(+box.max, n + way * form.dataset.step));
    if (cost(form, then) - cost(form, n) <= Math.max(0, left)) return then;
    return form.dataset.squared ? n : n + way * Math.max(0, left);
  };
  const count = (form) => {
    const text = one("#left", form), left = spare(form), { entry, total } = form.dataset;
    if (entry === "points") numbers(form).forEach((box) => {
      const paid = one(".cost", box.closest("li"));
      off(box.previousElementSibling, stepped(box, -1, left) === +box.value);
      off(box.nextElementSibling, stepped(box, 1, left) === +box.value);
      if (paid) paid.textContent = paid.dataset.text.replace("{n}", cost(form, +box.value));
    });
    all(".dots i", form).forEach((dot, i) => { dot.className = i < total - left ? "on" : ""; });
    if (text) one("output", text).textContent = text.dataset[left < 0 ? "over" : Math.min(left, 2)].replace("{n}", left);
  };

  // --- places: those that have one stand first, in their order
  const order = (form) => {
    const boxes = numbers(form), list = one(".options", form), held = d.activeElement;
    const last = boxes.length + 1, place = (box) => +box.value || last;
    boxes.sort((a, b) => place(a) - place(b)).forEach((box, i) => {
      const line = box.closest("li");
      if (list.children[i] !== line) list.insertBefore(line, list.children[i]);
      off(box.previousElementSibling, !box.value);
      off(box.nextElementSibling, box.value === "1");
    });
    if (held !== d.activeElement) held.focus();
  };
  const move = (box, up) => {
    const placed = numbers(box.form).filter((other) => other.value && other !== box).sort((a, b) => a.value - b.value);
    const before = placed.filter((other) => box.value && +other.value < +box.value).length;
    const at = box.value ? before + (up ? -1 : 1) : placed.length;
    if (!box.value || up || before < placed.length) placed.splice(Math.max(0, at), 0, box);
    else box.value = "";
    placed.forEach((other, i) => { other.value = i + 1; });
  };

  const show = (form, sorted) => {
    if (form.dataset.entry === "ranks") { if (sorted) order(form); }
    else if (one("#left output", form) || form.dataset.entry === "points") count(form);
  };
  d.addEventListener("prepared", (event) => { if (event.target.id === "vote") show(event.target, true); });
  d.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.id === "vote") show(form, event.target.type !== "number");
  });
  // Who moves a slider means it.
  d.addEventListener("input", (event) => {
    if (event.target.type === "range") one(".tick input", event.target.closest("li")).checked = true;
  }, true);
  // A place that is typed moves its line once it is whole.
  d.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form && form.id === "vote") show(form, true);
  });
  d.addEventListener("click", (event) => {
    const button = event.target.closest(".step button");
    if (!button) return;
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    const box = one("input", button.parentNode), up = button.name === "plus", form = box.form;
    if (form.dataset.entry === "ranks") move(box, up);
    else box.value = stepped(box, up ? 1 : -1, spare(form));
    box.dispatchEvent(new Event("input", { bubbles: true }));
    show(form, true);
  });
  // The second tap of a double one is no answer to the question that has come meanwhile.
  d.addEventListener("submit", (event) => {
    if (event.target.dataset.entry !== "pairs") return;
    if (Date.now() - answered < 400) { event.preventDefault(); event.stopPropagation(); }
    else answered = Date.now();
  }, true);
})();
