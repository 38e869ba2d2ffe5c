// Makes the pages live: follows the workshop, keeps drafts, sends again what a lost network held back.
// Without it every page still works, with plain forms. Phones get it without comments (phones/assets.py).
(() => {
  "use strict";
  const d = document, page = d.body.dataset, parts = ["header", "main", "footer"];
  const one = (query, root = d) => root.querySelector(query);
  const all = (query, root = d) => [...root.querySelectorAll(query)];
  const now = () => Date.now() / 1000;
  const sources = new WeakMap(), ready = new WeakSet();
  let since = +page.since, shift = 0, stream, heard, tried, online, job, reading, stale, soon;

  // --- drafts: what is typed, placed or drawn, by form, by what the form was about and by whose it was
  const draft = (form) => `draft ${form.id} ${form.dataset.v} ${page.me}`;
  const fields = (form) => [...form.elements].filter((e) => (
    /^(signature|note)$/.test(e.name) || (e.name && !/hidden|submit|button|file/.test(e.type))
  )).sort((a, b) => (a.name > b.name) - (a.name < b.name));
  const typed = (form) => JSON.stringify(fields(form).map((e) => [e.value, e.checked]));
  const memory = (work) => { try { return work(localStorage); } catch (_) { return null; } };
  const keep = (form) => memory((m) => { if (m.length > 40) m.clear(); m.setItem(draft(form), typed(form)); });
  const restore = (form) => {
    const values = JSON.parse(memory((m) => m.getItem(draft(form))) || "[]");
    fields(form).forEach((e, i) => { if (values[i]) [e.value, e.checked] = values[i]; });
  };

  // --- showing a page: only what has changed is replaced, so that nothing moves under a finger
  const prepare = () => all("main form").forEach((form) => {
    if (ready.has(form)) return;
    ready.add(form);
    restore(form);
    form.dispatchEvent(new Event("prepared", { bubbles: true }));
  });
  const swap = (old, fresh, force) => {
    const wanted = [...fresh.children].map((e) => {
      const html = e.outerHTML, mine = e.id !== force && [...old.children].find((o) => o.id && o.id === e.id);
      if (mine && (e.dataset.v ? e.dataset.v === mine.dataset.v : sources.get(mine) === html)) return mine;
      sources.set(e, html);
      return e;
    });
    [...old.children].forEach((e) => wanted.includes(e) || e.remove());
    wanted.forEach((e, i) => { if (old.children[i] !== e) old.insertBefore(e, old.children[i] || null); });
  };
  const show = (fresh, force) => {
    const head = one("#head"), error = one("#error"), { me, due, wall } = fresh.body.dataset;
    // What a form was answered stays while there is none to send again, until the room moves on.
    if (error && !force && !one("main form", fresh) && one("h1", fresh).textContent === one("h1").textContent) {
      one("#head", fresh).after(error.cloneNode(true));
    }
    if (me !== page.me) setTimeout(listen);
    Object.assign(page, { me, due, wall });
    d.title = fresh.title;
    d.documentElement.lang = fresh.documentElement.lang;
    since = Math.max(since, fresh.body.dataset.since);
    parts.forEach((part) => swap(one(part), one(part, fresh), force));
    prepare();
    const said = all("main [data-say]").pop(), wrong = one("#error");
    if (force) one("#say").textContent = said ? said.textContent : "";
    if (wrong && wrong !== error) (one("main [aria-invalid]") || wrong).focus();
    else if (/idea|scribe|comment/.test(force) && one("textarea")) one("textarea").focus();
    else if (force || head !== one("#head")) scrollTo(0, 0);
    network(online);
    tick();
  };
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  const read = () => {
    stale = true;
    if (reading) return;
    reading = true;
    stale = false;
    const here = location.pathname === "/" ? "/" : location.href;
    fetch(here, { cache: "no-store" }).then((answer) => answer.text()).then((text) => {
      const fresh = parsed(text);
      if (fresh.body.dataset.since) show(fresh);
      else stale = true;
    }).catch(() => { stale = true; }).then(() => { reading = false; });
  };

  // --- sending a form: again and again until it is answered; its ids make a second time change nothing
  const warn = (text) => {
    const told = one("#wait");
    told.hidden = !text;
    if (told.textContent !== text) told.textContent = text;
  };
  const busy = (yes) => all("main .main").forEach((e) => e.setAttribute("aria-busy", yes));
  const send = () => {
    const { form, body, was } = job, hold = new AbortController();
    setTimeout(() => hold.abort(), body.get("photo") ? 9e4 : 12000);
    job.tried = Infinity;
    fetch(form.action, { method: "POST", body, signal: hold.signal }).then((answer) => (
      answer.text().then((text) => {
        const fresh = parsed(text), whole = fresh.body.dataset.since;
        job = null;
        busy(false);
        warn(whole ? "" : one("h1", fresh).textContent);
        if (!whole) return;
        const { pathname, search } = new URL(answer.url);
        if (answer.redirected) history.replaceState(0, "", pathname === "/" ? "/" : pathname + search);
        if (answer.ok && typed(form) === was) memory((m) => m.removeItem(draft(form)));
        else keep(form);
        show(fresh, form.id);
      })
    )).catch(() => {
      if (!job) return;
      job.tried = now();
      warn(one("#wait").dataset.text);
    });
  };

  // --- following the workshop
  const network = (on) => {
    const chip = one("#net"), name = on ? "chip" : "chip off";
    online = on;
    if (on === undefined || (!chip.hidden && chip.className === name)) return;
    chip.hidden = false;
    chip.className = name;
    chip.textContent = chip.dataset[on ? "on" : "off"];
  };
  const listen = () => {
    if (stream) stream.close();
    heard = tried = now();
    stream = new EventSource(`/events?since=${since}`);
    stream.onopen = () => {
      heard = now();
      network(true);
      if (job && job.tried < heard) job.tried = 0;
      tick();
    };
    stream.onerror = () => network(false);
    stream.addEventListener("beat", (event) => {
      heard = now();
      if (JSON.parse(event.data) !== page.due) read();
    });
    stream.onmessage = (event) => {
      const news = JSON.parse(event.data), turnout = one("#turnout");
      heard = now();
      since = Math.max(since, event.lastEventId);
      shift = news.now - heard;
      if (turnout && "cast" in news) {
        turnout.textContent = turnout.dataset.text.replace("{cast}", news.cast).replace("{present}", news.present);
      }
      if (news.page) read();
      if ((news.soon || (news.wall && page.wall)) && !soon) soon = setTimeout(() => { soon = 0; read(); }, 500 + 2000 * Math.random());
    };
  };
  const tick = () => {
    const timer = one("#timer"), time = now();
    if (timer && timer.dataset.ends) {
      const left = Math.round(timer.dataset.ends - time - shift), size = Math.abs(left);
      timer.textContent = `${left < 0 ? "+" : ""}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
      timer.classList.toggle("over", left < 0);
    }
    if (time - heard > 40 || (stream.readyState > 1 && time - tried > 2)) listen();
    if (online && stale) read();
    if (job && time - job.tried > 3) send();
  };

  // --- the page's own gestures
  if (!page.since) return;
  d.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.method === "post") keep(form);
  });
  d.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.v || form.method !== "post") return;
    event.preventDefault();
    if (job) return;
    const data = new FormData(form), by = event.submitter;
    if (by && by.name) data.append(by.name, by.value);
    job = { form, body: /multi/.test(form.enctype) ? data : new URLSearchParams(data), was: typed(form) };
    busy(true);
    send();
  });
  parts.forEach((part) => [...one(part).children].forEach((e) => sources.set(e, e.outerHTML)));
  prepare();
  listen();
  setInterval(tick, 1000);
  addEventListener("offline", () => { stream.close(); network(false); });
  addEventListener("online", listen);
  d.addEventListener("visibilitychange", () => { if (!d.hidden && now() - heard > 20) listen(); });
})();
