import pg from "pg";

/**
 * How PostgreSQL's types reach the program. bigint (positions, counts, minor units in practice) fits a JavaScript
 * number up to 2^53 and fails loudly beyond; a scaled quantity may not fit, so the queries that read one cast it to
 * text. Dates without time stay text: a business day has no instant.
 */
const types = pg.types;
types.setTypeParser(types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond 2^53: ${text}`);
  return value;
});
types.setTypeParser(types.builtins.DATE, (text) => text);
