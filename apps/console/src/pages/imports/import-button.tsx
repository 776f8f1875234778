import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { Can } from "#entities/session";
import { Button } from "#shared/ui";

/** The way into the wizard, for those who may import. */
export function ImportButton() {
  return (
    <Can permission="import:write">
      <Button asChild look="primary">
        <Link to="/imports/new">
          <FileUp className="size-4" aria-hidden />
          <Trans>Import a file</Trans>
        </Link>
      </Button>
    </Can>
  );
}
