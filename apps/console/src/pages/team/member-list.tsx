import { Trans, useLingui } from "@lingui/react/macro";
import type { Member } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MoreVertical, Pencil, ScrollText, Search, UserMinus, Users } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { PersonCell, peopleQuery } from "#entities/person";
import { useRoleName, useRoles } from "#entities/role";
import { useCan, useMayGrant, useMe } from "#entities/session";
import { useScopeText } from "#entities/warehouse";
import { useFormat } from "#shared/i18n";
import { useUrlState } from "#shared/lib";
import { Badge, type Column, DataTable, EmptyState, IconButton, Input, Menu, MenuItem } from "#shared/ui";
import { MemberDialog } from "./member-dialog.tsx";
import { RemoveMemberDialog } from "./remove-member-dialog.tsx";
import { teamSearch } from "./search.ts";

/** Everybody of the team; so few that they are searched here. */
export function MemberList({ views }: { views: ReactNode }) {
  const { t } = useLingui();
  const [search, setSearch] = useUrlState(teamSearch);
  const people = useQuery(peopleQuery);
  const rows = useMemo(() => people.data?.filter((member) => matches(member, search.q)), [people.data, search.q]);
  const [changing, setChanging] = useState<Member>();
  const [removing, setRemoving] = useState<Member>();
  return (
    <>
      <DataTable
        label={t`Team`}
        columns={useMemberColumns()}
        rows={rows}
        rowId={(member) => member.id}
        isLoading={people.isPending}
        error={people.error}
        retry={() => void people.refetch()}
        rowActions={(member) => <MemberMenu member={member} onChange={() => setChanging(member)} onRemove={() => setRemoving(member)} />}
        empty={<EmptyState icon={<Users className="size-6" aria-hidden />} title={t`Nobody found for “${search.q}”`} />}
        toolbar={
          <>
            {views}
            <Input
              type="search"
              aria-label={t`Search the team`}
              placeholder={t`Name or e-mail`}
              className="w-full sm:w-72"
              before={<Search className="size-4" aria-hidden />}
              value={search.q}
              onChange={(event) => setSearch({ q: event.target.value }, { replace: true })}
            />
          </>
        }
      />
      {changing !== undefined && <MemberDialog member={changing} onClose={() => setChanging(undefined)} />}
      {removing !== undefined && <RemoveMemberDialog member={removing} onClose={() => setRemoving(undefined)} />}
    </>
  );
}

function matches({ name, email }: Member, typed: string): boolean {
  const wanted = typed.trim().toLocaleLowerCase();
  return wanted === "" || name.toLocaleLowerCase().includes(wanted) || email.toLowerCase().includes(wanted);
}

function useMemberColumns(): Column<Member>[] {
  const { t } = useLingui();
  const format = useFormat();
  const roleName = useRoleName();
  const scopeText = useScopeText();
  const { actor } = useMe();
  return [
    {
      id: "name",
      header: t`Name`,
      main: true,
      width: "minmax(14rem, 2fr)",
      cell: ({ id, name, email }) => (
        <PersonCell
          name={name}
          detail={<bdi>{email}</bdi>}
          badge={
            id === actor.id && (
              <Badge tone="accent">
                <Trans>You</Trans>
              </Badge>
            )
          }
        />
      ),
    },
    { id: "role", header: t`Role`, cell: ({ role }) => <bdi>{roleName(role)}</bdi> },
    { id: "warehouses", header: t`Warehouses`, width: "minmax(10rem, 1.5fr)", cell: ({ warehouseIds }) => scopeText(warehouseIds) },
    { id: "joinedAt", header: t`Since`, align: "end", cell: ({ joinedAt }) => format.date(joinedAt) },
  ];
}

interface MemberMenuProps {
  readonly member: Member;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

function MemberMenu({ member, onChange, onRemove }: MemberMenuProps) {
  const { t } = useLingui();
  const can = useCan();
  const { actor, warehouseIds: ownWarehouses } = useMe();
  const mayGrant = useMayGrant();
  const roles = useRoles({ enabled: can("role:read") });
  const power = roles?.find(({ id }) => id === member.role.id)?.permissions;
  const withinWarehouses = ownWarehouses === null || member.warehouseIds?.every((id) => ownWarehouses.includes(id)) === true;
  // What is not known is left to the server to decide.
  const mayManage = can("user:write") && (power === undefined || mayGrant(power)) && withinWarehouses;
  const mayAudit = can("audit:read");
  if (!mayManage && !mayAudit) return null;
  const { name } = member;
  return (
    <Menu trigger={<IconButton label={t`What can be done with ${name}`} icon={<MoreVertical className="size-4" aria-hidden />} />}>
      {mayManage && (
        <MenuItem icon={<Pencil className="size-4" aria-hidden />} onSelect={onChange}>
          <Trans>Change role and warehouses</Trans>
        </MenuItem>
      )}
      {mayAudit && (
        <MenuItem asChild>
          <Link to="/audit" search={{ actor: member.id }}>
            <ScrollText className="size-4" aria-hidden />
            <Trans>See what they did</Trans>
          </Link>
        </MenuItem>
      )}
      {mayManage && member.id !== actor.id && (
        <MenuItem danger icon={<UserMinus className="size-4" aria-hidden />} onSelect={onRemove}>
          <Trans>Remove from the team</Trans>
        </MenuItem>
      )}
    </Menu>
  );
}
