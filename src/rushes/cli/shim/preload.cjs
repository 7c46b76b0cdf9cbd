"use strict";
// Leads a Node program's calls of fal's hosts to a Rushes server, without touching the program.
//
// NODE_OPTIONS="--require .../preload.cjs" and the server's address in FAL_LOCAL_BASE (`rushes run`, `rushes env`).
// A request keeps the name it was for (`Host: queue.fal.run`), so the server knows which of fal's hosts was meant; only
// the connection leads elsewhere, and without TLS. All of Node's ways out (fetch, undici, https, WebSocket, and what
// stands on them: axios, got, ws) open such connections with `tls.connect`, so that is the one function to change.
//
// With FAL_LOCAL_STRICT=1 whatever else tries to reach fal's real hosts is refused.

const net = require("node:net");
const tls = require("node:tls");
const { syncBuiltinESMExports } = require("node:module");

const DOMAINS = ["fal.run", "falrun.com", "fal.ai", "fal.media"];
const base = process.env.FAL_LOCAL_BASE;
const strict = !["", "0", undefined].includes(process.env.FAL_LOCAL_STRICT);

function isFals(host) {
  const name = String(host ?? "").toLowerCase().replace(/\.$/, "");
  return DOMAINS.some((domain) => name === domain || name.endsWith(`.${domain}`));
}

function refusal(host) {
  return Object.assign(
    new Error(
      `rushes run --strict refused a connection to ${host}: it was not made in a way that Rushes redirects, and would ` +
        "have left this machine",
    ),
    { code: "ECONNREFUSED" },
  );
}

/** The options of net.connect and tls.connect, which take (options), (port, host, options) or (path, options). */
function optionsOf(args) {
  const given = args.filter((arg) => typeof arg === "object" && arg !== null);
  const options = Object.assign({}, ...given);
  if (typeof args[0] !== "object") {
    options.port = args[0];
    if (typeof args[1] === "string") options.host = args[1];
  }
  return options;
}

function begin({ hostname, port }) {
  const here = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 80) };
  const secure = tls.connect;
  const open = net.Socket.prototype.connect;

  tls.connect = function connect(...args) {
    const options = optionsOf(args);
    const name = options.servername || options.host;
    if (!isFals(name)) return secure.apply(this, args);
    options.socket?.destroy(); // a tunnel that some proxy opened
    const socket = net.connect({ ...here, signal: options.signal, highWaterMark: options.highWaterMark });
    // Whoever asked for TLS gets a socket that says what they ask of one.
    Object.assign(socket, { encrypted: true, authorized: true, alpnProtocol: false, servername: name });
    socket.getPeerCertificate = () => ({});
    socket.isSessionReused = () => false;
    const listener = args.at(-1);
    if (typeof listener === "function") socket.once("secureConnect", listener);
    socket.once("connect", () => socket.emit("secureConnect"));
    return socket;
  };

  net.Socket.prototype.connect = function connect(...args) {
    const options = Array.isArray(args[0]) ? args[0][0] : optionsOf(args); // Node itself passes [options, listener]
    if (!isFals(options.host)) return open.apply(this, args);
    const listener = Array.isArray(args[0]) ? args[0][1] : args.at(-1);
    const rest = typeof listener === "function" ? [listener] : [];
    if (Number(options.port) === 80) return open.call(this, { ...options, ...here }, ...rest);
    if (!strict) return open.apply(this, args);
    process.nextTick(() => this.destroy(refusal(options.host)));
    return this;
  };

  syncBuiltinESMExports(); // for programs that import { connect } from "node:tls"
}

if (base) begin(new URL(base));
