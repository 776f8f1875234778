import { useFormat } from "#shared/i18n";

/** When something happened: of today the hour alone, the whole of it in the title. */
export function When({ instant }: { instant: string }) {
  const format = useFormat();
  return (
    <time dateTime={instant} title={format.exactTime(instant)} className="whitespace-nowrap">
      {format.shortTime(instant)}
    </time>
  );
}
