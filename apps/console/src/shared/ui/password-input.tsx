import { useLingui } from "@lingui/react/macro";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Input, type InputProps } from "./input.tsx";

/** A password, hidden until one asks to see it. */
export function PasswordInput(props: InputProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  const label = shown ? t`Hide password` : t`Show password`;
  const Picture = shown ? EyeOff : Eye;
  return (
    <Input
      dir="ltr"
      {...props}
      type={shown ? "text" : "password"}
      after={
        <button
          type="button"
          aria-label={label}
          title={label}
          className="grid size-11 -me-2 place-items-center hover:text-text"
          onClick={() => setShown(!shown)}
        >
          <Picture className="size-4" aria-hidden />
        </button>
      }
    />
  );
}
