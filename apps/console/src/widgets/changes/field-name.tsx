import { useFieldWords } from "./field-words.ts";

/** What the field of a change is called, from the outside in. */
export function FieldName({ path }: { path: readonly string[] }) {
  const words = useFieldWords();
  return <bdi>{words(path)}</bdi>;
}

/** The field itself, which decides how its values are written. */
export function fieldOf(path: readonly string[]): string {
  return path.at(-1) ?? "";
}
