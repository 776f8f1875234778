/** At most two letters that stand for a name: the first of its first and last word, in any script. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "");
  const first = words[0];
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last].map((word) => firstLetter(word ?? "")).join("");
}

function firstLetter(word: string): string {
  const letter = [...word].find((sign) => /[\p{L}\p{N}]/u.test(sign)) ?? "";
  return letter.toLocaleUpperCase();
}
