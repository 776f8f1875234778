import { Trans, useLingui } from "@lingui/react/macro";
import { labelsMax } from "@lumbung/contracts";
import { Link } from "@tanstack/react-router";
import { Tags } from "lucide-react";
import { useState } from "react";
import { emptyBasket, useLabelBasket } from "#entities/product";
import { Button, Card, CardHeader, EmptyState, Page } from "#shared/ui";
import { BasketList } from "./basket-list.tsx";
import { LabelPreview } from "./label-preview.tsx";
import { PrintForm } from "./print-form.tsx";
import { type PrintSettings, pagesFor, perPage, readSettings, rememberSettings } from "./print-settings.ts";
import { SkuSearch } from "./sku-search.tsx";

export default function LabelsPage() {
  const { t } = useLingui();
  const { items } = useLabelBasket();
  const [settings, setSettings] = useState(readSettings);
  const [skip, setSkip] = useState(0);
  const labels = items.reduce((sum, { count }) => sum + count, 0);
  const used = Math.min(skip, perPage(settings.layout) - 1);

  function change(next: PrintSettings): void {
    setSettings(next);
    rememberSettings(next);
  }

  return (
    <Page title={t`Print labels`}>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <Card>
          <CardHeader title={t`Labels`}>
            {items.length > 0 && (
              <Button look="quiet" onClick={emptyBasket}>
                <Trans>Remove all</Trans>
              </Button>
            )}
          </CardHeader>
          <div className="grid gap-3 px-4 pb-4">
            <SkuSearch />
            {items.length === 0 ? (
              <EmptyState
                icon={<Tags className="size-6" aria-hidden />}
                title={t`Nothing to print yet`}
                action={
                  <Button asChild look="primary">
                    <Link to="/products">
                      <Trans>Choose from the products</Trans>
                    </Link>
                  </Button>
                }
              >
                <Trans>Search or scan what needs a label, or choose products in their list.</Trans>
              </EmptyState>
            ) : (
              <BasketList items={items} />
            )}
            {labels > labelsMax && (
              <p role="alert" className="text-bad">
                <Trans>At most {labelsMax} labels are printed at once. Lower some of the counts.</Trans>
              </p>
            )}
          </div>
        </Card>
        <div className="grid gap-4">
          <PrintForm
            settings={settings}
            onChange={change}
            skip={used}
            onSkip={setSkip}
            items={items}
            labels={labels}
            pages={pagesFor(settings.layout, labels, used)}
          />
          <LabelPreview layout={settings.layout} labels={labels} skip={used} onSkip={setSkip} />
        </div>
      </div>
    </Page>
  );
}
