import { StartError } from "../../shared/start-error.ts";
import { parseSimulationOptions, usage } from "../sim/options.ts";
import { simulate } from "../sim/simulate.ts";

try {
  const options = parseSimulationOptions(process.argv.slice(2));
  if (options === undefined) console.log(usage);
  else {
    const again = `pnpm sim --seed ${options.seed} --kills ${options.kills} --seconds ${options.seconds} --clients ${options.clients}`;
    console.log(again);
    const { counts, findings, dataDir } = await simulate(options, (line) => console.log(line));
    for (const finding of findings) console.error(`\n${finding}`);
    if (dataDir !== null) console.log(`\nThe data is in ${dataDir}`);
    if (findings.length > 0) {
      console.error(`\nBroken. The same choices again: ${again}`);
      process.exitCode = 1;
    } else console.log(`Sound: ${counts.acknowledged} documents posted, each of them there once; ${counts.refused} refused, ${counts.abandoned} abandoned.`);
  }
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
}
