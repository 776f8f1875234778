import { Trans } from "@lingui/react/macro";
import { useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { LumbungError } from "#shared/api";
import { EmptyState } from "#shared/ui";

/** The one-time token of a link. It stands in the fragment, which no server and no log gets to see. */
export function useLinkToken(): string {
  const hash = useLocation({ select: (location) => location.hash });
  return new URLSearchParams(hash).get("token") ?? "";
}

/** Says that a link is not whole or not good any more, and who can give a new one. */
export function BrokenLink({ children }: { children: ReactNode }) {
  return <EmptyState title={<Trans>This link does not work any more</Trans>}>{children}</EmptyState>;
}

/** Whether an error means that the link itself is the trouble. */
export function isLinkInvalid(error: unknown): boolean {
  return error instanceof LumbungError && error.code === "LINK_INVALID";
}
