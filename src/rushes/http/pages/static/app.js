// What every page needs: the token on what changes something, the theme, and small conveniences marked by data attributes.

export const csrf = () => document.querySelector('meta[name="csrf-token"]').content;

/** Call our own server; JSON in, JSON out. Throws an Error whose `body` and `status` say what was wrong. */
export async function call(method, url, body) {
  const headers = { "x-csrf-token": csrf() };
  const isForm = body instanceof FormData || body instanceof Blob;
  if (body !== undefined && !isForm) headers["content-type"] = "application/json";
  const answer = await fetch(url, { method, headers, body: isForm || body === undefined ? body : JSON.stringify(body) });
  const text = await answer.text();
  const value = text && answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
  if (!answer.ok) {
    const detail = value?.detail ?? value;
    throw Object.assign(new Error(typeof detail === "string" ? detail : "That did not work"), { body: value, status: answer.status });
  }
  return value;
}

/** Say something for a moment, to screen readers too. */
export function say(text) {
  document.querySelector(".toast")?.remove();
  const toast = Object.assign(document.createElement("div"), { className: "toast", textContent: text });
  toast.setAttribute("role", "status");
  document.body.append(toast);
  setTimeout(() => toast.remove(), 3000);
}

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["x-csrf-token"] = csrf();
});

document.addEventListener("htmx:responseError", (event) => {
  let detail;
  try { ({ detail } = JSON.parse(event.detail.xhr.responseText)); } catch { /* a page, not JSON */ }
  say(typeof detail === "string" ? detail : "That did not work");
});

document.addEventListener("click", async (event) => {
  const target = event.target.closest("[data-copy], [data-post], [data-theme-switch]");
  if (target === null) {
    const row = event.target.closest("tr[data-href]");
    if (row !== null && !event.target.closest("a, button, input") && !getSelection().toString()) location.href = row.dataset.href;
    return;
  }
  if (target.dataset.copy !== undefined) {
    const source = target.dataset.copy ? document.querySelector(target.dataset.copy) : target.previousElementSibling;
    await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
    say("Copied");
  } else if (target.dataset.themeSwitch !== undefined) {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
  } else {
    if (target.dataset.confirm && !confirm(target.dataset.confirm)) return;
    target.disabled = true;
    try {
      await call(target.dataset.method ?? "POST", target.dataset.post);
      location.href = target.dataset.next ?? location.href;
    } catch (error) {
      say(error.message);
      target.disabled = false;
    }
  }
});

// Films in lists play while they are looked at.
for (const kind of ["pointerenter", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const film = event.target.closest?.("[data-plays]")?.querySelector("video");
    if (film && !matchMedia("(prefers-reduced-motion: reduce)").matches) film.play().catch(() => {});
  }, true);
}
for (const kind of ["pointerleave", "focusout"]) {
  document.addEventListener(kind, (event) => {
    const film = event.target.closest?.("[data-plays]")?.querySelector("video");
    if (film && !event.target.closest("[data-plays]").contains(event.relatedTarget)) film.pause();
  }, true);
}
