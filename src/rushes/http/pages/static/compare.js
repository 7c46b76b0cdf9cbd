// Films side by side that play as one: the first one leads, the others keep to its time.
import { clock, everyFrame, timeBar } from "./film.js";

const DRIFT = 0.08;   // seconds that a film may be off before it is put right

const together = document.getElementById("together");
if (together !== null) start();

function start() {
  const films = [...together.querySelectorAll("video")];
  const bar = together.querySelector(".transport");
  const frame = 1 / Number(together.dataset.fps);
  const length = () => Math.max(...films.map((film) => film.duration || 0));
  const leader = () => films.reduce((one, other) => ((other.duration || 0) > (one.duration || 0) ? other : one));
  const show = timeBar(bar.querySelector(".track"), (share) => seek(share * length()));

  function seek(seconds) {
    const at = Math.min(length(), Math.max(0, seconds));
    for (const film of films) film.currentTime = Math.min(at, film.duration || 0);
    update();
  }

  function update() {
    const lead = leader();
    show(length() ? lead.currentTime / length() : 0, lead.currentTime, length());
    document.getElementById("clock").textContent = `${clock(lead.currentTime)} / ${clock(length())}`;
    bar.toggleAttribute("data-playing", !lead.paused);
    bar.querySelector('[data-deed="play"]').setAttribute("aria-label", lead.paused ? "Play all" : "Pause all");
  }

  function play() {
    const lead = leader();
    if (lead.ended) seek(0);
    for (const film of films) if (!film.ended) film.play().catch(() => {});
    everyFrame(() => {
      for (const film of films) {
        if (film === lead || film.ended || film.seeking) continue;
        if (lead.currentTime < film.duration && Math.abs(film.currentTime - lead.currentTime) > DRIFT) film.currentTime = lead.currentTime;
      }
      update();
      return !lead.paused;
    });
  }

  function pause() {
    for (const film of films) film.pause();
    seek(leader().currentTime);
  }

  function step(seconds) {
    pause();
    seek(leader().currentTime + seconds);
  }

  const deeds = { play: () => (leader().paused ? play() : pause()), back: () => step(-frame), on: () => step(frame) };
  bar.addEventListener("click", (event) => deeds[event.target.closest("[data-deed]")?.dataset.deed]?.());
  together.addEventListener("change", (event) => {
    if (event.target.name === "heard") films.forEach((film, index) => { film.muted = index !== Number(event.target.value); });
  });
  for (const film of films) {
    film.addEventListener("loadedmetadata", update);
    film.addEventListener("click", deeds.play);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("button, a, textarea, select")) return;
    const keys = { k: deeds.play, " ": deeds.play, ",": deeds.back, ".": deeds.on };
    if (event.key in keys && !event.target.matches('[type="radio"]')) { event.preventDefault(); keys[event.key](); }
  });
  update();
}
