import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { rolesQuery } from "#entities/role";
import { Can } from "#entities/session";
import { useIsPhone, useUrlState } from "#shared/lib";
import { Button, ErrorState, Page, Skeleton } from "#shared/ui";
import { TeamNav } from "#widgets/team-nav";
import { RoleCards } from "./role-cards.tsx";
import { RoleDrawer } from "./role-drawer.tsx";
import { RoleMatrix } from "./role-matrix.tsx";
import { rolesSearch } from "./search.ts";

export default function RolesPage() {
  const { t } = useLingui();
  const [search, setSearch] = useUrlState(rolesSearch);
  const isPhone = useIsPhone();
  const roles = useQuery(rolesQuery);
  const items = roles.data?.items;
  const open = items?.find(({ id }) => id === search.role);
  const base = items?.find(({ id }) => id === search.from);
  const Overview = isPhone ? RoleCards : RoleMatrix;
  return (
    <Page
      title={t`Roles`}
      intro={t`What each role may see and do. The presets stay as they are; make your own from any of them.`}
      fill
      actions={
        <Can permission="role:write">
          <Button look="primary" icon={<Plus className="size-4" aria-hidden />} onClick={() => setSearch({ role: "new", from: "" })}>
            <Trans>New role</Trans>
          </Button>
        </Can>
      }
    >
      <TeamNav />
      {roles.error !== null && items === undefined && <ErrorState error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.isPending && <Skeleton className="h-96 w-full" />}
      {items !== undefined && (
        <Overview roles={items} onOpen={(role) => setSearch({ role: role.id, from: "" })} onCopy={(role) => setSearch({ role: "new", from: role.id })} />
      )}
      {items !== undefined && (open !== undefined || search.role === "new") && (
        <RoleDrawer key={`${search.role} ${search.from}`} role={open} base={base} onClose={() => setSearch({ role: "", from: "" })} />
      )}
    </Page>
  );
}
