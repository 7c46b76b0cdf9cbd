// The gallery: films are chosen for comparison in a tray; a clip that is dropped is read.
import { csrf, say } from "./app.js";
import "./times.js";

const form = document.getElementById("compare");
const tray = document.getElementById("tray");
const most = Number(form.dataset.most);
const chosen = new Map();   // id to poster, in the order of choosing; it outlives what the filters show

for (const item of tray.querySelectorAll("li")) chosen.set(item.dataset.id, item.firstElementChild.src);
// What was checked before this ran, by a quick hand or by a browser that restores a page.
for (const box of form.querySelectorAll('input[name="ids"]:checked')) choose(box);

function choose(box) {
  chosen.set(box.value, box.closest("li").querySelector("img").src);
}

function show() {
  for (const box of form.querySelectorAll('input[name="ids"]')) box.checked = chosen.has(box.value);
  tray.hidden = chosen.size === 0;
  tray.querySelector("ul").replaceChildren(...[...chosen.values()].map((poster) => {
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("img"), { src: poster, alt: "" }));
    return item;
  }));
  tray.querySelector('[role="status"]').textContent =
    chosen.size === 1 ? "Choose another one" : `${chosen.size} of at most ${most}`;
  tray.querySelector(".primary").disabled = chosen.size < 2;
}

form.addEventListener("change", (event) => {
  const box = event.target;
  if (box.name !== "ids") return;
  if (!box.checked) chosen.delete(box.value);
  else if (chosen.size === most) say(`At most ${most} films can be compared`);
  else choose(box);
  show();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  location.href = `/compare?ids=${[...chosen.keys()].join(",")}`;
});
tray.querySelector("[data-clear]").addEventListener("click", () => { chosen.clear(); show(); });
document.addEventListener("htmx:afterSettle", show);
show();

// --- a clip's recipe --------------------------------------------------------------------------------------------------

const dialog = document.getElementById("recipe");

async function read(file) {
  say("Reading the clip");
  const answer = await fetch("/gallery/recipe", { method: "POST", body: file, headers: { "x-csrf-token": csrf() } });
  const body = await answer.text();
  if (!answer.ok) return say(answer.headers.get("content-type")?.includes("json") ? JSON.parse(body).detail : "The clip could not be read");
  dialog.replaceChildren(...new DOMParser().parseFromString(body, "text/html").body.childNodes);
  document.querySelector(".toast")?.remove();
  dialog.showModal();
}

dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
});

const chooser = document.getElementById("clip");
chooser.addEventListener("change", () => { if (chooser.files[0]) read(chooser.files[0]); chooser.value = ""; });

let veil = null;
const brings = (event) => event.dataTransfer?.types.includes("Files");
const lift = () => { veil?.remove(); veil = null; };
document.addEventListener("dragover", (event) => {
  if (!brings(event)) return;
  event.preventDefault();
  if (veil === null) {
    veil = Object.assign(document.createElement("div"), { className: "drop", textContent: "Drop a clip to read what it was made from" });
    document.body.append(veil);
  }
});
document.addEventListener("dragleave", (event) => { if (event.relatedTarget === null) lift(); });
document.addEventListener("drop", (event) => {
  lift();
  if (!brings(event)) return;
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  if (file) read(file);
});
