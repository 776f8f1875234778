const strong = /[\p{L}\p{N}]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether a text runs from right to left: its first letter says so (the rule of the Unicode bidirectional algorithm, P2–P3). */
export function isRightToLeft(text: string): boolean {
  for (const character of text) if (strong.test(character) && !/\p{N}/u.test(character)) return rightToLeft.test(character);
  return false;
}
