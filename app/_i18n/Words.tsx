"use client";

import { createContext, type ReactNode, useContext } from "react";
import { IntlProvider, useTranslations } from "use-intl";
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import { ru } from "./ru.ts";

const MESSAGES = { en, ru };
const LanguageContext = createContext<Language>("en");

/** Gives everything inside it the words of `language`. */
export function Words({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  return (
    <LanguageContext value={language}>
      <IntlProvider locale={language} messages={MESSAGES[language]} timeZone="UTC">
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Looks a message up by its dotted path, filling in its arguments. */
export function useWords() {
  return useTranslations();
}
