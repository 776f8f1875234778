import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { LumbungError } from "#shared/api";
import { Problem } from "#shared/ui";

/** Why something cannot be archived: with the SKUs or locations that are in the way, each leading to where it is dealt with. */
export function ArchiveProblem({ error, warehouseId }: { error: unknown; warehouseId: string }) {
  if (!(error instanceof LumbungError)) return <Problem error={error} />;
  const skus = textsOf(error.details.skus);
  const locations = textsOf(error.details.locations);
  if (skus.length === 0 && locations.length === 0) return <Problem error={error} />;
  return (
    <div role="alert" className="grid gap-1 rounded-control bg-bad-soft p-3 text-bad">
      <p className="font-medium">
        {skus.length > 0 ? (
          <Trans>There is still stock in it. Transfer, issue or adjust it first:</Trans>
        ) : (
          <Trans>Move or archive what lies below it first:</Trans>
        )}
      </p>
      <ul className="flex flex-wrap gap-x-3 gap-y-1">
        {skus.map((sku) => (
          <li key={sku}>
            <Link to="/stock" search={{ q: sku, warehouse: warehouseId }} className="underline underline-offset-2">
              <bdi>{sku}</bdi>
            </Link>
          </li>
        ))}
        {locations.map((code) => (
          <li key={code}>
            <bdi>{code}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : []);
