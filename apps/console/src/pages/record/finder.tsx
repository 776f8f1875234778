import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Camera, PackageSearch } from "lucide-react";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { api } from "#shared/api";
import { useDebounced } from "#shared/lib";
import { Button, Input } from "#shared/ui";

interface FinderProps {
  readonly input: RefObject<HTMLInputElement | null>;
  /** A code, with or without a quantity in front; answers whether it meant anything. */
  readonly onCode: (text: string) => Promise<boolean>;
  readonly onCamera: () => void;
  readonly disabled: boolean;
}

/** Where goods are named: a code and Enter, or some words and a choice. The cursor comes back here. */
export function Finder({ input, onCode, onCamera, disabled }: FinderProps) {
  const { t } = useLingui();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(-1);
  const [focused, setFocused] = useState(false);
  const words = (typed.includes("*") ? typed.slice(typed.indexOf("*") + 1) : typed).trim();
  const wanted = useDebounced(words, 150);
  const found = useQuery({
    queryKey: ["/search", { query: { q: wanted, limit: 8 } }],
    queryFn: ({ signal }) => api.get("/search", { query: { q: wanted, limit: 8 }, signal }),
    enabled: wanted.length >= 2,
    staleTime: 30_000,
    placeholderData: (old) => old,
  });
  const hits = words.length >= 2 ? (found.data?.products.filter((hit) => !hit.archived) ?? []) : [];
  const open = focused && hits.length > 0;

  function clear(): void {
    setTyped("");
    setActive(-1);
  }
  function choose(sku: string): void {
    const quantity = typed.includes("*") ? typed.slice(0, typed.indexOf("*") + 1) : "";
    clear();
    void onCode(`${quantity}${sku}`);
  }
  async function enter(): Promise<void> {
    const hit = hits[active];
    if (open && hit !== undefined) return choose(hit.sku);
    const text = typed;
    if (text.trim() === "") return;
    clear();
    // No code of anything: what was typed may be words, and the first goods of that name are offered.
    if (!(await onCode(text))) {
      setTyped((now) => (now === "" ? text : now));
      setActive(0);
    }
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      void enter();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && open) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + hits.length) % hits.length);
    } else if (event.key === "Escape" && typed !== "") {
      event.preventDefault();
      clear();
    }
  }

  return (
    <div className="relative flex gap-2">
      <Input
        ref={input}
        role="combobox"
        aria-label={t`Scan or type: SKU, barcode or name`}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="done"
        placeholder={t`Scan or type: SKU, barcode or name`}
        className="w-full text-lg [&>input]:py-2.5"
        before={<PackageSearch className="size-5" aria-hidden />}
        disabled={disabled}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      />
      <Button aria-label={t`Scan with the camera`} className="px-3" icon={<Camera className="size-5" aria-hidden />} onClick={onCamera} disabled={disabled} />
      {open && (
        <div
          id={listId}
          role="listbox"
          aria-label={t`Goods found`}
          className="fade-in absolute inset-x-0 top-full z-30 mt-1 max-h-96 overflow-auto rounded-control border border-line bg-surface p-1 shadow-high"
        >
          {hits.map((hit, index) => (
            <div
              key={hit.variantId}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // A press on the list must not take the cursor out of the box.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(hit.sku);
              }}
              onMouseMove={() => setActive(index)}
              className={clsx("control flex cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 py-1.5", index === active && "bg-sunken")}
            >
              <bdi className="truncate">{hit.name}</bdi>
              <bdi className="shrink-0 text-sm text-muted">{hit.sku}</bdi>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
