import { useLingui } from "@lingui/react/macro";
import type { InputOf, PathOf } from "@lumbung/sdk";
import { Download } from "lucide-react";
import { useState } from "react";
import { api, failureOf } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { dayIn, saveFile } from "#shared/lib";
import { IconButton, toast } from "#shared/ui";

type CsvPath = Extract<PathOf<"GET">, `${string}.csv`>;

interface ExportButtonProps<Path extends CsvPath> {
  readonly path: Path;
  /** The filters and the sort of the list on the screen; empty ones are left out. */
  readonly query: NonNullable<InputOf<"GET", Path> extends { query?: infer Query } ? Query : never>;
  /** What the file is called; the day is added. */
  readonly name: string;
}

/** Saves the whole list as a file for spreadsheets, with the filters that are set. */
export function ExportButton<Path extends CsvPath>({ path, query, name }: ExportButtonProps<Path>) {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const [busy, setBusy] = useState(false);
  async function save(): Promise<void> {
    setBusy(true);
    try {
      const filters = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ""));
      const text = (await api.get(path, ...([{ query: filters }] as never))) as string;
      // Spreadsheets know UTF-8 by the mark at its beginning.
      saveFile(`${name}-${dayIn(timeZone)}.csv`, `\ufeff${text}`);
    } catch (error) {
      const { title, detail, fix } = failureOf(error);
      toast({ tone: "bad", title: t`The file could not be made`, detail: fix ?? (title || detail) });
    } finally {
      setBusy(false);
    }
  }
  return (
    <IconButton
      label={busy ? t`The file is being made …` : t`Export as CSV`}
      look="bordered"
      disabled={busy}
      onClick={() => void save()}
      icon={<Download className={busy ? "size-4 animate-pulse" : "size-4"} aria-hidden />}
    />
  );
}
