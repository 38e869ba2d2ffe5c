// Signing in with a script: a frame to sign in with a finger, a pen or the mouse, and finding oneself while typing.
// phone.js tells with "prepared" that a form is on the page; this one tells it with "input" that something was drawn.
(() => {
  "use strict";
  const d = document, one = (query, root = d) => root.querySelector(query);
  let pad, looking, due;

  // --- strokes in a field of 1000 by 400, which the form keeps as text (domain/signature.py)
  const WIDTH = 1000, HEIGHT = 400, STEP = 6, LENGTH = 15000;
  const box = (root) => one("[name=signature]", root);
  const strokes = (text) => text.split(";").map((stroke) => stroke.split(" ").map((at) => at.split(",")));
  const draw = (frame) => {
    const canvas = one("canvas", frame), paint = canvas.getContext("2d"), text = box(frame).value;
    canvas.width = canvas.clientWidth * (devicePixelRatio || 1);
    canvas.height = canvas.width * HEIGHT / WIDTH;
    const scale = canvas.width / WIDTH;
    paint.lineWidth = 8 * scale;
    paint.lineCap = paint.lineJoin = "round";
    paint.strokeStyle = getComputedStyle(canvas).color;
    if (text) strokes(text).forEach((points) => {
      paint.beginPath();
      [points[0], ...points].forEach(([x, y]) => paint.lineTo(x * scale, y * scale));
      paint.stroke();
    });
  };
  const place = (part, size, most) => Math.round(Math.min(1, Math.max(0, part / size)) * most);
  const mark = (event, before) => {
    const kept = box(pad), seen = one("canvas", pad).getBoundingClientRect();
    const x = place(event.clientX - seen.left, seen.width, WIDTH);
    const y = place(event.clientY - seen.top, seen.height, HEIGHT);
    const last = kept.value.split(/[\s;]/).pop().split(",");
    if (before === " " && Math.hypot(x - last[0], y - last[1]) < STEP) return;
    kept.value += `${kept.value && before}${x},${y}`;
    // Whoever scribbles on and on keeps every second point of it.
    if (kept.value.length > LENGTH) {
      kept.value = strokes(kept.value).map((points) => points.filter((_, i) => i % 2 < 1).join(" ")).join(";");
    }
    // Once a frame, however many points a quick screen tells of meanwhile.
    const frame = pad;
    due ||= requestAnimationFrame(() => {
      due = 0;
      draw(frame);
    });
  };
  const changed = (frame) => box(frame).dispatchEvent(new Event("input", { bubbles: true }));

  d.addEventListener("prepared", (event) => {
    const frame = one("#pad", event.target);
    if (!frame) return;
    frame.hidden = false;
    draw(frame);
  });
  d.addEventListener("pointerdown", (event) => {
    const canvas = event.target.closest("canvas");
    if (!canvas || !event.isPrimary || event.button) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    pad = canvas.parentNode;
    mark(event, ";");
  });
  d.addEventListener("pointermove", (event) => { if (pad && event.isPrimary) mark(event, " "); });
  ["pointerup", "pointercancel"].forEach((name) => d.addEventListener(name, () => {
    if (!pad) return;
    changed(pad);
    // Not before: the page would move under the pen.
    one("#ask").hidden = true;
    pad = 0;
  }));
  addEventListener("resize", () => { if (one("#pad")) draw(one("#pad")); });

  // --- an empty frame is asked about once; whoever can't draw signs without
  d.addEventListener("click", (event) => {
    const button = event.target.closest("[name=clear], [name=bare]"), frame = one("#pad");
    if (!button) return;
    if (button.name === "bare") {
      button.form.dataset.bare = 1;
      one(".main", button.form).click();
      return;
    }
    box(frame).value = "";
    changed(frame);
    draw(frame);
  });
  d.addEventListener("submit", (event) => {
    const form = event.target, ask = one("#ask", form);
    if (!ask || form.dataset.bare || box(form).value) return;
    event.preventDefault();
    event.stopPropagation();
    ask.hidden = false;
    ask.focus();
  }, true);

  // --- those on the list whose name begins so
  const found = (page) => one("#found", new DOMParser().parseFromString(page, "text/html"));
  const look = (field, name) => {
    const address = `/find?name=${encodeURIComponent(name)}`;
    fetch(address).then((answer) => answer.text()).then((page) => {
      const fresh = found(page);
      if (!fresh || !field.isConnected || field.value !== name) return;
      history.replaceState(0, "", address);
      one("#found").replaceChildren(...fresh.childNodes);
    }).catch(() => {});
  };
  d.addEventListener("input", (event) => {
    const field = event.target, name = field.value;
    if (field.name !== "name") return;
    clearTimeout(looking);
    if (name.trim().length > 2) looking = setTimeout(() => look(field, name), 500);
  });
})();
