import { useLingui } from "@lingui/react/macro";
import type { ImportReading } from "@lumbung/sdk";
import type { FormatChoices } from "#features/import-file";
import { useFormat } from "#shared/i18n";
import { Badge, Field, NativeSelect } from "#shared/ui";
import { basisTones, useImportWords } from "./use-import-words.ts";

interface FormatFieldsProps {
  readonly reading: ImportReading;
  /** Files of products hold no dates. */
  readonly withDates: boolean;
  /** A date as it stands in the file; undefined where no column holds dates. */
  readonly dateSample: string | undefined;
  readonly value: FormatChoices;
  readonly onChange: (value: FormatChoices) => void;
}

const encodings = ["utf-8", "utf-16le", "windows-1252", "windows-1256", "windows-1258"];

/** How the file is written: what was found, how sure that is, and a choice to say otherwise. */
export function FormatFields({ reading, withDates, dateSample, value, onChange }: FormatFieldsProps) {
  const { t } = useLingui();
  const { bases } = useImportWords();
  const dates = useDateOrders(dateSample);
  const choices = {
    delimiter: {
      label: t`Between cells`,
      found: reading.delimiter,
      options: { ",": t`Comma`, ";": t`Semicolon`, "\t": t`Tab`, "|": t`Vertical bar` },
    },
    decimalMark: { label: t`Decimal mark`, found: reading.decimalMark, options: { ".": t`Point: 2.50`, ",": t`Comma: 2,50` } },
    dateOrder: { label: t`Dates`, found: reading.dateOrder, options: dates },
    encoding: { label: t`Letters`, found: reading.encoding, options: Object.fromEntries(encodings.map((name) => [name, name.toUpperCase()])) },
  } as const;
  return (
    <div className="grid gap-3 px-4 sm:grid-cols-2">
      {(Object.keys(choices) as Array<keyof typeof choices>)
        .filter((name) => withDates || name !== "dateOrder")
        .map((name) => {
          const { label, found, options } = choices[name];
          const words: Record<string, string> = options;
          return (
            <Field key={name} label={label} hint={<Badge tone={basisTones[found.basis]}>{bases[found.basis]}</Badge>}>
              {(control) => (
                <NativeSelect {...control} value={value[name]} onChange={(event) => onChange({ ...value, [name]: event.target.value })}>
                  <option value="">{t`As found: ${words[found.value] ?? found.value.toUpperCase()}`}</option>
                  {Object.entries(words).map(([option, word]) => (
                    <option key={option} value={option}>
                      {word}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
          );
        })}
    </div>
  );
}

/** The orders of day and month, each with what it makes of a date of the file that both can read. */
function useDateOrders(sample: string | undefined) {
  const { t } = useLingui();
  const format = useFormat();
  const [first, second, year] = (/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/.exec(sample ?? "") ?? []).slice(1).map(Number);
  if (first === undefined || second === undefined || year === undefined || first > 12 || second > 12 || first * second === 0)
    return { "day-first": t`Day first: 31/12/2026`, "month-first": t`Month first: 12/31/2026` };
  const dayOf = (month: number, day: number) => format.day([year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-"));
  const written = `${first}/${second}/${year}`;
  return { "day-first": t`Day first: ${written} is ${dayOf(second, first)}`, "month-first": t`Month first: ${written} is ${dayOf(first, second)}` };
}
