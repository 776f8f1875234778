import { useLingui } from "@lingui/react/macro";
import { useUrlState } from "#shared/lib";
import { Page, Tabs } from "#shared/ui";
import { ImportButton } from "./import-button.tsx";
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
