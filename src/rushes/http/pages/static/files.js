// Files that are dropped on the page are kept, one after another; then the list is new.
import { csrf, say } from "./app.js";

const drop = document.getElementById("drop");
const chooser = document.getElementById("chooser");

/** Send one file; resolves to whether it is kept. */
function keep(file, bar) {
  return new Promise((done) => {
    const sending = new XMLHttpRequest();
    sending.open("POST", `/uploads?name=${encodeURIComponent(file.name)}`);
    sending.setRequestHeader("x-csrf-token", csrf());
    if (file.type) sending.setRequestHeader("content-type", file.type);
    sending.upload.onprogress = (event) => { bar.firstChild.style.transform = `scaleX(${event.loaded / event.total})`; };
    sending.onloadend = () => done(sending.status === 200);
    sending.send(file);
  });
}

async function take(files) {
  const bar = Object.assign(document.createElement("div"), { className: "progress" });
  bar.append(document.createElement("i"));
  drop.append(bar);
  const failed = [];
  for (const file of files) if (!(await keep(file, bar))) failed.push(file.name);
  bar.remove();
  chooser.value = "";
  say(failed.length ? `Could not be kept: ${failed.join(", ")}` : files.length > 1 ? `${files.length} files kept` : "Kept");
  htmx.ajax("GET", "/files", { target: "#list", select: "#list", swap: "outerHTML" });
}

chooser.addEventListener("change", () => chooser.files.length && take([...chooser.files]));
document.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
document.addEventListener("dragleave", (event) => { if (event.relatedTarget === null) drop.classList.remove("over"); });
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
});
