import { fal } from "@fal-ai/client";

fal.config({ proxyUrl: "/api/fal/proxy" });
const $ = (id) => document.getElementById(id);

$("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const image = await fal.storage.upload($("file").files[0]);
  $("image").textContent = image;
  const result = await fal.subscribe("fal-ai/sora-2/image-to-video", {
    input: { prompt: $("prompt").value, image_url: image },
    logs: true,
    onQueueUpdate: (update) => {
      $("status").textContent = update.status;
      for (const log of update.logs ?? []) $("logs").append(`${log.message}\n`);
    },
  });
  $("video").src = result.data.video.url;
  $("request").textContent = result.requestId;
});
