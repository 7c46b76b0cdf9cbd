// The list of requests follows what happens: new ones come on top, those shown change where they are.
import { refresh } from "./times.js";

const EVERY = 1500;

const takes = () => document.getElementById("takes");

async function follow() {
  if (document.hidden || new URLSearchParams(location.search).has("before")) return;
  const list = takes();
  const query = new URLSearchParams(new FormData(document.getElementById("filters")));
  query.set("newest", list?.querySelector("[data-place]")?.dataset.place ?? "");
  query.set("ids", [...(list?.querySelectorAll("[data-live]") ?? [])].slice(0, 50).map((row) => row.dataset.id).join(","));
  const answer = await fetch(`/requests/news?${query}`);
  if (!answer.ok || takes() !== list) return;   // the filters changed meanwhile
  const rows = new DOMParser().parseFromString(`<ol>${await answer.text()}</ol>`, "text/html").querySelectorAll("li.take");
  if (list === null) {
    if (rows.length) location.reload();
    return;
  }
  const first = list.firstElementChild;
  let fresh = 0;
  for (const row of rows) {
    const shown = document.getElementById(row.id);
    if (shown === null) {
      row.classList.add("fresh");
      list.insertBefore(row, first);
      fresh += 1;
    } else if (shown.dataset.version !== row.dataset.version) {
      const held = shown.contains(document.activeElement);
      shown.replaceWith(row);
      if (held) row.querySelector("a").focus();
    }
  }
  if (fresh) document.getElementById("news").textContent = fresh === 1 ? "A new request" : `${fresh} new requests`;
  refresh();
}

async function forever() {
  await follow().catch(() => {});   // a server that is away comes back
  setTimeout(forever, EVERY);
}
setTimeout(forever, EVERY);
