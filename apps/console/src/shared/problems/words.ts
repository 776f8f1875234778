import type { MessageDescriptor } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";
import type { ErrorCode } from "@lumbung/contracts";
import type { Format } from "#shared/i18n";

type Details = Readonly<Record<string, unknown>>;

interface Words {
  readonly title: MessageDescriptor;
  readonly fix: MessageDescriptor;
  /** What the numbers of this case say; nothing where the server sent none. */
  readonly detail?: (details: Details, format: Format) => MessageDescriptor | undefined;
}

/** What every code of the catalogue means for somebody in front of a screen, and what to do next. */
export const problemWords: Readonly<Record<ErrorCode, Words>> = {
  VALIDATION_FAILED: { title: msg`Something is not filled in correctly`, fix: msg`Correct the fields that are marked.` },
  MALFORMED_REQUEST: { title: msg`The request cannot be read`, fix: msg`Load the page again and try once more.` },
  PAYLOAD_TOO_LARGE: { title: msg`This is too large`, fix: msg`Send it in smaller parts.` },
  UNAUTHENTICATED: { title: msg`Sign-in needed`, fix: msg`Sign in and try again.` },
  INVALID_CREDENTIALS: { title: msg`E-mail or password is wrong`, fix: msg`Check both, or reset the password.` },
  SESSION_ENDED: { title: msg`The session has ended`, fix: msg`Sign in again.` },
  TOO_MANY_ATTEMPTS: { title: msg`Too many failed attempts`, fix: msg`Wait a little, then try again.`, detail: waitingTime },
  FORBIDDEN: { title: msg`Not permitted`, fix: msg`Ask the owner for a role that may do this.` },
  NOT_FOUND: { title: msg`Not found`, fix: msg`It may belong to another business, or lie outside your warehouses.` },
  CONFLICT: { title: msg`It conflicts with what is there`, fix: msg`Load the page again and try once more.` },
  VERSION_CONFLICT: { title: msg`Someone else changed it`, fix: msg`Load the page again, compare, and save your change on top.` },
  PRECONDITION_REQUIRED: { title: msg`It is not known which state you have seen`, fix: msg`Load the page again and try once more.` },
  DUPLICATE: { title: msg`It exists already`, fix: msg`Use the existing one, or choose another value.` },
  IDEMPOTENCY_MISMATCH: { title: msg`Something else was sent under the same number`, fix: msg`Load the page again and try once more.` },
  IDEMPOTENCY_IN_FLIGHT: { title: msg`The same request is being worked on`, fix: msg`Wait a moment, then look whether it is there.` },
  INSUFFICIENT_STOCK: { title: msg`Not enough stock`, fix: msg`Lower the quantity, move stock from another place, or receive goods first.`, detail: shortage },
  UNKNOWN_SKU: { title: msg`Unknown SKU`, fix: msg`Check the spelling, or create the product first.` },
  ARCHIVED_SKU: { title: msg`The SKU is archived`, fix: msg`Restore the product before moving its stock.` },
  NOT_STOCKED: { title: msg`The SKU is a service and has no stock`, fix: msg`Leave the line out.` },
  ARCHIVED_WAREHOUSE: { title: msg`The warehouse is archived`, fix: msg`Restore the warehouse, or use another one.` },
  ARCHIVED_LOCATION: { title: msg`The location is archived`, fix: msg`Restore the location, or use another one of the warehouse.` },
  UNKNOWN_WAREHOUSE: { title: msg`Unknown warehouse`, fix: msg`Choose one of your warehouses.` },
  UNKNOWN_LOCATION: { title: msg`Unknown location`, fix: msg`Choose a location of the same warehouse.` },
  QUANTITY_SCALE: { title: msg`The quantity is finer than the SKU allows`, fix: msg`Use fewer decimals.`, detail: allowedScale },
  INVALID_QUANTITY: { title: msg`The quantity is not valid`, fix: msg`Enter a quantity above zero; only an adjustment may be negative.` },
  OUT_OF_RANGE: {
    title: msg`It is more than can be counted`,
    fix: msg`Look for a mistake in quantity and cost; where they are right, record them in smaller parts.`,
  },
  SAME_WAREHOUSE: { title: msg`A transfer needs two different places`, fix: msg`Choose another destination.` },
  FUTURE_DATE: { title: msg`The date lies in the future`, fix: msg`Use the present or a past time.` },
  REASON_REQUIRED: { title: msg`A reason is needed`, fix: msg`Say why.` },
  CURRENCY_MISMATCH: { title: msg`The currency differs from the business's`, fix: msg`Use the currency of the business.` },
  ALREADY_REVERSED: { title: msg`The document was reversed already`, fix: msg`Record a new document instead.` },
  NOT_REVERSIBLE: { title: msg`A reversal cannot be reversed`, fix: msg`Record the original document again.` },
  OVERLOADED: { title: msg`Too much work is waiting`, fix: msg`Try again in a moment. Nothing is recorded twice.` },
  DATABASE_UNAVAILABLE: { title: msg`The database cannot be reached`, fix: msg`Try again in a moment. Nothing is recorded twice.` },
  SHUTTING_DOWN: { title: msg`The server is stopping`, fix: msg`Try again in a few seconds.` },
  LAST_OWNER: { title: msg`A business needs an owner`, fix: msg`Make someone else an owner first.` },
  LINK_INVALID: { title: msg`The link is not valid any more`, fix: msg`Ask for a new one.` },
  WEAK_PASSWORD: { title: msg`The password is too weak`, fix: msg`Use at least 10 characters that are not a common password.` },
  UNKNOWN_CATEGORY: { title: msg`Unknown category`, fix: msg`Choose a category that is not archived.` },
  TREE_CYCLE: { title: msg`It would lie inside itself`, fix: msg`Choose a place that is not below it.` },
  TRACKING_UNSUPPORTED: { title: msg`Lots and serial numbers are not supported yet`, fix: msg`Leave them out.` },
  HAS_MOVEMENTS: { title: msg`The SKU has moved already`, fix: msg`Leave this as it is, or create a new SKU and archive this one.` },
  LAST_VARIANT: { title: msg`A product needs a variant in use`, fix: msg`Archive the product instead, or restore another variant first.` },
  HAS_STOCK: { title: msg`There is stock in it`, fix: msg`Transfer, issue or adjust the stock first.`, detail: stockedSkus },
  IN_USE: { title: msg`It is still used`, fix: msg`Move or archive what uses it first.` },
  NOT_EMPTY: { title: msg`There is something in the business already`, fix: msg`Open another business for trying things out, or go on with what is there.` },
  IMPORT_UNREADABLE: { title: msg`The file cannot be read as a table`, fix: msg`Save it as CSV (UTF-8) with a header line and try again.` },
  INTERNAL: { title: msg`Something went wrong on our side`, fix: msg`Try again; if it stays, send the number below to whoever runs the server.` },
};

function shortage({ available, requested, sku }: Details, format: Format): MessageDescriptor | undefined {
  if (typeof available !== "string" || typeof requested !== "string") return undefined;
  const [there, wanted] = [format.quantity(available), format.quantity(requested)];
  return typeof sku === "string" ? msg`${sku}: ${wanted} wanted, ${there} available.` : msg`${wanted} wanted, ${there} available.`;
}

function allowedScale({ scale }: Details): MessageDescriptor | undefined {
  if (typeof scale !== "number") return undefined;
  if (scale === 0) return msg`Only whole numbers are counted of these goods.`;
  return msg`${plural(scale, { one: "At most # decimal is counted of these goods.", other: "At most # decimals are counted of these goods." })}`;
}

function waitingTime({ retryAfterSeconds }: Details): MessageDescriptor | undefined {
  if (typeof retryAfterSeconds !== "number") return undefined;
  return msg`${plural(retryAfterSeconds, { one: "It goes on in # second.", other: "It goes on in # seconds." })}`;
}

function stockedSkus({ skus }: Details, format: Format): MessageDescriptor | undefined {
  if (!Array.isArray(skus) || skus.length === 0) return undefined;
  const names = format.list(skus.slice(0, namedMost).map(String));
  const rest = skus.length - namedMost;
  if (rest <= 0) return msg`It is stock of ${names}.`;
  const others = format.count(rest);
  return msg`It is stock of ${names} and ${others} more.`;
}

/** A sentence names no more than these. */
const namedMost = 5;
