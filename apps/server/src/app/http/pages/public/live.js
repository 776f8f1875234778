import { currentToken, renew } from "./api.js";
import { io } from "./socket.io.js";

/** How long before its end an access token is replaced on the open connection. */
const renewEveryMs = 5 * 60_000;
const tryAgainMs = 2_000;

/**
 * Opens the live connection and watches the given warehouses. `onChange(names)` is told, a few times a second at most,
 * what kinds of messages have come; `onState` is told live, connecting or offline.
 */
export function connectLive(warehouseIds, { onChange, onState }) {
  const socket = io({ auth: (answer) => answer({ token: currentToken() }), transports: ["websocket"] });
  const names = new Set();
  const changed = (name) => {
    if (names.size === 0) setTimeout(tell, 300);
    names.add(name);
  };
  const tell = () => {
    const told = new Set(names);
    names.clear();
    onChange(told);
  };
  onState("connecting");
  socket.on("connect", () => {
    for (const warehouseId of warehouseIds) socket.emit("subscribe", { warehouseId });
    onState("live");
    // What happened while the connection was away is loaded anew.
    changed("reconnected");
  });
  socket.on("disconnect", (reason) => {
    onState("offline");
    // A server that stops says goodbye, and then the library leaves coming back to us.
    if (reason === "io server disconnect") void comeBack();
  });
  socket.on("connect_error", (error) => {
    onState("offline");
    if (error.data !== undefined) void comeBack();
  });
  for (const name of ["stock:updated", "movement:created", "alert:opened", "alert:acknowledged", "alert:resolved", "dashboard:changed"]) {
    socket.on(name, () => changed(name));
  }
  /** Tries again until the server answers; a session that has ended leads back to the sign-in. */
  async function comeBack() {
    try {
      if (await renew()) socket.connect();
      else location.reload();
    } catch {
      setTimeout(comeBack, tryAgainMs);
    }
  }
  const renewing = setInterval(async () => {
    if (await renew().catch(() => false)) socket.emit("auth:refresh", { token: currentToken() });
  }, renewEveryMs);
  addEventListener("offline", () => onState("offline"));
  return () => {
    clearInterval(renewing);
    socket.disconnect();
  };
}
