import { Trans, useLingui } from "@lingui/react/macro";
import type { AuditEntry } from "@lumbung/sdk";
import { Link, type LinkProps, useRouter } from "@tanstack/react-router";
import { ExternalLink } from "lucide-react";
import { Button } from "#shared/ui";

/** Where a thing can be looked at, by its type in the audit trail. */
const places: Readonly<Record<string, (id: string) => { to: string; params?: Record<string, string>; search?: Record<string, string> }>> = {
  product: (id) => ({ to: "/products/$id", params: { id } }),
  "stock-document": (id) => ({ to: "/documents/$id", params: { id } }),
  warehouse: (id) => ({ to: "/warehouses/$id", params: { id } }),
  import: (id) => ({ to: "/imports/$id", params: { id } }),
  role: (id) => ({ to: "/team/roles", search: { role: id } }),
};

/** Opens the thing an entry is about, where it has a page. */
export function EntityLink({ entry }: { entry: AuditEntry }) {
  const { t } = useLingui();
  const { routesByPath } = useRouter();
  const place = places[entry.entityType]?.(entry.entityId);
  if (place === undefined || !(place.to in routesByPath)) return null;
  return (
    <Button asChild>
      <Link {...(place as LinkProps)} title={t`Open what this is about`}>
        <ExternalLink className="flip-rtl size-4" aria-hidden />
        <Trans>Open</Trans>
      </Link>
    </Button>
  );
}
