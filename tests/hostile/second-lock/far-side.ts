import { createServer } from "node:net";

/** Listens at every address of its network, and prints at which address and port each connection came in. */
for (const port of [8443, 8444]) {
  const server = createServer((socket) => {
    console.log(`${port} ${(socket.localAddress ?? "").replace("::ffff:", "")}`);
    socket.on("error", () => {}).destroy();
  });
  server.listen(port, "::", () => console.log(`listening ${port}`));
}
