import { meQuery } from "#entities/session";
import { api, queryClient, useSave } from "#shared/api";
import { activateLocale, type Preferences, usePreferences } from "#shared/i18n";

/** Shows things as the reader likes them, at once, and keeps that with the account. */
export function useSavePreferences() {
  return useSave(
    ({ locale, ...preferences }: Partial<Preferences>, key) =>
      api.patch("/auth/me", {
        body: { ...(locale === undefined ? {} : { locale }), ...(Object.keys(preferences).length === 0 ? {} : { preferences }) },
        ...key,
      }),
    {
      optimistic: (change) => {
        const before = usePreferences.getState();
        show({ ...before, ...change });
        return () => show(before);
      },
      onSaved: (me) => queryClient.setQueryData(meQuery.queryKey, me),
    },
  );
}

function show(preferences: Preferences): void {
  void activateLocale(preferences.locale).then(() => usePreferences.setState(preferences));
}
