import { Trans, useLingui } from "@lingui/react/macro";
import type { ApiKey } from "@lumbung/sdk";
import { Ban, KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { Can, useCan } from "#entities/session";
import { useInfiniteList } from "#shared/api";
import { useUrlState } from "#shared/lib";
import { Button, DataTable, EmptyState, Page, Segmented } from "#shared/ui";
import { TeamNav } from "#widgets/team-nav";
import { KeyDrawer } from "./key-drawer.tsx";
import { stateOfKey } from "./key-state.ts";
import { RevokeKeyDialog } from "./revoke-key-dialog.tsx";
import { apiKeysSearch } from "./search.ts";
import { useKeyColumns } from "./use-key-columns.tsx";

export default function ApiKeysPage() {
  const { t } = useLingui();
  const can = useCan();
  const [search, setSearch] = useUrlState(apiKeysSearch);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  const { rows, ...keys } = useInfiniteList("/api-keys", {});
  const works = (key: ApiKey) => !["revoked", "expired"].includes(stateOfKey(key, new Date()));
  const make = (
    <Can permission="api-key:write">
      <Button look="primary" icon={<Plus className="size-4" aria-hidden />} onClick={() => setMaking(true)}>
        <Trans>Make a key</Trans>
      </Button>
    </Can>
  );
  return (
    <Page title={t`API keys`} intro={t`With a key, a program works for the business: a web shop, a till, a spreadsheet.`} fill actions={make}>
      <TeamNav />
      <DataTable
        label={t`API keys`}
        columns={useKeyColumns()}
        rowId={(key) => key.id}
        {...keys}
        rows={search.show === "all" ? rows : rows?.filter(works)}
        actionsWidth="8rem"
        rowActions={(key) =>
          works(key) && can("api-key:write") ? (
            <Button look="quiet" icon={<Ban className="size-4" aria-hidden />} onClick={() => setRevoking(key)}>
              <Trans>Revoke</Trans>
            </Button>
          ) : null
        }
        empty={
          <EmptyState icon={<KeyRound className="size-6" aria-hidden />} title={t`No keys in use`} action={make}>
            <Trans>
              Give every program a key of its own with only what it needs, so that one can be revoked without stopping the others. The API is described at{" "}
              <a href="/docs" className="text-accent-text underline">
                /docs
              </a>
              .
            </Trans>
          </EmptyState>
        }
        toolbar={
          <Segmented
            label={t`Which keys`}
            value={search.show}
            onChange={(show) => setSearch({ show })}
            options={[
              { value: "active", label: t`In use` },
              { value: "all", label: t`All` },
            ]}
          />
        }
      />
      {making && <KeyDrawer onClose={() => setMaking(false)} />}
      {revoking !== undefined && <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(undefined)} />}
    </Page>
  );
}
