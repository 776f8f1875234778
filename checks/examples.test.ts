import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServerProcess, startProcess } from "../apps/server/src/app/testing/server-process.ts";
import { blocksOf, markdownFiles, readDocument, root } from "./documents.ts";

const exampleFiles = markdownFiles().filter((path) => blocksOf(readDocument(path)).some((block) => block.run));

/** What a reader of the pages has: curl that stops at a refusal, and `pnpm lumbung` on the demo's folder. */
const prelude = `set -euo pipefail
cd "$REPOSITORY"
curl() { command curl --fail-with-body "$@"; }
pnpm() { shift; "$NODE" apps/server/src/app/cli/lumbung.ts "$@"; }
`;

describe("the examples in the documents run", () => {
  let folder: string;
  let server: ServerProcess;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    for (const program of ["bash", "curl"]) execFileSync(program, ["--version"], { stdio: "ignore" });
    folder = await mkdtemp(join(tmpdir(), "lumbung-examples-"));
    execFileSync("chmod", ["755", folder]);
    const dataDir = join(folder, "data");
    server = await startProcess({ dataDir, args: ["--demo"] });
    environment = { PATH: process.env.PATH, HOME: process.env.HOME, REPOSITORY: root, NODE: process.execPath, LUMBUNG_DATA_DIR: dataDir, LOG_LEVEL: "warn" };
    environment.STOCK_API_KEY = await apiKey();
  }, 120_000);

  afterAll(async () => {
    await server?.end("SIGTERM");
    await rm(folder, { recursive: true, force: true });
  });

  test("there are some, the first curl of the README before line 25", () => {
    expect(exampleFiles).toContain("README.md");
    const lines = readDocument("README.md").split("\n");
    expect(lines.findIndex((line) => line.includes("/inventory/movements"))).toBeLessThan(25);
  });

  test.each(exampleFiles)(
    "%s",
    async (path) => {
      const blocks = blocksOf(readDocument(path)).filter((block) => block.run);
      const shell = blocks.filter((block) => block.language === "sh").map((block) => block.text);
      if (shell.length > 0) await run("bash", "example.sh", prelude + shell.join("\n"));
      for (const block of blocks.filter((one) => one.language === "ts")) await run(process.execPath, "example.ts", withLocalPackages(block.text));
    },
    60_000,
  );

  async function run(program: string, name: string, text: string): Promise<void> {
    const file = join(folder, name);
    await writeFile(file, text.replaceAll("http://127.0.0.1:3000", server.url));
    try {
      await promisify(execFile)(program, [file], { env: environment, timeout: 50_000 });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${text}\n--- stdout\n${stdout}\n--- stderr\n${stderr}`);
    }
  }

  /** What a key of the demo's owner may do, so that examples have one in STOCK_API_KEY. */
  async function apiKey(): Promise<string> {
    const post = async (path: string, body: unknown, token?: string) => {
      const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
      const answer = await fetch(`${server.url}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      return (await answer.json()) as { accessToken: string; key: string };
    };
    const { accessToken } = await post("/auth/login", { email: "demo@lumbung.example", password: "harvest-moon-1010" });
    const permissions = ["product:read", "product:write", "warehouse:read", "inventory:read", "inventory:receive", "inventory:issue", "dashboard:read"];
    return (await post("/api-keys", { name: "Examples", permissions }, accessToken)).key;
  }
});

/** The example stands outside the workspace, so its packages are named by where they are. */
function withLocalPackages(text: string): string {
  const require = createRequire(join(root, "package.json"));
  return text
    .replace('"@lumbung/sdk"', JSON.stringify(pathToFileURL(join(root, "packages/sdk/src/index.ts")).href))
    .replace('"socket.io-client"', JSON.stringify(pathToFileURL(require.resolve("socket.io-client")).href));
}
