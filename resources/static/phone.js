// Makes the pages live: follows the workshop, keeps drafts, sends again what a lost network held back.
// Without it every page still works, with plain forms.
(() => {
  "use strict";
  const d = document, live = "since" in d.body.dataset;
  const one = (query, root = d) => root.querySelector(query);
  const all = (query, root = d) => [...root.querySelectorAll(query)];
  const now = () => Date.now() / 1000;
  const sources = new WeakMap(), ready = new WeakSet();
  let since = +d.body.dataset.since, shift = 0, stream, heard = 0, tried = 0;
  let job, reading = false, again = false, stale = false, soon = 0;

  // --- drafts: what is typed or placed, by form and by what the form was about
  const draft = (form) => `draft ${form.id} ${form.dataset.v}`;
  const fields = (form) => [...form.elements].filter((e) => e.name && !/hidden|submit/.test(e.type));
  const typed = (form) => JSON.stringify(fields(form).map((e) => (e.type === "checkbox" ? e.checked : e.value)));
  const memory = (work) => { try { return work(localStorage); } catch (_) { return null; } };
  const keep = (form) => memory((m) => { if (m.length > 40) m.clear(); m.setItem(draft(form), typed(form)); });
  const restore = (form) => {
    const values = JSON.parse(memory((m) => m.getItem(draft(form))) || "[]"), inputs = fields(form);
    if (values.length === inputs.length) {
      inputs.forEach((e, i) => { if (e.type === "checkbox") e.checked = values[i]; else e.value = values[i]; });
    }
  };

  // --- the vote's dots
  const off = (button, yes) => button.setAttribute("aria-disabled", yes);
  const count = (form) => {
    const boxes = all("input[type=number]", form), text = one("#left", form);
    const spent = boxes.reduce((sum, box) => sum + (+box.value || 0), 0), left = form.dataset.points - spent;
    boxes.forEach((box) => {
      off(box.previousElementSibling, !(+box.value > 0));
      off(box.nextElementSibling, +box.value >= +form.dataset.max || left < 1);
    });
    all(".dots i", form).forEach((dot, i) => { dot.className = i < spent ? "on" : ""; });
    const { over, 0: none, 1: single, 2: many } = text.dataset;
    one("output", text).textContent = left < 0 ? over : (left > 1 ? many : left ? single : none).replace("{n}", left);
  };
  const step = (button) => {
    if (button.getAttribute("aria-disabled") === "true") return;
    const box = one("input", button.parentNode);
    box.value = Math.max(0, (+box.value || 0) + (button.name === "plus" ? 1 : -1));
    keep(button.form);
    count(button.form);
  };

  // --- showing a page: only what has changed is replaced, so that nothing moves under a finger
  const prepare = () => all("main form").forEach((form) => {
    if (ready.has(form)) return;
    ready.add(form);
    restore(form);
    if (form.id === "vote") count(form);
  });
  const swap = (old, next, force) => {
    const before = new Map([...old.children].map((e) => [e.id, e]));
    const wanted = [...next.children].map((e) => {
      const mine = e.id && e.id !== force && before.get(e.id), html = e.outerHTML;
      if (mine && (e.dataset.v ? e.dataset.v === mine.dataset.v : sources.get(mine) === html)) return mine;
      const fresh = d.importNode(e, true);
      sources.set(fresh, html);
      return fresh;
    });
    [...old.children].forEach((e) => wanted.includes(e) || e.remove());
    wanted.forEach((e, i) => { if (old.children[i] !== e) old.insertBefore(e, old.children[i] || null); });
  };
  const show = (page, force) => {
    const head = one("#head"), error = one("#error");
    d.title = page.title;
    d.documentElement.lang = page.documentElement.lang;
    since = Math.max(since, +page.body.dataset.since);
    ["header", "main", "footer"].forEach((part) => swap(one(part), one(part, page), force));
    prepare();
    const said = one("main [data-say]"), wrong = one("#error");
    if (force) one("#say").textContent = said ? said.textContent : "";
    if (wrong && wrong !== error) (one("main [aria-invalid]") || wrong).focus();
    else if (force === "idea" && one("#text")) one("#text").focus();
    else if (head !== one("#head") || force) scrollTo(0, 0);
    network();
    tick();
  };
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  const read = () => {
    if (reading) { again = true; return; }
    reading = true;
    fetch("/", { cache: "no-store" }).then((answer) => answer.text()).then((text) => {
      const page = parsed(text);
      stale = !page.body.dataset.since;
      if (!stale) show(page);
    }).catch(() => { stale = true; }).then(() => {
      reading = false;
      if (again) { again = false; read(); }
    });
  };

  // --- sending a form: again and again until it is answered; its ids make a second time change nothing
  const wait = (form, text) => {
    const told = one(".wait", form) || form.insertBefore(d.createElement("p"), form.firstChild);
    told.className = "wait card alert";
    told.setAttribute("role", "alert");
    if (told.textContent !== text) told.textContent = text;
  };
  const busy = (form, yes) => all(".main", form).forEach((e) => e.setAttribute("aria-busy", yes));
  const send = () => {
    const { form, body, was } = job, hold = new AbortController(), timer = setTimeout(() => hold.abort(), 12000);
    job.sending = true;
    fetch(form.action, { method: "POST", body, signal: hold.signal }).then((answer) => (
      answer.text().then((text) => {
        const page = parsed(text);
        job = null;
        busy(form, false);
        if (!page.body.dataset.since) return wait(form, one("h1", page).textContent);
        if (answer.ok && typed(form) === was) memory((m) => m.removeItem(draft(form)));
        else keep(form);
        show(page, form.id);
      })
    )).catch(() => {
      if (!job) return;
      job.sending = false;
      job.tried = now();
      wait(form, one("#net").dataset.wait);
    }).then(() => clearTimeout(timer));
  };

  // --- following the workshop
  const network = (on) => {
    const chip = one("#net");
    if (on !== undefined) network.on = on;
    if (!chip || network.on === undefined) return;
    chip.hidden = false;
    chip.className = network.on ? "chip" : "chip off";
    const text = network.on ? chip.dataset.on : chip.dataset.off;
    if (chip.textContent !== text) chip.textContent = text;
  };
  const listen = () => {
    if (stream) stream.close();
    heard = tried = now();
    stream = new EventSource(`/events?since=${since}`);
    stream.onopen = () => {
      heard = now();
      network(true);
      if (stale) read();
      if (job && !job.sending) send();
    };
    stream.onerror = () => network(false);
    stream.addEventListener("beat", () => { heard = now(); });
    stream.onmessage = (event) => {
      const news = JSON.parse(event.data), turnout = one("#turnout");
      heard = now();
      since = Math.max(since, +event.lastEventId);
      shift = news.now - now();
      if (turnout && "cast" in news) {
        turnout.textContent = turnout.dataset.text.replace("{cast}", news.cast).replace("{present}", news.present);
      }
      if (news.page) read();
      else if (news.soon && !soon) soon = setTimeout(() => { soon = 0; read(); }, 500 + 2000 * Math.random());
    };
  };
  const tick = () => {
    const timer = one("#timer"), closed = stream && stream.readyState === 2;
    if (timer && timer.dataset.ends) {
      const left = Math.round(timer.dataset.ends - now() - shift), size = Math.abs(left);
      timer.textContent = `${left < 0 ? "+" : ""}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
      timer.classList.toggle("over", left < 0);
    }
    if (stream && ((closed && now() - tried > 2) || now() - heard > 40)) listen();
    if (job && !job.sending && now() - job.tried > 3) send();
  };

  // --- the page's own gestures
  d.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".step button");
    if (button) { event.preventDefault(); step(button); }
  });
  d.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !form.dataset.v) return;
    keep(form);
    if (form.id === "vote") count(form);
  });
  d.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.v) return;
    event.preventDefault();
    if (job) return;
    job = { form, body: new URLSearchParams(new FormData(form)), was: typed(form) };
    busy(form, true);
    send();
  });
  if (!live) return;
  ["header", "main", "footer"].forEach((part) => [...one(part).children].forEach((e) => sources.set(e, e.outerHTML)));
  prepare();
  listen();
  setInterval(tick, 1000);
  addEventListener("offline", () => { stream.close(); network(false); });
  addEventListener("online", listen);
  addEventListener("pageshow", (event) => { if (event.persisted) { stale = true; listen(); } });
  d.addEventListener("visibilitychange", () => { if (!d.hidden && now() - heard > 20) listen(); });
})();
