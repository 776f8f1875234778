import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { activateLocale, type Locale, locales, usePreferences } from "#shared/i18n";
import { Card, Logo, NativeSelect } from "#shared/ui";

/** A page for someone who is not signed in: one card, and the language. */
export function BarePage({ title, intro, children }: { title: ReactNode; intro?: ReactNode; children: ReactNode }) {
  const { t } = useLingui();
  const { locale } = usePreferences();
  async function speak(next: Locale): Promise<void> {
    await activateLocale(next);
    usePreferences.setState({ locale: next });
  }
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] bg-ground">
      <header className="flex items-center justify-between gap-3 px-4 py-3 sm:px-6">
        <Logo />
        <NativeSelect aria-label={t`Language`} className="w-auto" value={locale} onChange={(event) => void speak(event.target.value as Locale)}>
          {Object.entries(locales).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </NativeSelect>
      </header>
      <main className="grid place-items-start justify-center px-4 pt-[6vh] pb-10">
        <Card className="w-[min(26rem,calc(100vw-2rem))] p-5 sm:p-7">
          <h1 className="text-2xl">{title}</h1>
          {intro !== undefined && <p className="mt-1 text-muted">{intro}</p>}
          <div className="mt-5">{children}</div>
        </Card>
      </main>
    </div>
  );
}
