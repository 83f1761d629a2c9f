import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { isLanguage, isTheme, LANGUAGE_HEADER, THEME_HEADER } from "./_i18n/language.ts";
import { Words } from "./_i18n/Words.tsx";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/near.css";

export const metadata: Metadata = { title: "Floorcast", description: "A wall and a laboratory for contact centres" };

/** Every page: language and theme as the proxy decided them. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const asked = await headers();
  const language = [asked.get(LANGUAGE_HEADER)].find(isLanguage) ?? "en";
  // Absent until somebody chooses: then the style sheets follow what the browser prefers.
  const theme = [asked.get(THEME_HEADER)].find(isTheme);
  return (
    <html lang={language} data-theme={theme}>
      <body>
        <Words language={language}>{children}</Words>
      </body>
    </html>
  );
}
