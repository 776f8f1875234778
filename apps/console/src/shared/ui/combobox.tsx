import { useLingui } from "@lingui/react/macro";
import { type QueryKey, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Loader2, X } from "lucide-react";
import { Popover } from "radix-ui";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { useDebounced } from "#shared/lib";
import type { FieldControl } from "./field.tsx";
import { inputClass } from "./input.tsx";

export interface ComboboxOption {
  readonly id: string;
  /** What stands in the box once it is chosen. */
  readonly label: string;
  /** Tells it from others of the same name, such as a code. */
  readonly hint?: ReactNode;
}

interface ComboboxProps<Option extends ComboboxOption> extends Partial<FieldControl> {
  readonly value: Option | null;
  readonly onChange: (option: Option | null) => void;
  /** Finds options for what is typed; an empty text asks for the first ones. */
  readonly search: (typed: string, signal: AbortSignal) => Promise<readonly Option[]>;
  /** Key of the cached answers; what is typed is added to it. */
  readonly searchKey: QueryKey;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly className?: string;
  readonly "aria-label"?: string;
}

/** One of many, found by typing: the server is asked while one types. Arrow keys choose, Enter takes, Escape closes. */
export function Combobox<Option extends ComboboxOption>(props: ComboboxProps<Option>) {
  const { value, onChange, search, searchKey, placeholder, disabled, autoFocus, className, ...control } = props;
  const { t } = useLingui();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const wanted = useDebounced(typed, 150);
  const found = useQuery({ queryKey: [...searchKey, wanted], queryFn: ({ signal }) => search(wanted, signal), enabled: open, placeholderData: (old) => old });
  const options = found.data ?? [];

  function choose(option: Option | null): void {
    onChange(option);
    setTyped("");
    setOpen(false);
    setActive(0);
    input.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      if (!open) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + options.length) % Math.max(1, options.length));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const option = options[active];
      if (option !== undefined && wanted === typed) choose(option);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <div className={clsx("relative flex items-center", className)}>
          <input
            ref={input}
            {...control}
            role="combobox"
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-activedescendant={open && options[active] !== undefined ? `${listId}-${active}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: asked for where the field is what the screen is about.
            autoFocus={autoFocus}
            disabled={disabled}
            placeholder={value === null ? placeholder : value.label}
            className={clsx(inputClass, "pe-11", value !== null && "placeholder:text-text")}
            value={open ? typed : (value?.label ?? "")}
            onClick={() => setOpen(true)}
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(0);
              setOpen(true);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setOpen(false)}
          />
          <span className="absolute end-1 inline-flex text-muted">
            {found.isFetching && open ? (
              <Loader2 className="me-2 size-4 animate-spin" aria-hidden />
            ) : (
              value !== null &&
              disabled !== true && (
                <button type="button" aria-label={t`Clear`} className="grid size-9 place-items-center rounded-md hover:text-text" onClick={() => choose(null)}>
                  <X className="size-4" aria-hidden />
                </button>
              )
            )}
          </span>
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // A press on the list must not take the focus out of the box.
          onMouseDown={(event) => event.preventDefault()}
          className="fade-in z-50 max-h-80 w-[max(var(--radix-popover-trigger-width),16rem)] max-w-[calc(100vw-1rem)] overflow-auto rounded-control border border-line bg-surface p-1 shadow-high"
        >
          <div id={listId} role="listbox" aria-label={t`Choices`}>
            {options.map((option, index) => (
              <div
                key={option.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onMouseMove={() => setActive(index)}
                onMouseDown={() => choose(option)}
                className={clsx("control flex cursor-pointer flex-col justify-center rounded-md px-2.5 py-1", index === active && "bg-sunken")}
              >
                <bdi className="truncate">{option.label}</bdi>
                {option.hint !== undefined && <span className="truncate text-sm text-muted">{option.hint}</span>}
              </div>
            ))}
          </div>
          {options.length === 0 && (
            <p role="status" className="px-2.5 py-2 text-muted">
              {found.isFetching ? t`Searching …` : found.isError ? t`The search failed. Try again.` : t`Nothing found`}
            </p>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
