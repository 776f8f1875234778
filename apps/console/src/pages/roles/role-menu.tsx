import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Role } from "@lumbung/sdk";
import { Link } from "@tanstack/react-router";
import { Copy, Eye, MoreHorizontal, Pencil, ScrollText, Trash2 } from "lucide-react";
import { useState } from "react";
import { useRoleName } from "#entities/role";
import { Can, useCan, useMayGrant } from "#entities/session";
import { api, useSave } from "#shared/api";
import { ConfirmDialog, IconButton, Menu, MenuItem, toast } from "#shared/ui";

interface RoleMenuProps {
  readonly role: Role;
  readonly onOpen: () => void;
  readonly onCopy: () => void;
}

export function RoleMenu({ role, onOpen, onCopy }: RoleMenuProps) {
  const { t } = useLingui();
  const can = useCan();
  const mayGrant = useMayGrant();
  const [deleting, setDeleting] = useState(false);
  const name = useRoleName()(role);
  const mayChange = can("role:write") && !role.preset && mayGrant(role.permissions);
  return (
    <>
      <Menu trigger={<IconButton label={t`What can be done with ${name}`} icon={<MoreHorizontal className="size-4" aria-hidden />} />}>
        <MenuItem icon={mayChange ? <Pencil className="size-4" aria-hidden /> : <Eye className="size-4" aria-hidden />} onSelect={onOpen}>
          {mayChange ? <Trans>Change</Trans> : <Trans>See what it allows</Trans>}
        </MenuItem>
        {can("role:write") && (
          <MenuItem icon={<Copy className="size-4" aria-hidden />} onSelect={onCopy}>
            <Trans>New role from this one</Trans>
          </MenuItem>
        )}
        <Can permission="audit:read">
          <MenuItem asChild>
            <Link to="/audit" search={{ entityType: "role", entityId: role.id }}>
              <ScrollText className="size-4" aria-hidden />
              <Trans>History</Trans>
            </Link>
          </MenuItem>
        </Can>
        {mayChange && (
          <MenuItem danger disabled={role.members > 0} icon={<Trash2 className="size-4" aria-hidden />} onSelect={() => setDeleting(true)}>
            {role.members === 0 ? <Trans>Delete</Trans> : <Plural value={role.members} one="Delete (# person has it)" other="Delete (# people have it)" />}
          </MenuItem>
        )}
      </Menu>
      {deleting && <DeleteRoleDialog role={role} onClose={() => setDeleting(false)} />}
    </>
  );
}

function DeleteRoleDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const { t } = useLingui();
  const { name } = role;
  const remove = useSave((id: string, key) => api.delete("/roles/{id}", { params: { id }, ...key }), {
    invalidates: [["/roles"], ["/audit"]],
    onSaved: () => {
      toast({ tone: "good", title: t`The role ${name} is deleted` });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={
        <Trans>
          Delete the role <bdi>{name}</bdi>?
        </Trans>
      }
      action={<Trans>Delete</Trans>}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(role.id)}
    >
      <Trans>Nobody has it. It cannot be brought back, but the audit trail keeps what it allowed.</Trans>
    </ConfirmDialog>
  );
}
