import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { CircleUser, Keyboard, LogOut, Store, UserRoundCog } from "lucide-react";
import { useRoleName } from "#entities/role";
import { useMe } from "#entities/session";
import { PreferenceMenu } from "#features/preferences";
import { signOut } from "#shared/api";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "#shared/ui";

/** Who is signed in, how they like to see things, and the way out. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useLingui();
  const { user, role, actor } = useMe();
  const roleName = useRoleName();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t`Your account`}
          className="control-square grid place-items-center rounded-full text-muted hover:bg-sunken hover:text-text"
        >
          <CircleUser className="size-6" aria-hidden />
        </button>
      }
    >
      <MenuLabel>
        <bdi className="block text-sm text-text">{user?.name ?? actor.name}</bdi>
        {user !== null && <bdi className="block font-normal">{user.email}</bdi>}
        {role !== null && <bdi className="block font-normal">{roleName(role)}</bdi>}
      </MenuLabel>
      <MenuItem asChild>
        <Link to="/account">
          <UserRoundCog className="size-4" aria-hidden />
          <Trans>Account and password</Trans>
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to="/businesses">
          <Store className="size-4" aria-hidden />
          <Trans>Your businesses</Trans>
        </Link>
      </MenuItem>
      <MenuSeparator />
      <PreferenceMenu />
      <MenuSeparator />
      <MenuItem icon={<Keyboard className="size-4" aria-hidden />} onSelect={onHelp}>
        <Trans>Keyboard shortcuts</Trans>
      </MenuItem>
      <MenuItem icon={<LogOut className="flip-rtl size-4" aria-hidden />} onSelect={() => void signOut()}>
        <Trans>Sign out</Trans>
      </MenuItem>
    </Menu>
  );
}
