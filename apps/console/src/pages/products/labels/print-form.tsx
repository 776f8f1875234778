import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type LabelLayoutName, labelLayouts, labelsMax } from "@lumbung/contracts";
import { Printer } from "lucide-react";
import type { BasketItem } from "#entities/product";
import { api, useSave } from "#shared/api";
import { useFormat } from "#shared/i18n";
import { saveFile } from "#shared/lib";
import { Button, Card, CardHeader, Checkbox, Field, NativeSelect, Problem, QuantityInput } from "#shared/ui";
import { type PrintSettings, perPage } from "./print-settings.ts";

interface PrintFormProps {
  readonly settings: PrintSettings;
  readonly onChange: (settings: PrintSettings) => void;
  readonly skip: number;
  readonly onSkip: (skip: number) => void;
  readonly items: readonly BasketItem[];
  readonly labels: number;
  readonly pages: number;
}

const layouts = Object.keys(labelLayouts) as LabelLayoutName[];

/** On what, and what stands on it; makes the PDF. */
export function PrintForm({ settings, onChange, skip, onSkip, items, labels, pages }: PrintFormProps) {
  const { t } = useLingui();
  const layoutText = useLayoutText();
  const print = useSave((body: PrintBody, key) => api.post("/products/labels", { body, ...key }), { onSaved: showPdf });
  const { layout, name, sku, price, code } = settings;
  const isRoll = perPage(layout) === 1;
  return (
    <Card>
      <CardHeader title={t`On what`} />
      <div className="grid gap-4 px-4 pb-4">
        <Field label={t`Paper`}>
          {(field) => (
            <NativeSelect {...field} value={layout} onChange={(event) => onChange({ ...settings, layout: event.target.value as LabelLayoutName })}>
              <optgroup label={t`A4 sheets`}>
                {layouts
                  .filter((one) => perPage(one) > 1)
                  .map((one) => (
                    <option key={one} value={one}>
                      {layoutText(one)}
                    </option>
                  ))}
              </optgroup>
              <optgroup label={t`Label printer`}>
                {layouts
                  .filter((one) => perPage(one) === 1)
                  .map((one) => (
                    <option key={one} value={one}>
                      {layoutText(one)}
                    </option>
                  ))}
              </optgroup>
            </NativeSelect>
          )}
        </Field>
        {!isRoll && (
          <Field label={t`Labels already used`} hint={t`On the first sheet, so that a begun one is not wasted.`}>
            {(field) => (
              <QuantityInput
                {...field}
                scale={0}
                className="w-28"
                value={String(skip)}
                onChange={(text) => text !== undefined && onSkip(Math.min(perPage(layout) - 1, Number(text)))}
              />
            )}
          </Field>
        )}
        <fieldset className="grid">
          <legend className="pb-1 text-sm font-medium">
            <Trans>What stands on it</Trans>
          </legend>
          <div className="grid grid-cols-2">
            <Checkbox label={t`Name`} checked={name} onChange={(on) => onChange({ ...settings, name: on })} />
            <Checkbox label={t`SKU`} checked={sku} onChange={(on) => onChange({ ...settings, sku: on })} />
            <Checkbox label={t`Price`} checked={price} onChange={(on) => onChange({ ...settings, price: on })} />
          </div>
        </fieldset>
        <Field label={t`Code`}>
          {(field) => (
            <NativeSelect {...field} value={code} onChange={(event) => onChange({ ...settings, code: event.target.value as PrintSettings["code"] })}>
              <option value="barcode">{t`Barcode`}</option>
              <option value="qr">{t`QR code`}</option>
              <option value="none">{t`No code`}</option>
            </NativeSelect>
          )}
        </Field>
        <Problem error={print.error} />
        <Button
          look="primary"
          icon={<Printer className="size-4" aria-hidden />}
          busy={print.isPending}
          disabled={labels === 0 || labels > labelsMax}
          onClick={() =>
            print.mutate({
              layout,
              skip: isRoll ? 0 : skip,
              content: { name, sku, price, code },
              items: items.map(({ variantId, count }) => ({ variantId, count })),
            })
          }
        >
          <Plural value={labels} one="Make a PDF of # label" other="Make a PDF of # labels" />
        </Button>
        {labels > 0 && (
          <p className="text-center text-sm text-muted">
            {isRoll
              ? t`Print at 100 % on the label printer.`
              : t`${plural(pages, { one: "# sheet", other: "# sheets" })}. Print at 100 %, without fitting to the page.`}
          </p>
        )}
      </div>
    </Card>
  );
}

interface PrintBody {
  readonly layout: LabelLayoutName;
  readonly skip: number;
  readonly content: Pick<PrintSettings, "name" | "sku" | "price" | "code">;
  readonly items: Array<{ variantId: string; count: number }>;
}

/** Opens it beside the page, where the browser prints it; saves it where windows are blocked. */
function showPdf(pdf: Blob): void {
  const url = URL.createObjectURL(pdf);
  if (window.open(url, "_blank") === null) saveFile("labels.pdf", pdf);
  setTimeout(() => URL.revokeObjectURL(url), 10 * 60_000);
}

/** "3 × 8, 70 × 37 mm" for sheets, "58 × 40 mm" for rolls. */
function useLayoutText(): (layout: LabelLayoutName) => string {
  const { t } = useLingui();
  const format = useFormat();
  return (layout) => {
    const { columns, rows, labelWidthMm, labelHeightMm } = labelLayouts[layout];
    const [width, height] = [format.quantity(String(labelWidthMm)), format.quantity(String(labelHeightMm))];
    return columns * rows === 1 ? t`${width} × ${height} mm` : t`${format.count(columns)} × ${format.count(rows)} on a sheet, ${width} × ${height} mm`;
  };
}
