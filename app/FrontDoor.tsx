"use client";

import Link from "next/link";
import { useLanguage, useWords } from "./_i18n/Words.tsx";
import { useFeed } from "./_state/useFeed.ts";
import { Connect } from "./front/Connect.tsx";
import { NowPanel } from "./front/NowPanel.tsx";
import { Recordings } from "./front/Recordings.tsx";
import { SourceTable } from "./front/SourceTable.tsx";

const LIVE = { kind: "live" } as const;

/** `/`: what runs now, the doors, and the ways to see something else. */
export function FrontDoor() {
  const words = useWords();
  const language = useLanguage();
  const { view } = useFeed(LIVE);
  return (
    <main className="page">
      <header>
        <nav className="page__bar">
          <Link href="/desk">{words("front.desk")}</Link>
          <Link href="/boards">{words("front.boards")}</Link>
          <Link href="/alarms">{words("front.alarms")}</Link>
          <Link href="/gallery">{words("front.gallery")}</Link>
          <a href={language === "en" ? "?lang=ru" : "?lang=en"}>{words("controls.language")}</a>
          <a href="?theme=light">{words("controls.themeLight")}</a>
          <a href="?theme=dark">{words("controls.themeDark")}</a>
        </nav>
        <h1>{words("front.title")}</h1>
        <p className="page__lead">{words("front.line")}</p>
      </header>
      <NowPanel view={view} />
      <nav className="doors">
        <Link className="door" href="/wall">
          <span className="door__name">{words("front.wallTitle")}</span>
          <span>{words("front.wallText")}</span>
          <span className="door__open">{words("front.open")} →</span>
        </Link>
        <Link className="door" href="/lab">
          <span className="door__name">{words("front.labTitle")}</span>
          <span>{words("front.labText")}</span>
          <span className="door__open">{words("front.open")} →</span>
        </Link>
        <Link className="door" href="/theatre">
          <span className="door__name">{words("front.theatreTitle")}</span>
          <span>{words("front.theatreText")}</span>
          <span className="door__open">{words("front.open")} →</span>
        </Link>
      </nav>
      <div className="ways">
        <Recordings />
        <Connect />
      </div>
      {view.frame !== undefined && <SourceTable frame={view.frame} />}
    </main>
  );
}
