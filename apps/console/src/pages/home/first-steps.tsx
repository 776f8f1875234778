import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { FileUp, Package, ScanBarcode, Sprout } from "lucide-react";
import { useCan } from "#entities/session";
import { Card, CardHeader } from "#shared/ui";

/** For a business that has just begun: the ways to its first stock. */
export function FirstSteps() {
  const { t } = useLingui();
  const can = useCan();
  const steps = [
    { to: "/products", icon: Package, title: t`Add products`, text: t`Name, SKU, barcode and unit. One is enough to begin.`, shown: can("product:write") },
    {
      to: "/imports",
      icon: FileUp,
      title: t`Import a file`,
      text: t`Products or sales from a spreadsheet, looked through before anything is kept.`,
      shown: can("import:write"),
    },
    {
      to: "/record",
      icon: ScanBarcode,
      title: t`Record what is there`,
      text: t`Count it once as opening stock; from then on every movement is kept.`,
      shown: can("inventory:open"),
    },
    {
      to: "/begin",
      icon: Sprout,
      title: t`Or try things out`,
      text: t`Goods and two months of trade to look around in, before you begin for real.`,
      shown: can("tenant:update"),
    },
  ] as const;
  const shown = steps.filter((step) => step.shown);
  if (shown.length === 0) return null;
  return (
    <Card>
      <CardHeader title={<Trans>Begin here</Trans>} />
      <ol className="grid gap-3 px-4 pb-4 sm:grid-cols-2 xl:grid-cols-4">
        {shown.map(({ to, icon: Picture, title, text }) => (
          <li key={to} className="relative rounded-control border border-line p-3 hover:border-accent">
            <Picture className="mb-2 size-5 text-accent-text" aria-hidden />
            <Link to={to} className="block font-medium after:absolute after:inset-0">
              {title}
            </Link>
            <p className="text-sm text-muted">{text}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
