import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Permission } from "@lumbung/contracts";
import type { ApiKey } from "@lumbung/sdk";
import { usePersonName } from "#entities/person";
import { usePermissionWords } from "#entities/role";
import { useCan } from "#entities/session";
import { useScopeText } from "#entities/warehouse";
import { useFormat } from "#shared/i18n";
import { Badge, type Column, Tooltip } from "#shared/ui";
import { stateOfKey } from "./key-state.ts";

export function useKeyColumns(): Column<ApiKey>[] {
  const { t } = useLingui();
  const format = useFormat();
  const can = useCan();
  const personName = usePersonName({ enabled: can("user:read") });
  const scopeText = useScopeText();
  return [
    {
      id: "name",
      header: t`Name`,
      main: true,
      width: "minmax(12rem, 2fr)",
      cell: (key) => (
        <span className="grid min-w-0">
          <span className="flex min-w-0 items-center gap-2">
            <bdi className="truncate font-medium">{key.name}</bdi>
            <KeyStateBadge apiKey={key} />
          </span>
          <bdi dir="ltr" className="font-mono text-sm font-normal text-muted">
            {key.hint}
          </bdi>
        </span>
      ),
    },
    { id: "permissions", header: t`May do`, cell: (key) => <Permissions permissions={key.permissions} /> },
    { id: "warehouses", header: t`Warehouses`, cell: (key) => scopeText(key.warehouseIds) },
    { id: "createdBy", header: t`Made by`, cell: (key) => <bdi>{personName(key.createdBy) || "–"}</bdi> },
    { id: "createdAt", header: t`Made`, align: "end", width: "8rem", cell: (key) => format.date(key.createdAt) },
    {
      id: "lastUsedAt",
      header: t`Last used`,
      align: "end",
      cell: (key) => (key.lastUsedAt === null ? <span className="text-muted">{t`Never`}</span> : format.relative(key.lastUsedAt)),
    },
    {
      id: "expiresAt",
      header: t`Ends`,
      align: "end",
      width: "8rem",
      cell: (key) => (key.expiresAt === null ? <span className="text-muted">{t`Never`}</span> : format.date(key.expiresAt)),
    },
  ];
}

function Permissions({ permissions }: { permissions: readonly string[] }) {
  const words = usePermissionWords();
  return (
    <Tooltip text={permissions.map((permission) => words[permission as Permission] ?? permission).join(" · ")}>
      <button type="button" className="rounded-sm text-start underline decoration-dotted underline-offset-4">
        <Plural value={permissions.length} one="# permission" other="# permissions" />
      </button>
    </Tooltip>
  );
}

function KeyStateBadge({ apiKey }: { apiKey: ApiKey }) {
  const state = stateOfKey(apiKey, new Date());
  if (state === "active") return null;
  if (state === "expiring")
    return (
      <Badge tone="warn">
        <Trans>Ends soon</Trans>
      </Badge>
    );
  return <Badge>{state === "expired" ? <Trans>Ended</Trans> : <Trans>Revoked</Trans>}</Badge>;
}
