"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../_i18n/Words.tsx";

const ROOMS = [
  ["/wall", "edit.roomWall"],
  ["/desk", "edit.roomDesk"],
  ["/boards", "edit.roomBoards"],
  ["/alarms", "edit.roomAlarms"],
  ["/roster", "edit.roomRoster"],
  ["/lab", "edit.roomLab"],
  ["/theatre", "edit.roomTheatre"],
] as const;

export interface NearPageProps {
  /** Which room this page is of. */
  readonly room: "/boards" | "/alarms" | "/roster" | "/lab";
  /** Stands between the bar and the main part: the ways inside this room. */
  readonly inside?: ReactNode;
  readonly children: ReactNode;
}

/** A page read at a desk: the ways to the other rooms, to the other language and theme, and to the main part. */
export function NearPage({ room, inside, children }: NearPageProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="near">
      <a className="near__skip" href="#main">
        {words("edit.skip")}
      </a>
      <header className="near__top">
        <Link className="near__brand" href="/">
          Floorcast
        </Link>
        <nav aria-label={words("edit.rooms")}>
          {ROOMS.map(([href, label]) => (
            <Link key={href} href={href} aria-current={href === room ? "page" : undefined}>
              {words(label)}
            </Link>
          ))}
        </nav>
        <nav className="near__settings" aria-label={words("edit.settings")}>
          <a href={language === "en" ? "?lang=ru" : "?lang=en"} lang={language === "en" ? "ru" : "en"}>
            {words("controls.language")}
          </a>
          <a href="?theme=light">{words("controls.themeLight")}</a>
          <a href="?theme=dark">{words("controls.themeDark")}</a>
        </nav>
      </header>
      {inside}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
