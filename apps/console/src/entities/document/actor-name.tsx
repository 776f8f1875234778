import { useLingui } from "@lingui/react/macro";

interface ActorNameProps {
  readonly actor: { readonly kind: "user" | "api-key" | "system"; readonly name: string | null };
}

/** Who recorded something: a person, a program's key, or the server itself. */
export function ActorName({ actor }: ActorNameProps) {
  const { t } = useLingui();
  const unknown = { user: t`Someone who is gone`, "api-key": t`A program`, system: t`Server` };
  return <bdi className="truncate">{actor.kind === "system" || actor.name === null ? unknown[actor.kind] : actor.name}</bdi>;
}
