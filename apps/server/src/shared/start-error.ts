/** A start that cannot go on and that a person can mend. The message stands alone and says how; no stack is shown. */
export class StartError extends Error {
  override readonly name: string = "StartError";
}
