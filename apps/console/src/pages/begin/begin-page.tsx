import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { FileUp, Sprout, Store } from "lucide-react";
import type { ReactNode } from "react";
import { useCan, useMe } from "#entities/session";
import { useUrlState } from "#shared/lib";
import { buttonClass, Card, Page } from "#shared/ui";
import { StartDemo, WatchDemo } from "./demo-data.tsx";
import { beginSearch } from "./search.ts";

/** The last step of the set-up: what the new business begins with. */
export default function BeginPage() {
  const { t } = useLingui();
  const can = useCan();
  const { tenant } = useMe();
  const [{ filling }, setSearch] = useUrlState(beginSearch);
  return (
    <Page
      title={t`How do you want to begin?`}
      intro={filling === "" ? <Trans>Nothing is decided for good: files can be imported later too.</Trans> : undefined}
    >
      {filling === "" ? (
        <ul className="grid max-w-5xl gap-4 sm:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]">
          <Way
            icon={<Store />}
            title={t`With nothing`}
            text={t`You add your products one by one, and record what is there.`}
            action={
              <Link to="/" className={buttonClass("primary")}>
                <Trans>Start empty</Trans>
              </Link>
            }
          />
          {can("import:write") && (
            <Way
              icon={<FileUp />}
              title={t`With your own figures`}
              text={t`Products or sales from a spreadsheet or a till. You look through it before anything is kept.`}
              action={
                <Link to="/imports/new" className={buttonClass()}>
                  <Trans>Import a file</Trans>
                </Link>
              }
            />
          )}
          {can("tenant:update") && (
            <Way
              icon={<Sprout />}
              title={t`With goods to try things out`}
              text={t`A small shop with its products, a branch and two months of trade. They stay in “${tenant.name}”; for your real trade, open another business.`}
              action={<StartDemo onStarted={(id) => setSearch({ filling: id }, { replace: true })} />}
            />
          )}
        </ul>
      ) : (
        <WatchDemo id={filling} onAgain={() => setSearch({ filling: "" }, { replace: true })} />
      )}
    </Page>
  );
}

function Way({ icon, title, text, action }: { icon: ReactNode; title: string; text: string; action: ReactNode }) {
  return (
    <li className="grid">
      <Card className="flex flex-col items-start gap-3 p-5">
        <span aria-hidden className="grid size-11 place-items-center rounded-full bg-accent-soft text-accent-text">
          {icon}
        </span>
        <div className="grow">
          <h2 className="text-lg">{title}</h2>
          <p className="text-muted">{text}</p>
        </div>
        {action}
      </Card>
    </li>
  );
}
