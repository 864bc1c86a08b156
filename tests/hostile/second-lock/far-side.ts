import { createServer } from "node:net";

/** Listens at every address of its network, and prints the one at which each connection came in. */
const server = createServer((socket) => {
  console.log((socket.localAddress ?? "").replace("::ffff:", ""));
  socket.on("error", () => {}).destroy();
});
server.listen(8443, "::", () => console.log("listening"));
