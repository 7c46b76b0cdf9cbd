// The playground of one endpoint: the form and its JSON, the run and what becomes of it.
import { call, csrf, say } from "./app.js";

const $ = (id) => document.getElementById(id);
const bench = $("playground");
const form = $("form");
const endpoint = bench.dataset.endpoint;
let request = null;   // the id of the request that is shown
let events = null;
let clock = null;

// --- the form as JSON, and JSON as the form -------------------------------------------------------------------------

const fields = [...form.querySelectorAll("[data-field]")];
let beyond = {};      // what the JSON holds that the form has no field for: kept, so that nothing is lost

/** The value of a field, or undefined where it is at its default or empty. */
function valueOf(field) {
  const { field: name, control, type } = field.dataset;
  const initial = field.dataset.default ? JSON.parse(field.dataset.default) : undefined;
  const control_ = form.elements[name];
  let value;
  if (control === "switch") value = control_.checked;
  else if (control === "number") value = control_.value === "" ? undefined : Number(control_.value);
  else if (control === "list") value = control_.value.split("\n").map((line) => line.trim()).filter(Boolean);
  else if (control === "json") value = control_.value.trim() ? JSON.parse(control_.value) : undefined;
  else value = control_.value;
  if (control === "chips" || control === "select") {
    if (value === "") return undefined;
    if (typeof initial === "number" || type === "integer") value = Number(value);
  }
  if (value === "" || (Array.isArray(value) && !value.length)) value = undefined;
  if (value === undefined || JSON.stringify(value) === JSON.stringify(initial)) return undefined;
  return value;
}

function read() {
  const input = {};
  for (const field of fields) {
    let value;
    try { value = valueOf(field); } catch { throw Object.assign(new Error("is not JSON"), { field: field.dataset.field }); }
    if (value !== undefined) input[field.dataset.field] = value;
  }
  return { ...input, ...beyond };
}

function fill(input) {
  beyond = {};
  const names = new Set(fields.map((field) => field.dataset.field));
  for (const [name, value] of Object.entries(input)) if (!names.has(name)) beyond[name] = value;
  for (const field of fields) {
    const { field: name, control } = field.dataset;
    const value = name in input ? input[name] : field.dataset.default ? JSON.parse(field.dataset.default) : undefined;
    const element = form.elements[name];
    if (control === "switch") element.checked = Boolean(value);
    else if (control === "list") element.value = (value ?? []).join("\n");
    else if (control === "json") element.value = value === undefined ? "" : JSON.stringify(value, null, 2);
    else element.value = value ?? "";
    field.querySelector("media-field")?.show();
  }
}

const isRaw = () => bench.querySelector('[name="view"]:checked').value === "json";

/** The input as it stands, whichever way it is edited; throws where it is not JSON. */
function current() {
  return isRaw() ? JSON.parse($("json").value || "{}") : read();
}

for (const choice of bench.querySelectorAll('[name="view"]')) {
  choice.addEventListener("change", () => {
    try {
      if (isRaw()) $("json").value = JSON.stringify(read(), null, 2);
      else fill(JSON.parse($("json").value || "{}"));
    } catch (error) {
      bench.querySelector('[name="view"][value="json"]').checked = true;
      $("json-wrong").textContent = `This is not JSON yet: ${error.message}`;
    }
    $("form").hidden = isRaw();
    $("raw").hidden = !isRaw();
    changed();
  });
}
$("json").addEventListener("input", () => { $("json-wrong").textContent = ""; });

// --- price and code follow the input ---------------------------------------------------------------------------------

let code = {};
let waiting = null;
function changed() {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    try {
      const words = await call("POST", `/models/${endpoint}/words`, current());
      $("price").textContent = words.price ? `${words.price} at fal` : "";
      code = words.code;
      showCode();
    } catch { /* an input that is not whole yet has no price */ }
  }, 200);
}
const showCode = () => { $("snippet").textContent = code[bench.querySelector('[name="language"]:checked').value] ?? ""; };
bench.addEventListener("input", (event) => {
  if (event.target.name === "language") showCode();
  else if (event.target.closest("#form, #raw")) { clearWrong(event.target.closest("[data-field]")); changed(); }
});

for (const choice of bench.querySelectorAll('[name="show"]')) {
  choice.addEventListener("change", () => {
    $("film").hidden = choice.value !== "film";
    $("output").hidden = choice.value !== "json";
    $("code").hidden = choice.value !== "code";
  });
}

// --- fields with more to them ------------------------------------------------------------------------------------------

form.addEventListener("click", (event) => {
  if (event.target.closest("[data-dice]")) {
    const seed = event.target.closest(".row").querySelector("input");
    seed.value = crypto.getRandomValues(new Uint32Array(1))[0] >>> 1;
    seed.dispatchEvent(new Event("input", { bubbles: true }));
  }
});

customElements.define("media-field", class extends HTMLElement {
  connectedCallback() {
    this.address = this.querySelector('input[type="text"]');
    const chooser = this.querySelector('input[type="file"]');
    chooser.addEventListener("change", () => chooser.files[0] && this.take(chooser.files[0]));
    this.address.addEventListener("input", () => this.show());
    this.addEventListener("dragover", (event) => { event.preventDefault(); this.classList.add("over"); });
    this.addEventListener("dragleave", () => this.classList.remove("over"));
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.classList.remove("over");
      const [file] = event.dataTransfer.files;
      if (file) this.take(file);
      else { this.address.value = event.dataTransfer.getData("text/uri-list") || event.dataTransfer.getData("text"); this.show(); }
    });
    this.addEventListener("paste", (event) => { if (event.clipboardData.files[0]) { event.preventDefault(); this.take(event.clipboardData.files[0]); } });
    this.show();
  }

  /** Keep a file on the server and fill in its address. */
  take(file) {
    const bar = Object.assign(document.createElement("div"), { className: "progress" });
    bar.append(document.createElement("i"));
    this.append(bar);
    const sending = new XMLHttpRequest();
    sending.open("POST", `/uploads?name=${encodeURIComponent(file.name)}`);
    sending.setRequestHeader("x-csrf-token", csrf());
    if (file.type) sending.setRequestHeader("content-type", file.type);
    sending.upload.onprogress = (event) => { bar.firstChild.style.transform = `scaleX(${event.loaded / event.total})`; };
    sending.onloadend = () => {
      bar.remove();
      if (sending.status === 200) {
        this.address.value = JSON.parse(sending.responseText).url;
        this.address.dispatchEvent(new Event("input", { bubbles: true }));
      } else say("The file could not be kept");
    };
    sending.send(file);
  }

  /** Show what the address leads to, when it is ours: nothing is fetched from another host. */
  show() {
    this.querySelector(".shown")?.remove();
    const value = this.address.value.trim();
    if (!value.startsWith(location.origin) && !value.startsWith("data:") && !value.startsWith("/files/")) return;
    const shown = document.createElement(this.getAttribute("kind") === "video" ? "video" : "img");
    shown.className = "shown";
    shown.alt = "";
    shown.src = value;
    shown.addEventListener("error", () => shown.remove());
    this.append(shown);
  }
});

// --- a run ----------------------------------------------------------------------------------------------------------------

function clearWrong(field) {
  field?.querySelector(".wrong")?.remove();
  field?.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
}

/** Put fal's words where they belong: at their field, else below the form. */
function showWrong(problems) {
  let first = null;
  for (const problem of problems) {
    const name = problem.loc?.[1];
    const field = isRaw() ? null : fields.find((one) => one.dataset.field === name);
    if (!field) { $("wrong").textContent = [problem.loc?.slice(1).join("."), problem.msg].filter(Boolean).join(": "); continue; }
    clearWrong(field);
    const text = Object.assign(document.createElement("p"), { className: "wrong", textContent: problem.msg });
    text.setAttribute("role", "alert");
    field.append(text);
    const control = field.querySelector("input, textarea, select");
    control.setAttribute("aria-invalid", "true");
    field.closest("details")?.setAttribute("open", "");
    first ??= control;
  }
  first?.focus();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  $("wrong").textContent = "";
  fields.forEach(clearWrong);
  let input;
  try { input = current(); } catch (error) {
    showWrong([{ loc: ["body", error.field], msg: error.message }]);
    return;
  }
  $("run").disabled = true;
  try {
    request = (await call("POST", `/models/${endpoint}/run`, input)).request_id;
  } catch (error) {
    if (Array.isArray(error.body?.detail)) showWrong(error.body.detail);
    else $("wrong").textContent = error.message;
    $("run").disabled = false;
    return;
  }
  begin();
});

$("cancel").addEventListener("click", async () => {
  try { await call("POST", `/requests/${request}/cancel`); } catch (error) { say(error.message); }
});

function status(text, kind = "") {
  $("status").textContent = text;
  $("status").className = `mark ${kind}`;
}

function begin() {
  bench.classList.add("ran");
  $("cancel").hidden = false;
  $("onward").hidden = true;
  $("logs").textContent = "";
  $("waiting").hidden = false;
  $("film").querySelector("film-player")?.remove();
  $("screen").querySelector("img")?.remove();
  $("screen").hidden = false;
  $("waiting").lastElementChild.textContent = "Waiting for the first picture";
  const since = performance.now();
  clearInterval(clock);
  clock = setInterval(() => { $("elapsed").textContent = `${((performance.now() - since) / 1000).toFixed(1)} s`; }, 100);
  status("Submitted", "busy");
  $("progress").hidden = false;
  progress(0);
  if (matchMedia("(max-width: 1080px)").matches) document.querySelector(".result").scrollIntoView({ behavior: "smooth", block: "start" });
  events?.close();
  events = new EventSource(`/requests/${request}/events`);
  let last = null;
  events.onmessage = (event) => {
    const said = JSON.parse(event.data);
    if (said.partial) partial(said);
    else last = said;
  };
  events.addEventListener("error", (event) => {
    if (!event.data) { if (events.readyState === EventSource.CLOSED) end(); return; }
    const body = JSON.parse(event.data);
    const problems = Array.isArray(body.detail) ? body.detail : [{ msg: body.detail }];
    status(body.error_type === "client_cancelled" ? "Cancelled" : "Failed", "bad");
    $("waiting").lastElementChild.textContent = problems.map((one) => one.msg).join(" ");
    showWrong(problems.filter((one) => one.loc?.length > 1));
    $("output-json").textContent = JSON.stringify(body, null, 2);
  });
  events.addEventListener("log", (event) => { $("logs").textContent = ""; log(JSON.parse(event.data)); });
  events.addEventListener("end", () => { end(); if (last) show(last); });
}

function progress(share) {
  $("progress").firstElementChild.style.transform = `scaleX(${share})`;
  $("progress").setAttribute("aria-valuenow", Math.round(100 * share));
}

function partial(said) {
  if (said.status === "IN_QUEUE") {
    status(said.queue_position ? `${said.queue_position} ahead in the queue` : "Next in the queue", "busy");
    return;
  }
  status(said.progress ? `${Math.round(100 * said.progress)} % drawn` : "In progress", "busy");
  progress(said.progress ?? 0);
  log(said.logs ?? []);
  if (said.preview) {
    const poster = Object.assign(new Image(), { src: said.preview.url, alt: "The first picture" });
    $("screen").querySelector("img")?.remove();
    $("screen").append(poster);
    $("waiting").hidden = true;
  }
}

function log(lines) {
  for (const line of lines) $("logs").append(`${line.timestamp.slice(11, 19)}  ${line.message}\n`);
  $("logs").scrollTop = $("logs").scrollHeight;
}

function end() {
  events.close();
  clearInterval(clock);
  $("progress").hidden = true;
  $("cancel").hidden = true;
  $("run").disabled = false;
}

/** The film as the request's own page has it: with its still and sheet, and where it can go on to. */
async function show(found) {
  status("Completed", "good");
  $("output-json").textContent = JSON.stringify(found, null, 2);
  $("details").href = `/requests/${request}`;
  const page = new DOMParser().parseFromString(await (await fetch(`/requests/${request}`)).text(), "text/html");
  const player = page.getElementById("player");
  $("download").hidden = !player;
  $("frame").hidden = !(player && bench.dataset.frame);
  for (const deed of ["remix", "extend"]) {
    const way = page.getElementById(deed);
    $(deed).hidden = !way;
    if (way) $(deed).href = way.href;
  }
  $("onward").hidden = false;
  if (!player) { $("waiting").lastElementChild.textContent = "Done: the result is JSON"; return; }
  $("screen").hidden = true;
  $("screen").after(document.adoptNode(player));
  const film = player.querySelector("video");
  film.loop = true;
  film.play().catch(() => { film.muted = true; film.play().catch(() => {}); });  // a browser may refuse sound that nobody asked for
  $("download").href = `${film.getAttribute("src")}?download=1`;
}

$("frame").addEventListener("click", async () => {
  const film = $("film").querySelector("film-player video");
  const canvas = Object.assign(document.createElement("canvas"), { width: film.videoWidth, height: film.videoHeight });
  canvas.getContext("2d").drawImage(film, 0, 0);
  const picture = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const kept = await call("POST", "/uploads?name=frame.png", picture);
  location.href = bench.dataset.frame + encodeURIComponent(kept.url);
});

changed();
