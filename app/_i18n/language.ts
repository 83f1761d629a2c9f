export const LANGUAGES = ["en", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ["dark", "light"] as const;
export type Theme = (typeof THEMES)[number];

/** Request headers by which the proxy tells the layout what the address asked for. */
export const LANGUAGE_HEADER = "x-floorcast-language";
export const THEME_HEADER = "x-floorcast-theme";
/** Cookies that remember the choice. */
export const LANGUAGE_COOKIE = "floorcast-language";
export const THEME_COOKIE = "floorcast-theme";

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

export function isTheme(value: unknown): value is Theme {
  return THEMES.includes(value as Theme);
}

/** The first language of an `Accept-Language` header that there is; English when none is. */
export function acceptedLanguage(header: string | null): Language {
  const wishes = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const q = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find((text) => text !== undefined);
      return { language: tag.trim().split("-")[0]?.toLowerCase(), weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes.map(({ language }) => language).find(isLanguage) ?? "en";
}
