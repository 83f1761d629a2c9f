"use client";

import type { AgentFrame } from "../../sim/metrics/frame.ts";
import { UnitChart } from "../_charts/UnitChart.tsx";
import { clock, decimal, duration } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { FeedWord } from "../_tiles/Heads.tsx";
import { LostBand } from "../_tiles/LostBand.tsx";
import { wallGeometry } from "./geometry.ts";
import { type WallBoardProps, wallClass, wallStyle } from "./WallBoard.tsx";

/** Lanes of the board, top to bottom: the states in which people stand together. */
const LANES: readonly (readonly AgentFrame["state"][])[] = [
  ["contact", "ringing"],
  ["wrapup", "ready"],
  ["break", "away", "unknown"],
];
const NO_ROWS = { act: 0, watch: 0, calm: 0, lines: 0 };

/** The board agents see of themselves: how many do what, and nothing that names, ranks or counts who waits. */
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
  const lanes = LANES.map((states) => present.filter(({ state }) => states.includes(state)));
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
      <header className="agents__head">
        <FeedWord frame={frame} lost={lost} ageS={link.state === "connecting" ? 0 : link.ageMs / 1000} />
        <h1>{words("wall.agents", { n: present.length })}</h1>
        <span className="heads__clock" data-testid="clock">
          {clock(frame.at, timeZone)}
        </span>
      </header>
      {lanes.map((agents, lane) =>
        agents.length === 0 ? null : (
          <section className="floor agents__lane" key={LANES[lane]?.[0]}>
            <UnitChart
              agents={agents}
              at={frame.at}
              am={geometry.am}
              low={false}
              anonymous
              label={words("wall.agents", { n: agents.length })}
              groupName={(group, short) => words(short ? `stateShort.${group}` : `state.${group}`)}
              moreTexts={(n) => [words("wall.notDrawn", { n }), words("wall.more", { n })]}
              flagTexts={flagTexts}
            />
          </section>
        ),
      )}
      <footer className="foot" data-testid="foot">
        <span>{frame.place}</span>
        {frame.feed.kind === "simulated" && <span>{words("foot.simulated")}</span>}
        <span>
          {words("foot.scale", {
            diagonal: decimal(seat.diagonalInch, 0, language),
            distance: decimal(seat.distanceM, 1, language),
          })}
        </span>
      </footer>
      {link.state === "lost" && (
        <LostBand lostAt={link.lostAt} ageMs={link.ageMs} retryInMs={link.retryInMs} timeZone={timeZone} />
      )}
    </main>
  );
}
