"use client";

import type { CSSProperties } from "react";
import type { AgentFrame } from "../../sim/metrics/frame.ts";
import { UnitChart } from "../_charts/UnitChart.tsx";
import { clock, decimal, duration } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { FeedWord } from "../_tiles/Heads.tsx";
import { LostBand } from "../_tiles/LostBand.tsx";
import { boardLines } from "./boardLines.tsx";
import { wallGeometry } from "./geometry.ts";
import { type WallBoardProps, wallClass, wallStyle } from "./WallBoard.tsx";

/** Lanes of the board, top to bottom: the states in which people stand together. */
const LANES: readonly (readonly AgentFrame["state"][])[] = [
  ["contact", "ringing"],
  ["wrapup", "ready"],
  ["break", "away", "unknown"],
];
const NONE = new Set<never>();
const NO_ROWS = { act: 0, watch: 0, calm: 0, lines: 0 };
/** Heights in arcminutes: head, provenance and gaps; a lane drawn at the scale of a wall for supervisors. */
const FIXED = 110;
const LANE = 112;
const LINE = 46;
/** Share of the screen inside the safe margin. */
const SAFE = 0.95;
/** A lane grows no further: beyond this a handful of people look like a wall of posts. */
const LARGEST = 2.4;

/**
 * The board agents see of themselves: how many do what and what customers thought of all of them, and nothing that names,
 * ranks or counts who waits.
 */
export function AgentBoard({ view: { frame, link }, viewport, seat, spec }: WallBoardProps) {
  const words = useWords();
  const language = useLanguage();
  const geometry = wallGeometry(viewport, seat, language, NO_ROWS, spec.template);
  const lost = link.state === "lost";
  const timeZone = spec.timeZone ?? frame.timeZone;
  const wanted = spec.teamIds;
  const present = frame.agents
    .filter(({ state, teamId }) => state !== "offline" && (wanted === undefined || (teamId && wanted.includes(teamId))))
    .map((agent): AgentFrame => (lost ? { ...agent, state: "unknown", overLimit: false } : agent));
  const lanes = LANES.map((states) => present.filter(({ state }) => states.includes(state))).filter(
    (agents) => agents.length > 0,
  );
  const { am } = geometry;
  const [quality] = boardLines(
    frame,
    { ...spec, widgets: spec.widgets.filter((widget) => widget === "quality") },
    NONE,
    link.state,
  );
  const fixed = FIXED + (quality === undefined ? 0 : LINE);
  const laneAm = (((viewport.heightPx * SAFE) / am - fixed) / Math.max(1, lanes.length) / LANE) * am;
  const drawnAm = Math.min(am * LARGEST, Math.max(am, laneAm));
  const flagTexts = (over: readonly AgentFrame[]): readonly string[] => {
    if (over.length === 0) return [];
    const longest = Math.max(...over.map(({ sinceAt }) => frame.at - sinceAt));
    return [words("wall.flagMany", { n: over.length, time: duration(longest, language) })];
  };
  return (
    <main
      className={`${wallClass(geometry, link.state)} agents`}
      style={wallStyle(geometry)}
      data-testid="wall"
      data-sequence={frame.sequence}
      data-at={frame.at}
      data-audience="agents"
    >
      <header className="agents__head" data-of="total">
        <FeedWord frame={frame} lost={lost} ageS={link.state === "connecting" ? 0 : link.ageMs / 1000} />
        <h1 data-figure={lost ? undefined : "agents"}>{words("wall.agents", { n: present.length })}</h1>
        <span className="heads__clock" data-testid="clock">
          {clock(frame.at, timeZone)}
        </span>
      </header>
      {lanes.map((agents) => (
        <section
          className="floor agents__lane"
          key={LANES.findIndex((states) => agents.some(({ state }) => states.includes(state)))}
          style={{ "--lane-am": `${drawnAm}px` } as CSSProperties}
        >
          <UnitChart
            agents={agents}
            at={frame.at}
            am={drawnAm}
            low={false}
            anonymous
            label={words("wall.agents", { n: agents.length })}
            groupName={(group, short) => words(short ? `stateShort.${group}` : `state.${group}`)}
            moreTexts={(n) => [words("wall.notDrawn", { n }), words("wall.more", { n })]}
            flagTexts={flagTexts}
          />
        </section>
      ))}
      {quality !== undefined && <div className="agents__line">{quality.line}</div>}
      <footer className="foot" data-testid="foot">
        <span>{frame.place}</span>
        {frame.feed.kind === "simulated" && <span>{words("foot.simulated")}</span>}
        <span>
          {words("foot.scale", {
            diagonal: decimal(seat.diagonalInch, 0, language),
            distance: decimal(seat.distanceM, seat.distanceM % 1 === 0 ? 0 : 1, language),
          })}
        </span>
      </footer>
      {link.state === "lost" && (
        <LostBand lostAt={link.lostAt} ageMs={link.ageMs} retryInMs={link.retryInMs} timeZone={timeZone} />
      )}
    </main>
  );
}
