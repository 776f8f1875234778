import { useRouter } from "@tanstack/react-router";
import { api, keepSession, useSave } from "#shared/api";

/** Goes on in another of one's businesses, from its start; nothing of the one before stays on the screen. */
export function useSwitchTenant() {
  const router = useRouter();
  return useSave(async (tenantId: string, key) => api.post("/auth/switch", { body: { tenantId }, ...key }), {
    onSaved: (answer) => {
      keepSession(answer);
      void router.navigate({ to: "/" }).then(() => router.invalidate());
    },
  });
}
