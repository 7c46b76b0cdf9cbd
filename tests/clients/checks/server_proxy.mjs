// A site with fal's own proxy for its pages, as fal's documentation has it; prints its port.
import { createHandler, route } from "@fal-ai/server-proxy/express";
import express from "express";

const app = express();
app.all(route, express.json(), createHandler({ allowedEndpoints: ["fal-ai/**"] }));
const listening = app.listen(0, "127.0.0.1", () => console.log(listening.address().port));
