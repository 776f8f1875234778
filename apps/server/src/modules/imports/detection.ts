/**
 * How sure we are of something we found out about a file: `proven` by the data, `inferred` from it, `assumed` from the
 * tenant's language because the data fits several readings, `given` by the user, `not-needed` where nothing depends on it.
 */
export type Basis = "proven" | "inferred" | "assumed" | "given" | "not-needed";

/** A finding with the sentence that explains it to the person who has to trust it. */
export interface Finding<T> {
  readonly value: T;
  readonly basis: Basis;
  readonly because: string;
}
