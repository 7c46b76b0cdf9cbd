// One request: it is watched until it has completed, and can be run again.
import { call, say } from "./app.js";
import { refresh } from "./times.js";

const page = () => document.getElementById("request");

document.addEventListener("click", async (event) => {
  const again = event.target.closest("[data-again]");
  if (again === null) return;
  again.disabled = true;
  try {
    const made = await call("POST", again.dataset.again);
    location.href = `/requests/${made.request_id}`;
  } catch (error) {
    say(error.message);
    again.disabled = false;
  }
});

/** Take a part of the page, or all of it, anew from the server. */
async function renew(id) {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
  if (fresh !== null) document.getElementById(id).replaceWith(document.adoptNode(fresh));
  refresh();
}

function watch() {
  const events = new EventSource(`/requests/${page().dataset.id}/events`);
  let state = page().dataset.state;
  const ended = async () => {
    events.close();
    await renew("request");
    say(page().dataset.state);
  };
  events.addEventListener("error", (event) => { if (event.data || events.readyState === EventSource.CLOSED) ended(); });
  events.addEventListener("end", ended);
  events.addEventListener("message", (event) => {
    const told = JSON.parse(event.data);
    if (!told.partial) return ended();
    const waits = document.getElementById("waits");
    if (told.status === "IN_QUEUE") {
      if (waits) waits.textContent = told.queue_position ? `${told.queue_position} ahead in the queue` : "Next in the queue";
      return;
    }
    if (state !== "Running") {
      state = "Running";
      renew("facts");
    }
    const share = told.progress ?? 0;
    document.getElementById("status").textContent = share ? `Running ${Math.round(share * 100)} %` : "Running";
    const bar = document.getElementById("progress");
    bar.setAttribute("aria-valuenow", Math.round(share * 100));
    bar.firstElementChild.dataset.share = share;
    refresh(bar.parentElement);
    if (told.preview) {
      const still = Object.assign(document.createElement("img"), { src: told.preview.url, alt: "The first picture of the film" });
      document.getElementById("screen").replaceChildren(still);
    }
    const log = document.getElementById("logs");
    for (const line of told.logs ?? []) {
      const known = log.textContent;
      const words = `${line.timestamp.slice(11, 22)}  ${line.level === "INFO" ? "" : `${line.level} `}${line.message}`;
      if (known.startsWith("Nothing")) log.textContent = "";
      if (!known.includes(words)) log.append(`${words}\n`);
    }
    log.scrollTop = log.scrollHeight;
  });
}

if (page()?.dataset.live !== undefined) watch();
