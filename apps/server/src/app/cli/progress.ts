import cliProgress from "cli-progress";

/** A progress bar on standard error, where a person watches; silent in a pipe, so that scripts read the result alone. */
export interface ProgressBar {
  update(done: number, total: number): void;
  end(): void;
}

export function createProgress(unit: string): ProgressBar {
  if (!process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  const bar = new cliProgress.SingleBar(
    { stream: process.stderr, format: `{bar} {percentage} % {value}/{total} ${unit}`, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  let running = false;
  return {
    update: (done, total) => {
      if (!running) bar.start(total, done);
      running = true;
      bar.setTotal(total);
      bar.update(done);
    },
    end: () => {
      if (running) bar.stop();
    },
  };
}
