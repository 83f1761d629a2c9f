"use client";

import Link from "next/link";
import type { AlarmState } from "../../sim/metrics/alarms/alarm.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { clockWithSeconds, decimal } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { standingQuery } from "../_state/standing.ts";
import type { View } from "../_state/view.ts";
import { FeedWord } from "../_tiles/Heads.tsx";
import { Mark } from "../_tiles/Mark.tsx";

export interface DeskBarProps {
  readonly view: View & { readonly frame: Frame };
  readonly query: URLSearchParams;
  /** Opens the worst alarm. */
  readonly onAlarms: () => void;
}

const STATES: readonly AlarmState[] = ["new", "seen", "shelved"];
const WORD = { new: "desk.bar.newAlarms", seen: "desk.bar.seenAlarms", shelved: "desk.bar.shelvedAlarms" } as const;
/** Sources told by name; more are counted. */
const MOST_SOURCES = 4;

/** What plays, what is wrong, how old the data is, what time it is; the ways to the other rooms. */
export function DeskBar({ view: { frame, link }, query, onAlarms }: DeskBarProps) {
  const words = useWords();
  const language = useLanguage();
  const lost = link.state === "lost";
  const ageS = link.state === "connecting" ? 0 : link.ageMs / 1_000;
  const { alarms, alarmRate, sources } = frame;
  const open = alarms.filter(({ state }) => state !== "returned");
  const present = frame.agents.filter(({ state }) => state !== "offline").length;
  const worst = (["act", "watch"] as const).find((level) => open.some((alarm) => alarm.level === level));
  const stands = standingQuery(query, frame);
  const to = (name: string, value: string) => {
    const next = new URLSearchParams(stands);
    next.set(name, value);
    return `?${next}`;
  };
  return (
    <header className="desk__bar">
      <Link className="desk__brand" href="/">
        Floorcast
      </Link>
      <h1>{words("front.desk")}</h1>
      <span className="desk__place">{frame.place}</span>
      <FeedWord frame={frame} lost={lost} ageS={ageS} />
      <span className="faint">{words("desk.bar.agents", { n: present })}</span>
      <button type="button" className="desk__alarms" onClick={onAlarms} disabled={open.length === 0}>
        {worst !== undefined && !lost && (
          <Mark kind={worst} outline={!open.some(({ state, level }) => state === "new" && level === worst)} />
        )}
        {open.length === 0
          ? words("desk.bar.none")
          : STATES.flatMap((state) => {
              const n = open.filter((alarm) => alarm.state === state).length;
              return n === 0 ? [] : [words(WORD[state as keyof typeof WORD], { n })];
            }).join(", ")}
        <small>{words("desk.bar.rate", { n: alarmRate.lastHour })}</small>
      </button>
      <nav className="desk__rooms" aria-label={words("desk.rooms")}>
        {/* Not fetched ahead: while a day plays it names another instant four times a second. */}
        <Link href={`/wall${feedOf(stands)}`} prefetch={false}>
          {words("edit.roomWall")}
        </Link>
        <Link href="/boards">{words("edit.roomBoards")}</Link>
        <Link href="/alarms">{words("edit.roomAlarms")}</Link>
        <Link href="/roster">{words("edit.roomRoster")}</Link>
        <Link href="/lab">{words("edit.roomLab")}</Link>
        <a href={to("lang", language === "en" ? "ru" : "en")}>{words("controls.language")}</a>
        <a href={to("theme", "light")}>{words("controls.themeLight")}</a>
        <a href={to("theme", "dark")}>{words("controls.themeDark")}</a>
      </nav>
      <ul className="desk__sources" aria-label={words("desk.bar.freshness")}>
        {sources.slice(0, MOST_SOURCES).map(({ source, lastEventAt, freshness }) => (
          <li key={source} data-freshness={freshness} title={source}>
            {words(`front.freshness.${freshness}`)}{" "}
            {lastEventAt !== undefined &&
              words("desk.bar.age", { age: decimal(Math.max(0, frame.at - lastEventAt) / 1_000, 1, language) })}
          </li>
        ))}
        {sources.length > MOST_SOURCES && <li>{words("wall.more", { n: sources.length - MOST_SOURCES })}</li>}
      </ul>
      <time className="desk__clock" data-testid="desk-clock">
        {clockWithSeconds(frame.at, frame.timeZone)}
      </time>
    </header>
  );
}

/** What plays, for a way to another room that shows the same. */
function feedOf(query: URLSearchParams): string {
  const next = new URLSearchParams();
  for (const name of ["feed", "seed", "from", "speed", "at", "play", "board"]) {
    const value = query.get(name);
    if (value !== null) next.set(name, value);
  }
  const text = next.toString();
  return text === "" ? "" : `?${text}`;
}
