import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { Can } from "#entities/session";
import { useUrlState } from "#shared/lib";
import { Button, Page, Tabs } from "#shared/ui";
import { ImportList } from "./import-list.tsx";
import { PresetList } from "./preset-list.tsx";
import { importsSearch } from "./search.ts";

export default function ImportsPage() {
  const { t } = useLingui();
  const [{ tab }, setSearch] = useUrlState(importsSearch);
  return (
    <Page title={t`Imports`} fill actions={<ImportButton />}>
      <div className="flex min-h-0 flex-1 flex-col [&>*]:flex-1">
        <Tabs
          label={t`Imports`}
          value={tab}
          onChange={(next) => setSearch({ tab: next })}
          tabs={[
            { id: "imports", label: t`Imported files`, content: <ImportList /> },
            { id: "presets", label: t`Saved formats`, content: <PresetList /> },
          ]}
        />
      </div>
    </Page>
  );
}

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
