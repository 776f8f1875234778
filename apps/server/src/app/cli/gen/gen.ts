import { fileURLToPath } from "node:url";
import { type Command, UsageError } from "../command.ts";
import { artifacts, generatedFolders } from "./artifacts.ts";
import { type Drift, findDrift, writeArtifacts } from "./write-artifacts.ts";

const root = fileURLToPath(new URL("../../../../../../", import.meta.url));

/** Writes what is generated from the code into the repository, or says where it differs. Needs no database. */
export const createGen = (commands: Record<string, () => Promise<Command>>): Command => ({
  usage: "gen [--check]",
  summary: "Write the generated reference and the SDK's types into the repository; --check only compares",
  run: async ({ args, print, printError }) => {
    const unknown = args.find((argument) => argument !== "--check");
    if (unknown !== undefined) throw new UsageError(`There is no option "${unknown}".`);
    const wanted = artifacts(await Promise.all(Object.values(commands).map((load) => load())));
    if (!args.includes("--check")) {
      const changed = await writeArtifacts(root, wanted, generatedFolders);
      print(
        changed.length === 0
          ? "Everything generated is up to date."
          : changed.map((one) => `${one.kind === "stale" ? "removed" : "wrote"} ${one.path}`).join("\n"),
      );
      return 0;
    }
    const drift = await findDrift(root, wanted, generatedFolders);
    if (drift.length === 0) {
      print("Everything generated is what the code says.");
      return 0;
    }
    printError(
      [
        `${drift.length} generated ${drift.length === 1 ? "file is" : "files are"} not what the code says:`,
        ...drift.map(describe),
        "Run `pnpm gen` and commit what it writes.",
      ].join("\n"),
    );
    return 1;
  },
});

function describe({ path, kind, line }: Drift): string {
  if (kind === "missing") return `  ${path} is missing`;
  if (kind === "stale") return `  ${path} is not generated any more`;
  return `  ${path} differs from line ${line?.number} on\n    is:        ${line?.found.trim()}\n    should be: ${line?.expected.trim()}`;
}
