import { Plural, useLingui } from "@lingui/react/macro";
import { type LabelLayoutName, labelLayouts } from "@lumbung/contracts";
import clsx from "clsx";
import { useFormat } from "#shared/i18n";
import { Card, CardHeader } from "#shared/ui";
import { perPage } from "./print-settings.ts";

interface LabelPreviewProps {
  readonly layout: LabelLayoutName;
  readonly labels: number;
  readonly skip: number;
  readonly onSkip: (skip: number) => void;
}

/** The first page to scale: which places are used up, which are printed. A press on a place of a sheet begins there. */
export function LabelPreview({ layout, labels, skip, onSkip }: LabelPreviewProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { pageWidthMm, pageHeightMm, columns, labelWidthMm, labelHeightMm, leftMm, topMm, gapXMm, gapYMm } = labelLayouts[layout];
  const places = Array.from({ length: perPage(layout) }, (_, index) => ({
    index,
    x: leftMm + (index % columns) * (labelWidthMm + gapXMm),
    y: topMm + Math.floor(index / columns) * (labelHeightMm + gapYMm),
  }));
  const isRoll = places.length === 1;
  const printed = Math.min(labels, places.length - skip);
  return (
    <Card>
      <CardHeader title={isRoll ? t`A label` : t`The first sheet`}>
        <span className="text-sm text-muted">
          <Plural value={printed} one="# label on it" other="# labels on it" />
        </span>
      </CardHeader>
      {/* Sheets are printed from the left in every language. */}
      <div dir="ltr" className="px-4 pb-4">
        <div
          className="relative mx-auto w-full border border-line bg-surface shadow-card"
          style={{ aspectRatio: `${pageWidthMm} / ${pageHeightMm}`, maxWidth: isRoll ? "12rem" : "16rem" }}
        >
          {places.map(({ index, x, y }) => {
            const isUsed = index < skip;
            const isPrinted = !isUsed && index < skip + labels;
            const state = isUsed ? t`used` : isPrinted ? t`printed` : t`free`;
            return (
              <button
                key={index}
                type="button"
                disabled={isRoll}
                aria-label={t`Place ${format.count(index + 1)}: ${state}. Begin here`}
                title={t`Begin here`}
                onClick={() => onSkip(index)}
                className={clsx(
                  "absolute rounded-[2px] border",
                  isPrinted ? "border-accent bg-accent-soft" : isUsed ? "border-line bg-sunken opacity-60" : "border-dashed border-line-strong/50",
                )}
                style={{
                  left: `${(x / pageWidthMm) * 100}%`,
                  top: `${(y / pageHeightMm) * 100}%`,
                  width: `${(labelWidthMm / pageWidthMm) * 100}%`,
                  height: `${(labelHeightMm / pageHeightMm) * 100}%`,
                }}
              />
            );
          })}
        </div>
      </div>
    </Card>
  );
}
