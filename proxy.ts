import { type NextRequest, NextResponse } from "next/server";
import {
  acceptedLanguage,
  isLanguage,
  isTheme,
  LANGUAGE_COOKIE,
  LANGUAGE_HEADER,
  THEME_COOKIE,
  THEME_HEADER,
} from "./app/_i18n/language.ts";

const YEAR_S = 365 * 24 * 3600;

/**
 * Decides language and theme of a page before it is rendered: what the address asks for, else what was chosen before,
 * else what the browser prefers; of the theme only its style sheets know that. A choice is remembered.
 */
export function proxy(request: NextRequest): NextResponse {
  const query = request.nextUrl.searchParams;
  const asked = { language: query.get("lang"), theme: query.get("theme") };
  const kept = {
    language: request.cookies.get(LANGUAGE_COOKIE)?.value,
    theme: request.cookies.get(THEME_COOKIE)?.value,
  };
  const language =
    [asked.language, kept.language].find(isLanguage) ?? acceptedLanguage(request.headers.get("accept-language"));
  const theme = [asked.theme, kept.theme].find(isTheme);

  const headers = new Headers(request.headers);
  headers.set(LANGUAGE_HEADER, language);
  if (theme === undefined) headers.delete(THEME_HEADER);
  else headers.set(THEME_HEADER, theme);
  const response = NextResponse.next({ request: { headers } });
  const cookie = { maxAge: YEAR_S, sameSite: "lax", path: "/" } as const;
  if (isLanguage(asked.language)) response.cookies.set(LANGUAGE_COOKIE, language, cookie);
  if (isTheme(asked.theme)) response.cookies.set(THEME_COOKIE, asked.theme, cookie);
  return response;
}

export const config = { matcher: ["/((?!_next/|fonts/|api/|live).*)"] };
