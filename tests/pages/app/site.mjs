// A small app as fal's documentation has it: a page with fal's client, and fal's own proxy for it. Prints its port.
import { createHandler, route } from "@fal-ai/server-proxy/express";
import { build } from "esbuild";
import express from "express";

const bundle = await build({ entryPoints: ["page.mjs"], bundle: true, format: "esm", write: false, logLevel: "silent" });
const app = express();
app.all(route, express.json(), createHandler({ allowedEndpoints: ["fal-ai/**"] }));
app.get("/", (_, answer) => answer.sendFile("page.html", { root: "." }));
app.get("/page.js", (_, answer) => answer.type("text/javascript").send(bundle.outputFiles[0].text));
const listening = app.listen(0, "127.0.0.1", () => console.log(listening.address().port));
