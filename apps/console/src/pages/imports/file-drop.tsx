import { Trans, useLingui } from "@lingui/react/macro";
import clsx from "clsx";
import { AlertCircle, FileSpreadsheet, FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { useFormat } from "#shared/i18n";

/** The server takes no more. */
const fileBytesMax = 50 * 1024 * 1024;

interface FileDropProps {
  readonly file: File | undefined;
  readonly onFile: (file: File) => void;
  readonly error?: string | undefined;
}

/** Takes a table from the desk: dropped here, or chosen. */
export function FileDrop({ file, onFile, error }: FileDropProps) {
  const { t } = useLingui();
  const format = useFormat();
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const shownError = refusal ?? error;

  function take(chosen: File | undefined): void {
    if (chosen === undefined) return;
    const refused = refusalOf(chosen);
    setRefusal(refused);
    if (refused === undefined) onFile(chosen);
  }
  function refusalOf({ name, size }: File): string | undefined {
    if (/\.(xlsx?|ods|numbers)$/i.test(name)) return t`This is a workbook. In your spreadsheet choose “Save as”, then CSV (UTF-8), and bring that file.`;
    if (/\.(pdf|docx?|png|jpe?g|zip)$/i.test(name)) return t`This is no table. Export it as a CSV or text file.`;
    if (size === 0) return t`The file is empty.`;
    if (size > fileBytesMax) return t`The file is larger than 50 MB. Split it, such as by month.`;
    return undefined;
  }
  function drop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  }

  const Picture = file === undefined ? FileUp : FileSpreadsheet;
  return (
    <div className="grid gap-1">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={clsx(
          "grid cursor-pointer justify-items-center gap-1 rounded-card border-2 border-dashed px-4 py-8 text-center transition-colors focus-within:outline-2 focus-within:outline-accent",
          isOver ? "border-accent bg-accent-soft" : "border-line-strong/60 hover:bg-sunken/60",
        )}
      >
        <Picture aria-hidden className="size-8 text-accent" />
        {file === undefined ? (
          <>
            <span className="text-lg font-semibold">
              <Trans>Drop a file here, or choose one</Trans>
            </span>
            <span className="text-muted">
              <Trans>CSV or text, from your till, your web shop or your spreadsheet</Trans>
            </span>
          </>
        ) : (
          <>
            <bdi className="max-w-full text-lg font-semibold break-words">{file.name}</bdi>
            <span className="text-muted">
              <Trans>{format.count(Math.max(1, Math.round(file.size / 1024)))} KB · press to choose another one</Trans>
            </span>
          </>
        )}
        <input
          id={id}
          type="file"
          className="sr-only"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-invalid={shownError === undefined ? undefined : true}
          aria-describedby={shownError === undefined ? undefined : `${id}-error`}
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file may be chosen again after it was changed on the disk.
            event.target.value = "";
          }}
        />
      </label>
      {shownError !== undefined && (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-sm text-bad">
          <AlertCircle className="mt-0.5 size-4 shrink-0" aria-hidden />
          {shownError}
        </p>
      )}
    </div>
  );
}
