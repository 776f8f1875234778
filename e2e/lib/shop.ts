import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ServerProcess, startProcess } from "../../apps/server/src/app/testing/server-process.ts";
import { type Client, createClient } from "../../packages/sdk/src/index.ts";

export interface Login {
  readonly email: string;
  readonly password: string;
}

export const owner = { email: "siti@example.org", password: "lumbung padi kering", name: "Siti" };

/** A business by itself on a server process of its own. */
export interface Shop {
  readonly url: string;
  /** What the owner's programs do, such as what happens on another device. */
  readonly api: Client;
  /** The warehouse it began with. */
  readonly warehouseId: string;
  /** The API for somebody else. */
  apiOf(login: Login): Promise<Client>;
  /** Stops the server as an operator would; everybody loses it. */
  goAway(): Promise<void>;
  /** Starts it again at the same address. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** A server that nobody has set up yet. */
export interface NewServer {
  readonly url: string;
  /** The link it prints for its first person. */
  readonly setUpLink: string;
  process(): ServerProcess;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startServer(): Promise<NewServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "lumbung-e2e-"));
  // PostgreSQL runs as a user of its own.
  await chmod(dataDir, 0o755);
  let server = await startProcess({ dataDir, env: { LUMBUNG_CONSOLE: "on" } });
  const { url } = server;
  return {
    url,
    setUpLink: /http\S+\/setup#token=\S+/.exec(server.output())?.[0] ?? "",
    process: () => server,
    restart: async () => {
      server = await startProcess({ dataDir, env: { LUMBUNG_CONSOLE: "on", PORT: new URL(url).port } });
    },
    close: async () => {
      await server.end("SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts a server and sets it up over the API, for journeys whose subject begins later. */
export async function openShop(): Promise<Shop> {
  const server = await startServer();
  const { url } = server;
  const token = new URL(server.setUpLink).hash.replace("#token=", "");
  const business = { businessName: "Toko Siti", currency: "IDR", timeZone: "Asia/Jakarta", locale: "en" };
  const first = await createClient({ baseUrl: url }).post("/auth/setup", { body: { ...business, ...owner, token } });
  const api = createClient({ baseUrl: url, token: first.accessToken });
  const [warehouse] = (await api.get("/warehouses")).items;
  if (warehouse === undefined) throw new Error("the business has no warehouse");
  return {
    url,
    api,
    warehouseId: warehouse.id,
    apiOf: async (login) => {
      const { email, password } = login;
      const { accessToken } = await createClient({ baseUrl: url }).post("/auth/login", { body: { email, password, cookie: false } });
      return createClient({ baseUrl: url, token: accessToken });
    },
    goAway: async () => void (await server.process().end("SIGTERM")),
    comeBack: () => server.restart(),
    close: () => server.close(),
  };
}
