import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { LockKeyhole } from "lucide-react";
import { Button, EmptyState } from "#shared/ui";
import { useScreens } from "./screens.ts";

/** In place of a screen that the person's role does not include: nothing of it is asked for. */
export function Forbidden() {
  const { i18n } = useLingui();
  const [first] = useScreens();
  return (
    <EmptyState
      icon={<LockKeyhole className="size-6" aria-hidden />}
      title={<Trans>Your role does not include this screen</Trans>}
      action={
        first && (
          <Button asChild>
            <Link to={first.to as "/"}>{i18n._(first.label)}</Link>
          </Button>
        )
      }
    >
      <Trans>Ask whoever manages your team if you need it.</Trans>
    </EmptyState>
  );
}
