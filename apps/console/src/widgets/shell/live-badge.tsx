import { Trans, useLingui } from "@lingui/react/macro";
import clsx from "clsx";
import { useLive } from "#features/stock-socket";
import { useFormat } from "#shared/i18n";
import { Tooltip } from "#shared/ui";

/** Whether the figures follow what happens; if not, from when they are. */
export function LiveBadge() {
  const { t } = useLingui();
  const { state, currentAt } = useLive();
  const format = useFormat();
  const time = currentAt === undefined ? undefined : format.time(currentAt);
  const words = { live: t`Live`, connecting: t`Connecting`, offline: t`Offline` };
  const notes = {
    live: t`Figures follow what happens.`,
    connecting: t`The live connection is being set up.`,
    offline: time === undefined ? t`Figures may be old.` : t`Figures are from ${time} and may be old.`,
  };
  const tones = { live: "text-good", connecting: "text-muted", offline: "text-bad" };
  return (
    <Tooltip text={notes[state]}>
      <span role="status" className={clsx("inline-flex items-center gap-1.5 text-sm font-medium", tones[state])}>
        <span aria-hidden className="size-2 rounded-full bg-current" />
        <span className={clsx(state === "live" && "max-sm:sr-only")}>{words[state]}</span>
      </span>
    </Tooltip>
  );
}

/** Over the page while the server cannot be reached: what one sees is not what is. */
export function OfflineBanner() {
  const { state, currentAt } = useLive();
  const format = useFormat();
  if (state !== "offline") return null;
  const time = currentAt === undefined ? undefined : format.dateTime(currentAt);
  return (
    <div role="status" className="shrink-0 bg-warn-soft px-4 py-1.5 text-center text-sm text-warn">
      {time === undefined ? (
        <Trans>No connection to the server. Figures may be old.</Trans>
      ) : (
        <Trans>No connection to the server. Figures are from {time}.</Trans>
      )}
    </div>
  );
}
