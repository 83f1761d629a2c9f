"use client";

import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { FootWing, HeadsWing } from "./FeedWings.tsx";
import { FloorWing } from "./FloorWing.tsx";
import { LineWing } from "./LineWing.tsx";
import { RowWing } from "./RowWing.tsx";
import { StripWing } from "./StripWing.tsx";
import { WholeWing } from "./WholeWing.tsx";

/** Every tile in every state, from frames that never change: what a change of the wall is looked at on. */
export function Gallery() {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="page">
      <header>
        <nav className="page__bar">
          <a href="/">{words("back")}</a>
          <a href={language === "en" ? "?lang=ru" : "?lang=en"}>{words("controls.language")}</a>
          <a href="?theme=light">{words("controls.themeLight")}</a>
          <a href="?theme=dark">{words("controls.themeDark")}</a>
        </nav>
        <h1>{words("gallery.title")}</h1>
        <p className="page__lead">{words("gallery.line")}</p>
      </header>
      <StripWing />
      <HeadsWing />
      <RowWing />
      <LineWing />
      <FloorWing />
      <FootWing />
      <WholeWing />
    </div>
  );
}
