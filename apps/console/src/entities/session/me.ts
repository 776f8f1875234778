import type { Permission } from "@lumbung/contracts";
import type { Me } from "@lumbung/sdk";
import { useSuspenseQuery } from "@tanstack/react-query";
import { get, queryClient } from "#shared/api";
import { activateLocale, localeOf, useBusinessFormat, usePreferences } from "#shared/i18n";

export const meQuery = { ...get("/auth/me"), staleTime: 5 * 60_000 };

/** Who is signed in, in which business, and what they may do. Only below the shell, which waits for it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Loads who is signed in and shows things as they like them. */
export async function loadMe(): Promise<Me> {
  const me = await queryClient.ensureQueryData(meQuery);
  applyPreferences(me);
  await activateLocale(usePreferences.getState().locale);
  return me;
}

function applyPreferences({ user, tenant }: Me): void {
  useBusinessFormat.setState({ timeZone: tenant.timeZone, currency: tenant.currency });
  if (user === null) return;
  // Someone who has never chosen a language keeps the one of the sign-in screen.
  usePreferences.setState({ ...user.preferences, locale: localeOf(user.locale) ?? usePreferences.getState().locale });
}

/** Whether the person may do this. The server decides; this only hides what it would refuse. */
export function useCan(): (permission: Permission) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

/** Whether the person may give all of these permissions to others: nobody gives what he does not have himself. */
export function useMayGrant(): (permissions: readonly string[]) => boolean {
  const { permissions: own } = useMe();
  return (permissions) => permissions.every((permission) => own.includes(permission));
}
