// Films: <film-player> with sound, a time bar and a peek at any moment of it; <film-tile>, a still that moves.

const COLUMNS = 5, ROWS = 4;
const REST = 350;       // milliseconds after which a pointer that lies still plays the film

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** "1:04.2" of so many seconds. */
export function clock(seconds) {
  const whole = Math.max(0, seconds || 0);
  return `${Math.floor(whole / 60)}:${(whole % 60).toFixed(1).padStart(4, "0")}`;
}

/** Let an element show the tile of a sheet that belongs to a share (0..1) of the film; it is `width` pixels wide. */
export function showTile(element, sheet, share, width, aspect) {
  const tile = Math.min(COLUMNS * ROWS - 1, Math.max(0, Math.floor(share * COLUMNS * ROWS)));
  Object.assign(element.style, {
    width: `${width}px`,
    height: `${width / aspect}px`,
    backgroundImage: `url("${sheet}")`,
    backgroundSize: `${COLUMNS * 100}% ${ROWS * 100}%`,
    backgroundPosition: `${((tile % COLUMNS) / (COLUMNS - 1)) * 100}% ${(Math.floor(tile / COLUMNS) / (ROWS - 1)) * 100}%`,
  });
}

/** Let `step` be called at every frame that the browser shows, until it returns false. */
export function everyFrame(step) {
  const again = () => { if (step() !== false) requestAnimationFrame(again); };
  requestAnimationFrame(again);
}

/** What a time bar does: tells where it is, and calls `seek(share)`; `show(share, seconds)` moves it. */
export function timeBar(track, seek) {
  const input = track.querySelector("input");
  input.addEventListener("input", () => seek(Number(input.value)));
  return (share, seconds, length) => {
    input.value = share;
    input.setAttribute("aria-valuetext", `${clock(seconds)} of ${clock(length)}`);
    track.querySelector(".done").style.scale = `${share} 1`;
  };
}

customElements.define("film-player", class extends HTMLElement {
  connectedCallback() {
    const film = this.querySelector("video");
    const bar = this.querySelector(".bar");
    const track = bar.querySelector(".track");
    const peek = bar.querySelector(".peek");
    film.controls = false;
    bar.hidden = false;
    const show = timeBar(track, (share) => { film.currentTime = share * (film.duration || 0); });
    const update = () => {
      const share = film.duration ? film.currentTime / film.duration : 0;
      show(share, film.currentTime, film.duration);
      bar.querySelector(".clock").textContent = `${clock(film.currentTime)} / ${clock(film.duration)}`;
      this.toggleAttribute("data-playing", !film.paused);
      this.toggleAttribute("data-muted", film.muted || film.volume === 0);
      bar.querySelector('[data-deed="play"]').setAttribute("aria-label", film.paused ? "Play" : "Pause");
      bar.querySelector('[data-deed="mute"]').setAttribute("aria-label", film.muted ? "Sound on" : "Mute");
    };
    for (const happened of ["loadedmetadata", "timeupdate", "seeking", "pause", "volumechange", "ended"]) film.addEventListener(happened, update);
    film.addEventListener("play", () => everyFrame(() => { update(); return !film.paused && this.isConnected; }));
    film.addEventListener("click", () => this.toggle());
    bar.addEventListener("click", (event) => {
      const deed = event.target.closest("[data-deed]")?.dataset.deed;
      if (deed === "play") this.toggle();
      else if (deed === "mute") film.muted = !film.muted;
      else if (deed === "full") document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen();
    });
    this.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const frame = 1 / Number(this.dataset.fps);
      const steps = { ArrowLeft: -1, ArrowRight: 1, ",": -frame, ".": frame };
      if (event.key in steps) {
        if (event.key === "," || event.key === ".") film.pause();
        film.currentTime = Math.min(film.duration || 0, Math.max(0, film.currentTime + steps[event.key]));
      } else if (event.key === "k" || (event.key === " " && event.target.matches("input"))) this.toggle();
      else if (event.key === "m") film.muted = !film.muted;
      else if (event.key === "f") this.requestFullscreen();
      else return;
      event.preventDefault();
    });
    track.addEventListener("pointermove", (event) => {
      if (!this.dataset.sheet || !film.videoWidth || event.pointerType === "touch") return;
      const box = track.getBoundingClientRect();
      const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
      const aspect = film.videoWidth / film.videoHeight;
      peek.hidden = false;
      showTile(peek, this.dataset.sheet, share, aspect >= 1 ? 192 : 112, aspect);
      peek.style.left = `${share * box.width}px`;
      peek.firstElementChild.textContent = clock(share * film.duration);
    });
    track.addEventListener("pointerleave", () => { peek.hidden = true; });
    update();
  }

  toggle() {
    const film = this.querySelector("video");
    if (film.paused) film.play().catch(() => {});
    else film.pause();
  }
});

customElements.define("film-tile", class extends HTMLElement {
  connectedCallback() {
    const host = this.closest("li") ?? this;
    host.addEventListener("pointermove", (event) => event.pointerType !== "touch" && this.scrub(event));
    host.addEventListener("pointerleave", () => this.rest());
    host.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && this.play(0));
    host.addEventListener("focusout", () => this.rest());
  }

  scrub(event) {
    const box = this.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const inside = share >= 0 && share <= 1 && event.clientY >= box.top && event.clientY <= box.bottom;
    clearTimeout(this.waiting);
    if (!inside) return this.rest();
    this.querySelector("video")?.remove();
    const still = this.querySelector("img");
    if (!still.naturalWidth) return;
    const sheet = this.part("sheet");
    const aspect = still.naturalWidth / still.naturalHeight;
    showTile(sheet, this.dataset.sheet, share, Math.min(box.width, box.height * aspect), aspect);
    this.part("at").style.scale = `${share} 1`;
    this.waiting = setTimeout(() => this.play(share), REST);
  }

  /** Play from a share of the film, without sound. */
  play(share) {
    if (calm() || this.querySelector("video")) return;
    const film = Object.assign(document.createElement("video"), { src: this.dataset.video, muted: true, loop: true, playsInline: true });
    film.addEventListener("loadedmetadata", () => { film.currentTime = share * film.duration; }, { once: true });
    film.addEventListener("seeked", () => this.querySelector(".sheet")?.remove(), { once: true });
    const at = this.part("at");
    this.insertBefore(film, at);
    film.play().catch(() => {});
    everyFrame(() => {
      if (!film.isConnected) return false;
      if (film.duration) at.style.scale = `${film.currentTime / film.duration} 1`;
    });
  }

  rest() {
    clearTimeout(this.waiting);
    for (const part of this.querySelectorAll("video, .sheet, .at")) part.remove();
  }

  part(name) {
    let found = this.querySelector(`.${name}`);
    if (!found) {
      found = Object.assign(document.createElement(name === "at" ? "i" : "span"), { className: name });
      this.append(found);
    }
    return found;
  }
});
