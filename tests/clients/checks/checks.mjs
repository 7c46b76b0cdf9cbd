// What fal's JavaScript client relies on, as a program that knows nothing of Rushes.
//
//   node checks.mjs C19 C20 ...      one line of JSON for each: {"check": "C19", "wrong": null or what is wrong}
//
// LAB is the address at which the laboratory (tests/clients/laboratory.py) is told what to do, and tells what it saw.
// PROXY_URL, if it is set, is what the client is given as `proxyUrl`.

import assert from "node:assert/strict";
import { ApiError, ValidationError, createFalClient } from "@fal-ai/client";

const T2V = "fal-ai/sora-2/text-to-video";
const I2V = "fal-ai/sora-2/image-to-video";
const { LAB, PROXY_URL } = process.env;
const fal = createFalClient(PROXY_URL ? { proxyUrl: { url: PROXY_URL, when: "always" } } : {});

// 640x360, white.
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAoAAAAFoAQAAAADvSXf8AAAAfklEQVR42u3MMQ0AAAwDoPo33ZrYswQEkB6LUCgUCoVCoVAoFAqFQqFQKBQKhU" +
    "KhUCgUCoVCoVAoFAqFQqFQKBQKhUKhUCgUCoVCoVAoFAqFQqFQKBQKhUKhUCgUCoVCoVAoFAqFQqFQKBQKhUKhUCgUCoVCoVAoFAqFQuHPcELPFhGVGrCRAAAAAElFTkSuQmCC",
  "base64",
);

async function lab(path, body) {
  const answer = await fetch(`${LAB}/lab/${path}`, body && { method: "POST", body: JSON.stringify(body) });
  return answer.json();
}

async function calls(method, pattern) {
  return (await lab("calls")).filter((call) => call.method === method && pattern.test(call.path));
}

async function until(holds) {
  for (const end = Date.now() + 20_000; !(await holds()); ) {
    assert(Date.now() < end, "it did not happen in time");
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function bytesOf(url) {
  const answer = await fetch(url);
  assert.equal(answer.status, 200, url);
  return Buffer.from(await answer.arrayBuffer());
}

const checks = {
  async C19() {
    const { data, requestId } = await fal.run(T2V, { input: { prompt: "x" } });
    assert.match(requestId, /^[0-9a-f-]{36}$/);
    assert.equal((await bytesOf(data.video.url)).toString("latin1", 4, 8), "ftyp");
  },

  async C20() {
    const polled = [];
    const first = await fal.subscribe(T2V, {
      input: { prompt: "x" },
      logs: true,
      onEnqueue: (id) => polled.push(id),
      onQueueUpdate: (update) => polled.push(update.status),
    });
    assert.equal(first.requestId, polled[0]);
    assert.equal(polled.at(-1), "COMPLETED");
    const streamed = [];
    const second = await fal.subscribe(T2V, {
      input: { prompt: "x" },
      logs: true,
      mode: "streaming",
      onQueueUpdate: (update) => streamed.push(update),
    });
    assert.deepEqual(Object.keys(first.data).sort(), Object.keys(second.data).sort());
    const said = streamed.at(-1).logs.map((line) => line.message); // the client adds increments up
    assert.deepEqual(said.filter((line) => ["one", "two", "three"].includes(line)), ["one", "two", "three"]);
  },

  async C21() {
    await assert.rejects(fal.subscribe(T2V, { input: { prompt: 1 } }), (error) => {
      assert(error instanceof ValidationError, String(error));
      assert.equal(error.status, 422);
      assert.notEqual(error.getFieldErrors("prompt").length, 0);
      return true;
    });
  },

  async C22() {
    const blob = new Blob([png], { type: "image/png" });
    await fal.run(I2V, { input: { prompt: "x", image_url: blob } });
    const [uploaded] = await lab("inputs");
    assert.deepEqual(await bytesOf(uploaded.image_url), png);
    const uri = `data:image/png;base64,${png.toString("base64")}`;
    await fal.run(I2V, { input: { prompt: "y", image_url: uri } });
    const sent = (await lab("inputs")).at(-1);
    assert.equal(sent.image_url, uri);
  },

  async C23() {
    const content = new Uint8Array(95 * 1024 * 1024).map((_, place) => (place >> 12) & 255);
    const url = await fal.storage.upload(new Blob([content], { type: "application/octet-stream" }));
    assert.equal(Buffer.compare(await bytesOf(url), Buffer.from(content.buffer)), 0);
    assert.equal((await calls("PUT", /\/\d+$/)).length, 10);
  },

  async C24() {
    const { request_id: requestId } = await fal.queue.submit(T2V, { input: { prompt: "hold" } });
    await until(async () => (await fal.queue.status(T2V, { requestId })).status === "IN_PROGRESS");
    await fal.queue.cancel(T2V, { requestId });
    await until(async () => (await fal.queue.status(T2V, { requestId })).status === "COMPLETED");
    const stream = await fal.stream(T2V, { input: { prompt: "x" } });
    const events = [];
    for await (const event of stream) events.push(event);
    assert(events.length >= 2, JSON.stringify(events));
    assert((await stream.done()).video.url);
    if (!process.env.ERRORS_ARE_200) {
      await assert.rejects(fal.run(T2V, { input: { prompt: 1 } }), (error) => {
        assert(error instanceof ApiError && error.status === 422, String(error));
        return true;
      });
    }
  },
};

for (const name of process.argv.slice(2)) {
  await lab("begin", {});
  let wrong = null;
  try {
    await checks[name]();
  } catch (error) {
    wrong = String(error);
    console.error(error);
  }
  console.log(JSON.stringify({ check: name, wrong }));
}
