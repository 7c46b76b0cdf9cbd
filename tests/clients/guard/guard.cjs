// Writes down, and stops, every connection of a Node program beyond this machine; GUARD is the file to write to.
const { appendFileSync } = require("node:fs");
const net = require("node:net");

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : typeof args[0] === "object" ? args[0] : { host: args[1] };
  const host = options.path ? "localhost" : (options.host ?? "localhost");
  if (!/^(127\.|::1$|localhost$)/.test(host)) {
    appendFileSync(process.env.GUARD, `connect ${host} ${process.argv.slice(0, 2)}\n`);
    process.nextTick(() => this.destroy(new Error(`the guard stopped a connection to ${host}`)));
    return this;
  }
  return connect.apply(this, args);
};
