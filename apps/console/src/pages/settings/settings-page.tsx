import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { get } from "#shared/api";
import { useUrlState } from "#shared/lib";
import { ErrorState, Page, Skeleton, Tabs } from "#shared/ui";
import { BusinessForm } from "./business-form.tsx";
import { NegativeStock } from "./negative-stock.tsx";
import { settingsSearch } from "./search.ts";

/** What the business decides: for everybody who works in it. */
export default function SettingsPage() {
  const { t } = useLingui();
  const [{ tab }, setSearch] = useUrlState(settingsSearch);
  const { data, error, refetch } = useQuery(get("/tenants/current"));
  return (
    <Page title={t`Settings`}>
      {data === undefined ? (
        error === null ? (
          <Skeleton className="h-64 w-full max-w-3xl" />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Tabs
          label={t`Settings`}
          value={tab}
          onChange={(next) => setSearch({ tab: next })}
          tabs={[
            { id: "business", label: t`Business`, content: <BusinessForm tenant={data} /> },
            { id: "negative-stock", label: t`Stock below zero`, content: <NegativeStock tenant={data} /> },
          ]}
        />
      )}
    </Page>
  );
}
