import { useLingui } from "@lingui/react/macro";
import type { SearchResult } from "@lumbung/sdk";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { Command } from "cmdk";
import { Loader2, Package, ScrollText, Search, Warehouse, Zap } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { KeyHint, useShortcuts } from "#features/shortcuts";
import { get } from "#shared/api";
import { useDebounced } from "#shared/lib";
import { type Screen, useScreens } from "./screens.ts";

/** Goes to any screen, product, document or warehouse, and does what the page offers: by typing a few letters. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { routesByPath } = useRouter();
  const [typed, setTyped] = useState("");
  const wanted = useDebounced(typed.trim(), 120);
  const found = useQuery({ ...get("/search", { query: { q: wanted, limit: 6 } }), enabled: wanted.length > 0, placeholderData: (old) => old });
  const hits = wanted === "" ? [] : hitsOf(found.data).filter((hit) => hit.to in routesByPath);
  const screens = useScreens().filter((screen) => matches(i18n._(screen.label), typed));
  const paths = new Set(screens.map((screen) => screen.keys));
  const actions = useShortcuts().shortcuts.filter(({ keys, label }) => !paths.has(keys) && !keys.startsWith("g ") && keys !== "mod+k" && matches(label, typed));
  function run(action: () => void): void {
    onClose();
    // What is done may open a dialog of its own, so this one is gone first.
    setTimeout(action);
  }
  const go = (to: string, params: Record<string, string> = {}) => run(() => void navigate({ to: to as "/", params: params as never }));
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade-in fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content aria-describedby={undefined} className="fixed inset-x-2 top-2 z-50 sm:inset-x-0 sm:top-[12dvh]">
          <Dialog.Title className="sr-only">{t`Search or do`}</Dialog.Title>
          <Command
            shouldFilter={false}
            loop
            label={t`Search or do`}
            className="rise-in mx-auto flex max-h-[min(34rem,80dvh)] max-w-xl flex-col overflow-hidden rounded-card border border-line bg-surface shadow-high"
          >
            <div className="flex items-center gap-2 border-b border-line px-4">
              {found.isFetching ? <Loader2 className="size-5 animate-spin text-muted" aria-hidden /> : <Search className="size-5 text-muted" aria-hidden />}
              <Command.Input
                value={typed}
                onValueChange={setTyped}
                placeholder={t`Product, SKU, document, screen …`}
                className="min-h-12 flex-1 bg-transparent outline-none placeholder:text-muted"
              />
            </div>
            <Command.List className="min-h-0 overflow-y-auto p-1.5">
              {hits.length + screens.length + actions.length === 0 && !found.isFetching && (
                <Command.Empty className="px-3 py-6 text-center text-muted">{t`Nothing found`}</Command.Empty>
              )}
              {hits.length > 0 && (
                <Group heading={t`Found`}>
                  {hits.map((hit) => (
                    <Item
                      key={hit.key}
                      value={hit.key}
                      picture={<hit.picture className="size-4 shrink-0 text-muted" aria-hidden />}
                      hint={hit.hint}
                      onSelect={() => go(hit.to, hit.params)}
                    >
                      <bdi className="truncate">{hit.label}</bdi>
                    </Item>
                  ))}
                </Group>
              )}
              {screens.length > 0 && (
                <Group heading={t`Screens`}>
                  {screens.map((screen) => (
                    <Item
                      key={screen.to}
                      value={`screen ${screen.to}`}
                      picture={<ScreenPicture screen={screen} />}
                      hint={screen.keys && <KeyHint keys={screen.keys} />}
                      onSelect={() => go(screen.to)}
                    >
                      {i18n._(screen.label)}
                    </Item>
                  ))}
                </Group>
              )}
              {actions.length > 0 && (
                <Group heading={t`Actions`}>
                  {actions.map((action) => (
                    <Item
                      key={action.id}
                      value={`action ${action.id}`}
                      picture={<Zap className="size-4 shrink-0 text-muted" aria-hidden />}
                      hint={<KeyHint keys={action.keys} />}
                      onSelect={() => run(action.run)}
                    >
                      {action.label}
                    </Item>
                  ))}
                </Group>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  );
}

function Item({ value, picture, hint, onSelect, children }: { value: string; picture: ReactNode; hint: ReactNode; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="control flex cursor-pointer items-center gap-3 rounded-control px-3 data-[selected=true]:bg-sunken"
    >
      {picture}
      <span className="flex min-w-0 flex-1">{children}</span>
      {hint !== undefined && hint !== "" && <span className="shrink-0 truncate text-sm text-muted">{hint}</span>}
    </Command.Item>
  );
}

function ScreenPicture({ screen }: { screen: Screen }) {
  const Picture = screen.icon;
  return <Picture className="size-4 shrink-0 text-muted" aria-hidden />;
}

/** Every hit as a line that leads somewhere. */
function hitsOf(result: SearchResult | undefined) {
  if (result === undefined) return [];
  return [
    ...result.products.map(({ productId, variantId, name, sku }) => ({
      key: `sku ${variantId}`,
      label: name,
      hint: sku,
      picture: Package,
      to: "/products/$id",
      params: { id: productId },
    })),
    ...result.documents.map(({ id, number, reference }) => ({
      key: `document ${id}`,
      label: number,
      hint: reference ?? "",
      picture: ScrollText,
      to: "/documents/$id",
      params: { id },
    })),
    ...result.warehouses.map(({ id, name, code }) => ({
      key: `warehouse ${id}`,
      label: name,
      hint: code,
      picture: Warehouse,
      to: "/warehouses/$id",
      params: { id },
    })),
  ];
}

function matches(label: string, typed: string): boolean {
  return label.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
}
