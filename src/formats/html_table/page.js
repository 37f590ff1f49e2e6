
(() => {
  "use strict";
  const of = id => document.getElementById(id);
  const [form, find, status, confidence, comments] = ["filter", "find", "status", "confidence", "comments"].map(of);
  const rows = [...document.querySelectorAll("tbody tr[id]")];
  const parts = [...document.querySelectorAll(".part")];
  const folded = new Array(rows.length);

  // The same letters and marks as the program's own search.
  const MARKS = /[\u0300-\u036f\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  const LETTERS = /[ٱىیکةς٠-٩۰-۹]/g;
  const OTHER = { "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ς": "σ" };
  // The codes of both kinds of digits end in the digit.
  const letter = c => OTHER[c] ?? String(c.charCodeAt(0) & 15);
  const fold = text => text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(LETTERS, letter);

  const texts = row => row.querySelectorAll(".text, .comment");
  const textOf = index => folded[index] ??= [...texts(rows[index])].map(cell => fold(cell.textContent)).join("\n");

  // Where a folded text occurs in a cell, as ranges of its text nodes.
  const hitsIn = (cell, wanted) => {
    const places = [], hits = [];
    let text = "";
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      let at = 0;
      for (const c of node.data) {
        for (const f of fold(c)) {
          text += f;
          for (let unit = 0; unit < f.length; unit++) places.push([node, at, at + c.length]);
        }
        at += c.length;
      }
    }
    // A lam and an alef behind it are one shape, which a highlight must not cut.
    const joined = at => text[at - 1] === "ل" && text[at] === "ا";
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const from = joined(at) ? at - 1 : at, to = at + wanted.length + (joined(at + wanted.length) ? 1 : 0);
      const first = places[from], last = places[to - 1], next = places[to];
      const range = new Range();
      range.setStart(first[0], first[1]);
      // Marks behind the last letter belong to the hit.
      range.setEnd(last[0], next && next[0] === last[0] ? Math.max(last[2], next[1]) : next ? last[2] : last[0].data.length);
      hits.push(range);
    }
    return hits;
  };

  // Only tables near the screen are searched for hits to show.
  const near = new Set();
  let wanted = "";
  const show = () => {
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.delete("hit");
    if (!wanted) return;
    const ranges = [];
    for (const part of near) {
      if (part.hidden) continue;
      for (const row of part.querySelectorAll("tr[id]:not([hidden])")) {
        for (const cell of texts(row)) ranges.push(...hitsIn(cell, wanted));
      }
    }
    CSS.highlights.set("hit", new Highlight(...ranges));
  };
  const watcher = new IntersectionObserver(entries => {
    for (const entry of entries) near[entry.isIntersecting ? "add" : "delete"](entry.target);
    show();
  }, { rootMargin: "300px" });
  parts.forEach(part => watcher.observe(part));

  const number = count => count.toLocaleString("en");
  const say = count => { of("count").value = number(count) + " of " + number(rows.length) + " rows"; };

  // A filter works in slices, so that keys are not held up; a newer one ends it.
  let turn = 0;
  const filter = async () => {
    const mine = ++turn;
    const text = fold(find.value.trim()), below = parseFloat(confidence.value);
    const shown = new Uint8Array(rows.length);
    let count = 0, pause = performance.now() + 40;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at];
      if ((!status.value || row.classList.contains(status.value))
        && (isNaN(below) || parseFloat(row.dataset.confidence) < below)
        && (!comments.checked || "comment" in row.dataset)
        && (!text || textOf(at).includes(text))) {
        shown[at] = 1;
        count++;
      }
      if ((at & 255) === 0 && performance.now() > pause) {
        await new Promise(resume => setTimeout(resume));
        if (mine !== turn) return;
        pause = performance.now() + 40;
      }
    }
    wanted = text;
    const full = new Set();
    rows.forEach((row, at) => {
      if (row.hidden !== !shown[at]) row.hidden = !shown[at];
      if (shown[at]) full.add(row.parentNode);
    });
    for (const part of parts) {
      let any = false;
      for (const body of part.querySelectorAll("tbody")) {
        const empty = !full.has(body);
        if (body.hidden !== empty) body.hidden = empty;
        any ||= !empty;
      }
      if (part.hidden !== !any) part.hidden = !any;
    }
    of("none").hidden = count > 0 || rows.length === 0;
    say(count);
    show();
  };

  form.addEventListener("input", filter);
  form.addEventListener("change", filter);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  document.addEventListener("keydown", event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      find.focus();
    }
  });
  // A link to a row that is filtered out shows it.
  const arrive = () => {
    const row = location.hash.length > 1 && of(location.hash.slice(1));
    if (row && row.hidden) {
      form.reset();
      filter().then(() => row.scrollIntoView());
    }
  };
  window.addEventListener("hashchange", arrive);

  if (window.Intl && Intl.DisplayNames) {
    const names = new Intl.DisplayNames(["en"], { type: "language" });
    for (const place of document.querySelectorAll(".language")) {
      try { place.textContent = names.of(place.dataset.tag); } catch { /* The tag stays. */ }
    }
  }
  form.hidden = false;
  const root = document.documentElement;
  new ResizeObserver(() => root.style.setProperty("--bar-height", form.offsetHeight + "px")).observe(form);
  say(rows.length);
  // The browser keeps what was typed when a page is loaded again.
  if (find.value || status.value || confidence.value || comments.checked) filter();
})();
