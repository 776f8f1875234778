import { Trans, useLingui } from "@lingui/react/macro";
import type { Product } from "@lumbung/sdk";
import { Link } from "@tanstack/react-router";
import { Flag } from "lucide-react";
import type { ReactNode } from "react";
import { sumStock, useCategories, useStockOfProduct, variantsInUse } from "#entities/product";
import { useCan } from "#entities/session";
import { useCustomFields } from "#features/custom-fields";
import { useFormat } from "#shared/i18n";
import { Button, Card, CardHeader, Skeleton, Stat } from "#shared/ui";
import { priceRange } from "../parts/price-text.ts";
import { stateOf } from "../parts/stock-state.ts";
import { VariantList } from "./variant-list.tsx";

/** The product in one glance; each figure opens what it is made of. */
export function OverviewTab({ product }: { product: Product }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
      <div className="grid gap-4">
        <Figures product={product} />
        <VariantList product={product} />
      </div>
      <About product={product} />
    </div>
  );
}

function Figures({ product }: { product: Product }) {
  const { t } = useLingui();
  const format = useFormat();
  const can = useCan();
  const hasStock = can("inventory:read") && product.kind === "stocked";
  const stock = useStockOfProduct(product.id, hasStock);
  const range = priceRange(variantsInUse(product));
  const units = new Set(product.variants.map(({ baseUnit }) => baseUnit));
  const [unit] = units;
  const rows = stock.data?.items ?? [];
  const sum = sumStock(rows);
  const link = { to: "/products/$id", params: { id: product.id } } as const;
  const nothingYet = hasStock && product.archivedAt === null && stock.isSuccess && rows.every(({ onHand }) => onHand === "0");
  return (
    <>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {hasStock && units.size === 1 && (
          <>
            <Figure link={<Link {...link} search={{ tab: "stock" }} className={coverClass} aria-label={t`On hand`} />}>
              <Stat
                label={t`On hand`}
                tone={stock.isSuccess ? tones[stateOf(rows)] : "plain"}
                value={stock.isPending ? <Skeleton className="h-8 w-20" /> : format.quantity(sum.onHand)}
                note={<bdi>{unit}</bdi>}
              />
            </Figure>
            <Figure link={<Link {...link} search={{ tab: "stock" }} className={coverClass} aria-label={t`Available`} />}>
              <Stat
                label={t`Available`}
                value={stock.isPending ? <Skeleton className="h-8 w-20" /> : format.quantity(sum.available)}
                note={sum.reserved === "0" ? <bdi>{unit}</bdi> : t`${format.quantity(sum.reserved)} reserved`}
              />
            </Figure>
          </>
        )}
        <Figure link={<Link {...link} search={{ tab: "prices" }} className={coverClass} aria-label={t`Price`} />}>
          <Stat
            label={t`Price`}
            value={range === null ? "–" : <span className="whitespace-nowrap">{format.money(range.lowest)}</span>}
            note={range !== null && range.highest.amount !== range.lowest.amount ? t`up to ${format.money(range.highest)}` : t`for one ${unit ?? ""}`}
          />
        </Figure>
      </div>
      {nothingYet && <OpeningHint product={product} />}
    </>
  );
}

const tones = { ok: "plain", low: "warn", out: "bad", short: "bad" } as const;
const coverClass = "absolute inset-0 rounded-card";

function Figure({ link, children }: { link: ReactNode; children: ReactNode }) {
  return (
    <Card className="relative p-4 hover:border-line-strong">
      <dl className="h-full">{children}</dl>
      {link}
    </Card>
  );
}

/** A new product has nothing in stock: says how what is on the shelf gets into the books. */
function OpeningHint({ product }: { product: Product }) {
  const can = useCan();
  const [first] = variantsInUse(product);
  if (first === undefined || !(can("inventory:open") || can("inventory:receive"))) return null;
  return (
    <Card className="flex flex-wrap items-center gap-3 p-4">
      <Flag className="size-5 shrink-0 text-accent-text" aria-hidden />
      <p className="min-w-52 flex-1">
        <Trans>Nothing in stock. Record what is on the shelf already as opening stock, or what arrives as a receipt.</Trans>
      </p>
      <div className="flex flex-wrap gap-2">
        {can("inventory:open") && (
          <Button asChild>
            <Link to="/record" search={{ type: "opening", sku: first.sku }}>
              <Trans>Opening stock</Trans>
            </Link>
          </Button>
        )}
        {can("inventory:receive") && (
          <Button asChild look="primary">
            <Link to="/record" search={{ type: "receipt", sku: first.sku }}>
              <Trans>Receive</Trans>
            </Link>
          </Button>
        )}
      </div>
    </Card>
  );
}

function About({ product }: { product: Product }) {
  const { t } = useLingui();
  const format = useFormat();
  const { path } = useCategories();
  const custom = useCustomFields();
  const values = custom.map(({ key, label, type }) => {
    const value = product.custom[key];
    const text =
      value === undefined || value === null
        ? "–"
        : type === "boolean"
          ? value === true
            ? t`Yes`
            : t`No`
          : type === "number"
            ? format.quantity(String(value))
            : type === "date"
              ? format.day(String(value))
              : String(value);
    return [label, text] as const;
  });
  const names = path(product.categoryId);
  return (
    <Card>
      <CardHeader title={t`About`} />
      <dl className="grid gap-2.5 px-4 pb-4">
        <Fact label={t`Category`}>
          {product.categoryId === null || names.length === 0 ? (
            "–"
          ) : (
            <Link to="/products" search={{ category: product.categoryId }} className="text-accent-text hover:underline">
              <bdi>{names.join(" › ")}</bdi>
            </Link>
          )}
        </Fact>
        <Fact label={t`Brand`}>
          {product.brand === "" ? (
            "–"
          ) : (
            <Link to="/products" search={{ q: product.brand }} className="text-accent-text hover:underline">
              <bdi>{product.brand}</bdi>
            </Link>
          )}
        </Fact>
        {values.map(([label, text]) => (
          <Fact key={label} label={<bdi>{label}</bdi>}>
            <bdi>{text}</bdi>
          </Fact>
        ))}
        {product.description !== "" && (
          <Fact label={t`Description`}>
            <p dir="auto" className="whitespace-pre-wrap break-words">
              {product.description}
            </p>
          </Fact>
        )}
        <Fact label={t`Changed`}>{format.dateTime(product.updatedAt)}</Fact>
        <Fact label={t`Created`}>{format.dateTime(product.createdAt)}</Fact>
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
