import { Trans, useLingui } from "@lingui/react/macro";
import type { TenantSummary } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { Plus, Store } from "lucide-react";
import { useState } from "react";
import { useMe } from "#entities/session";
import { useSwitchTenant } from "#features/switch-tenant";
import { get } from "#shared/api";
import { usePreferences } from "#shared/i18n";
import { Badge, Button, Card, ErrorState, Page, Problem, Skeleton } from "#shared/ui";
import { OpenBusinessDialog } from "./open-business-dialog.tsx";

/** The businesses one belongs to: apart from each other in everything but the person. */
export default function BusinessesPage() {
  const { t } = useLingui();
  const { tenant, user } = useMe();
  const businesses = useQuery(get("/tenants"));
  const switchTo = useSwitchTenant();
  const [opening, setOpening] = useState(false);
  return (
    <Page
      title={t`Businesses`}
      intro={t`Each has its own goods, people, settings and books.`}
      actions={
        user !== null && (
          <Button look="primary" icon={<Plus className="size-4" aria-hidden />} onClick={() => setOpening(true)}>
            <Trans>Open another business</Trans>
          </Button>
        )
      }
    >
      <Problem error={switchTo.error} />
      {businesses.error !== null && businesses.data === undefined && <ErrorState error={businesses.error} onRetry={() => void businesses.refetch()} />}
      {businesses.isPending && <Skeleton className="h-40 w-full" />}
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {businesses.data?.items.map((business) => (
          <li key={business.id}>
            <BusinessCard
              business={business}
              isCurrent={business.id === tenant.id}
              busy={switchTo.isPending && switchTo.variables === business.id}
              onSwitch={() => switchTo.mutate(business.id)}
            />
          </li>
        ))}
      </ul>
      {opening && <OpenBusinessDialog onClose={() => setOpening(false)} onOpened={(id) => switchTo.mutate(id)} />}
    </Page>
  );
}

interface BusinessCardProps {
  readonly business: TenantSummary;
  readonly isCurrent: boolean;
  readonly busy: boolean;
  readonly onSwitch: () => void;
}

function BusinessCard({ business, isCurrent, busy, onSwitch }: BusinessCardProps) {
  const { locale } = usePreferences();
  const currency = new Intl.DisplayNames([locale], { type: "currency" }).of(business.currency);
  return (
    <Card className="flex h-full items-center gap-3 p-4">
      <span aria-hidden className="grid size-11 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-text">
        <Store className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-base">
          <bdi>{business.name}</bdi>
        </h2>
        <p className="truncate text-sm text-muted">{currency}</p>
        <p className="truncate text-sm text-muted">
          <bdi dir="ltr">{business.timeZone.replaceAll("_", " ")}</bdi>
        </p>
      </div>
      {isCurrent ? (
        <Badge tone="good">
          <Trans>You are here</Trans>
        </Badge>
      ) : (
        <Button busy={busy} onClick={onSwitch}>
          <Trans>
            Switch<span className="sr-only"> to {business.name}</span>
          </Trans>
        </Button>
      )}
    </Card>
  );
}
