"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { useTranslations } from "use-intl";
import { createTranslator } from "use-intl/core";
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import { ru } from "./ru.ts";
import type { RoomDictionary } from "./shape.ts";

/** Says a message by its dotted path, filling in its arguments. */
export type Say = ReturnType<typeof useTranslations<never>>;

interface Spoken {
  readonly language: Language;
  readonly messages: object;
}

const EVERYWHERE: RoomDictionary<typeof en> = { en, ru };
const SpokenContext = createContext<Spoken>({ language: "en", messages: en });

/** Gives everything inside it the words of `language` that every page has. */
export function Words({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const spoken = useMemo(() => ({ language, messages: EVERYWHERE[language] }), [language]);
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}

/** Adds the words of a room for everything inside it. */
export function RoomWords({ of, children }: { readonly of: RoomDictionary<object>; readonly children: ReactNode }) {
  const { language, messages } = useContext(SpokenContext);
  const spoken = useMemo(() => ({ language, messages: { ...messages, ...of[language] } }), [language, messages, of]);
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}

export function useLanguage(): Language {
  return useContext(SpokenContext).language;
}

/** Looks a message up by its dotted path, filling in its arguments; a path nobody has is reported and said as it is. */
export function useWords(): Say {
  const { language, messages } = useContext(SpokenContext);
  let say = translators.get(messages);
  if (say === undefined) {
    say = remembering(createTranslator({ locale: language, messages, timeZone: "UTC" }) as unknown as Say);
    translators.set(messages, say);
  }
  return say;
}

const translators = new WeakMap<object, Say>();

/** A picture four times a second says the same words again and again: those without arguments are looked up once. */
function remembering(say: Say): Say {
  const known = new Map<string, string>();
  const plain = say as unknown as (path: string, values?: object) => string;
  const remembered = (path: string, values?: object): string => {
    if (values !== undefined) return plain(path, values);
    const before = known.get(path);
    if (before !== undefined) return before;
    const said = plain(path);
    known.set(path, said);
    return said;
  };
  return Object.assign(remembered, say) as unknown as Say;
}
