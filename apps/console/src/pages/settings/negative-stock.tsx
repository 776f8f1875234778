import { Trans, useLingui } from "@lingui/react/macro";
import type { NegativePolicy, Tenant } from "@lumbung/sdk";
import { useState } from "react";
import { useCan } from "#entities/session";
import { Button, Card, Problem, RadioGroup, VersionConflict } from "#shared/ui";
import { PolicyExceptions } from "./policy-exceptions.tsx";
import { policies, usePolicyWords } from "./use-policy-words.ts";
import { useSaveTenant } from "./use-save-tenant.ts";

interface Values {
  readonly negativeStock: NegativePolicy;
}

/** What happens when more would leave than is there: for the business, and where it is otherwise. */
export function NegativeStock({ tenant }: { tenant: Tenant }) {
  const { t } = useLingui();
  const words = usePolicyWords();
  const mayWrite = useCan()("tenant:update");
  const [chosen, setChosen] = useState<NegativePolicy>(tenant.negativeStock);
  const { save, conflict, submit, keepMine, takeTheirs } = useSaveTenant<Values>({
    tenant,
    read: ({ negativeStock }) => ({ negativeStock }),
    onTake: ({ negativeStock }) => setChosen(negativeStock),
  });
  return (
    <div className="grid max-w-3xl gap-4">
      <Card className="grid gap-4 p-4 sm:p-6">
        <div>
          <h2 className="text-base">
            <Trans>When more would leave than is there</Trans>
          </h2>
          <p className="text-muted">
            <Trans>It counts for every product, place and channel that has no exception below.</Trans>
          </p>
        </div>
        {conflict === undefined ? (
          <Problem error={save.error} />
        ) : (
          <VersionConflict
            fields={[{ label: t`Policy`, mine: words[conflict.mine.negativeStock].name, theirs: words[conflict.theirs.values.negativeStock].name }]}
            busy={save.isPending}
            onKeepMine={keepMine}
            onTakeTheirs={takeTheirs}
          />
        )}
        <RadioGroup
          label={t`When more would leave than is there`}
          value={chosen}
          onChange={setChosen}
          options={policies.map((value) => ({ value, label: words[value].name, hint: words[value].hint, disabled: !mayWrite }))}
        />
        {mayWrite && (
          <div className="flex justify-end">
            <Button
              look="primary"
              busy={save.isPending}
              disabled={chosen === tenant.negativeStock || conflict !== undefined}
              onClick={() => submit({ negativeStock: chosen })}
            >
              <Trans>Save</Trans>
            </Button>
          </div>
        )}
      </Card>
      <PolicyExceptions />
    </div>
  );
}
