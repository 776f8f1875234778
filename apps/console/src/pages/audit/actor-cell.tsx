import { useLingui } from "@lingui/react/macro";
import type { AuditEntry } from "@lumbung/sdk";
import { Cog, KeyRound, UserRound } from "lucide-react";

const pictures: Readonly<Record<string, typeof Cog>> = { user: UserRound, "api-key": KeyRound };

/** Who did it: a person, a program with an API key, or the system itself. */
export function ActorCell({ actor }: { actor: AuditEntry["actor"] }) {
  const { t } = useLingui();
  const kinds: Readonly<Record<string, string>> = { user: t`Person`, "api-key": t`API key`, system: t`System` };
  const kind = kinds[actor.kind] ?? actor.kind;
  const Picture = pictures[actor.kind] ?? Cog;
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5" title={kind}>
      <Picture className="size-4 shrink-0 text-muted" aria-hidden />
      <bdi className="truncate">{actor.name}</bdi>
      <span className="sr-only">({kind})</span>
    </span>
  );
}
