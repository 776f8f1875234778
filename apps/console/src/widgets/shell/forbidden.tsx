import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { LockKeyhole } from "lucide-react";
import { Button, EmptyState, Page } from "#shared/ui";
import { useScreens } from "./screens.ts";

/** In place of a screen that the person's role does not include: nothing of it is asked for. */
export function Forbidden() {
  const { i18n, t } = useLingui();
  const [first] = useScreens();
  return (
    <Page title={t`Your role does not include this screen`}>
      <EmptyState
        icon={<LockKeyhole className="size-6" aria-hidden />}
        title={<Trans>Ask whoever manages your team if you need it.</Trans>}
        action={
          first && (
            <Button asChild>
              <Link to={first.to as "/"}>{i18n._(first.label)}</Link>
            </Button>
          )
        }
      />
    </Page>
  );
}
