import WebSocket from "ws";

/** A Socket.IO connection that reads no more of a message than its name and the text after it. */
export interface SocketClient {
  /** Sends an event and resolves with the text of its acknowledgement. */
  ask(name: string, payload: unknown): Promise<string>;
  close(): void;
}

/**
 * Speaks Socket.IO 4 over a bare WebSocket: on a machine shared with the server, a client that parses every message is
 * measured along with it. Packets: `0` opens, `2` pings, `40` enters with the token, `42[name,…]` is an event,
 * `43<id>[…]` an acknowledgement.
 * @param onEvent called with the packet's text, `42["movement:created",{…}]`
 */
export function openSocket(options: { host: string; port: number; token: string; onEvent: (packet: string) => void }): Promise<SocketClient> {
  const socket = new WebSocket(`ws://${options.host}:${options.port}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false });
  const asked = new Map<string, (answer: string) => void>();
  let lastId = 0;
  return new Promise((done, fail) => {
    socket.once("error", fail);
    socket.once("close", () => fail(new Error("the server closed the connection")));
    socket.on("message", (data: Buffer) => {
      const packet = data.toString("latin1");
      if (packet.startsWith("42")) {
        if (packet.startsWith('42["ready"')) done(client);
        else options.onEvent(packet);
      } else if (packet.startsWith("43")) {
        const at = packet.indexOf("[");
        const id = packet.slice(2, at);
        asked.get(id)?.(packet.slice(at));
        asked.delete(id);
      } else if (packet === "2") socket.send("3");
      else if (packet.startsWith("0")) socket.send(`40${JSON.stringify({ token: options.token })}`);
      else if (packet.startsWith("44")) fail(new Error(`the server refused the connection: ${packet}`));
    });
    const client: SocketClient = {
      ask: (name, payload) =>
        new Promise((answered) => {
          const id = String(lastId++);
          asked.set(id, answered);
          socket.send(`42${id}${JSON.stringify([name, payload])}`);
        }),
      close: () => socket.close(),
    };
  });
}
