import { Plus, Search, Trash2 } from "lucide-react";
import { useState } from "react";
import type { MoneyValue } from "#shared/i18n";
import {
  Button,
  Checkbox,
  Combobox,
  type ComboboxOption,
  DateInput,
  DateTimeInput,
  Field,
  IconButton,
  Input,
  MoneyInput,
  NativeSelect,
  PasswordInput,
  QuantityInput,
  RadioGroup,
  Segmented,
  Select,
  Switch,
  Textarea,
} from "#shared/ui";
import { Group } from "./group.tsx";

const grains: ComboboxOption[] = ["Rice", "Millet", "Sorghum", "Teff", "Barley", "Maize"].map((label, index) => ({
  id: label,
  label,
  hint: `GR-${index + 1}`,
}));
const choices = [
  { value: "in", label: "Receive", hint: "Stock comes in" },
  { value: "out", label: "Issue" },
  { value: "move", label: "Transfer", disabled: true },
] as const;

/** What is pressed and typed into. */
export function ControlsSection() {
  return (
    <>
      <Group title="Buttons">
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary">Primary</Button>
          <Button>Secondary</Button>
          <Button look="quiet">Quiet</Button>
          <Button look="danger" icon={<Trash2 className="size-4" aria-hidden />}>
            Danger
          </Button>
          <Button look="primary" busy>
            Busy
          </Button>
          <Button disabled>Disabled</Button>
          <Button icon={<Plus className="size-4" aria-hidden />}>With a picture</Button>
          <IconButton label="Add" icon={<Plus className="size-5" aria-hidden />} />
          <IconButton label="Pressed" aria-pressed icon={<Plus className="size-5" aria-hidden />} />
          <IconButton look="bordered" label="Add, bordered" icon={<Plus className="size-5" aria-hidden />} />
        </div>
      </Group>
      <Group title="Text">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" hint="As on the shelf" required>
            {(control) => <Input {...control} defaultValue="Basmati rice" />}
          </Field>
          <Field label="SKU" error="It exists already. Choose another one.">
            {(control) => <Input {...control} defaultValue="RICE-1" />}
          </Field>
          <Field label="Search">
            {(control) => <Input {...control} type="search" placeholder="Name or code" before={<Search className="size-4" aria-hidden />} />}
          </Field>
          <Field label="Disabled">{(control) => <Input {...control} disabled value="Cannot be changed" />}</Field>
          <Field label="Password">{(control) => <PasswordInput {...control} defaultValue="a granary of rice" />}</Field>
          <Field label="Note">{(control) => <Textarea {...control} defaultValue="Keep dry." />}</Field>
        </div>
      </Group>
      <NumbersAndDates />
      <Choices />
    </>
  );
}

function NumbersAndDates() {
  const [quantity, setQuantity] = useState<string | undefined>("12.5");
  const [money, setMoney] = useState<MoneyValue | null | undefined>({ amount: 125_000, currency: "IDR" });
  const [dinar, setDinar] = useState<MoneyValue | null | undefined>({ amount: 1_250, currency: "KWD" });
  const [day, setDay] = useState("2026-11-20");
  const [instant, setInstant] = useState("2026-11-20T07:30:00.000Z");
  return (
    <Group title="Numbers and dates">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label="Quantity" hint={`Sent as ${quantity === undefined ? "nothing: it is no number" : `"${quantity}"`}`}>
          {(control) => <QuantityInput {...control} unit="kg" scale={3} value={quantity ?? ""} onChange={setQuantity} />}
        </Field>
        <Field label="Money without decimals" hint={JSON.stringify(money)}>
          {(control) => <MoneyInput {...control} currency="IDR" value={money ?? null} onChange={setMoney} />}
        </Field>
        <Field label="Money with three" hint={JSON.stringify(dinar)}>
          {(control) => <MoneyInput {...control} currency="KWD" value={dinar ?? null} onChange={setDinar} />}
        </Field>
        <Field label="Day">{(control) => <DateInput {...control} value={day} onChange={setDay} />}</Field>
        <Field label="Instant" hint={instant}>
          {(control) => <DateTimeInput {...control} value={instant} onChange={setInstant} />}
        </Field>
      </div>
    </Group>
  );
}

function Choices() {
  const [choice, setChoice] = useState<"in" | "out" | "move">("in");
  const [grain, setGrain] = useState<ComboboxOption | null>(grains[0] ?? null);
  const [on, setOn] = useState(true);
  return (
    <Group title="Choices">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label="Select">{(control) => <Select {...control} value={choice} onChange={setChoice} options={choices} />}</Field>
        <Field label="The system's own">
          {(control) => (
            <NativeSelect {...control} value={choice} onChange={(event) => setChoice(event.target.value as typeof choice)}>
              {choices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label="Found by typing">
          {(control) => (
            <Combobox
              {...control}
              value={grain}
              onChange={setGrain}
              searchKey={["kit", "grains"]}
              search={async (typed) => grains.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))}
              placeholder="Type a grain"
            />
          )}
        </Field>
        <div className="grid">
          <Checkbox label="Checkbox" checked={on} onChange={setOn} />
          <Checkbox label="Some of them" checked="indeterminate" onChange={setOn} />
          <Checkbox label="Disabled" checked={false} onChange={setOn} disabled />
        </div>
        <div className="grid content-start">
          <Switch label="Switch" hint="On or off, at once" checked={on} onChange={setOn} />
          <Switch label="Disabled" checked onChange={setOn} disabled />
        </div>
        <RadioGroup label="Radio" value={choice} onChange={setChoice} options={choices} />
      </div>
      <Segmented label="Segmented" value={choice} onChange={setChoice} options={choices} className="justify-self-start" />
    </Group>
  );
}
