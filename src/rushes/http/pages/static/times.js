// What shows how long ago something was, and how far something is, keeps doing so.

/** How long ago a moment was, for people: as the server says it. */
function ago(moment) {
  const seconds = Math.max(0, (Date.now() - moment) / 1000);
  for (const [size, unit] of [[86400, "d"], [3600, "h"], [60, "min"]]) if (seconds >= size) return `${Math.round(seconds / size)} ${unit} ago`;
  return `${Math.round(seconds)} s ago`;
}

/** Bring all that is told of time, and all bars of progress, up to date. */
export function refresh(root = document) {
  for (const time of root.querySelectorAll("time[data-ago]")) time.textContent = ago(new Date(time.dateTime));
  for (const bar of root.querySelectorAll(".progress > [data-share]")) bar.style.transform = `scaleX(${bar.dataset.share})`;
}

refresh();
setInterval(refresh, 5000);
document.addEventListener("htmx:afterSettle", () => refresh());
