import type { AgentFrame, Frame, Lens } from "../../sim/metrics/frame.ts";
import { UnitChart } from "../_charts/UnitChart.tsx";
import { duration } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { Mark } from "./Mark.tsx";
import { agentsOnLine } from "./onLine.ts";
import { shownName } from "./shownName.ts";

export interface FloorStripProps {
  readonly frame: Frame;
  readonly lost: boolean;
  readonly am: number;
  readonly low: boolean;
  /** Who is who: names or initials only where those who look are allowed to know, else seat numbers. */
  readonly names: Lens["names"];
}

/** From here on the count is too wide for the usual width of letters. */
const LONG_COUNT = 1_000;

/** Everyone on the floor, by what they do. */
export function FloorStrip({ frame, lost, am, low, names }: FloorStripProps) {
  const words = useWords();
  const language = useLanguage();
  const present = frame.agents.filter((agent) => agent.state !== "offline");
  const agents = lost
    ? present.map((agent): AgentFrame => ({ ...agent, state: "unknown", overLimit: false }))
    : present;
  const onLine = agentsOnLine(agents);
  const over = agents.filter((agent) => agent.overLimit).length;
  const nameOf = (agent: AgentFrame) => shownName(agent, names);
  const who = (agent: AgentFrame) => nameOf(agent) ?? `${agent.seat}`;
  const flagTexts = (flagged: readonly AgentFrame[]): readonly string[] => {
    if (flagged.length === 0) return [];
    const oldest = flagged.reduce((a, b) => (a.sinceAt <= b.sinceAt ? a : b));
    const time = duration(frame.at - oldest.sinceAt, language);
    const [first] = flagged;
    const one = flagged.length === 1 && first !== undefined;
    const full = one
      ? `${nameOf(first) ?? words("wall.seat", { seat: first.seat })} ${time}`
      : `${flagged.map(who).join(", ")} ${time}`;
    return [full, ...(one ? [`${who(first)} ${time}`] : [words("wall.flagMany", { n: flagged.length, time })]), time];
  };
  return (
    <section className="floor" aria-label={words("wall.floor")} data-of="total">
      <div className={present.length < LONG_COUNT ? "floor__title" : "floor__title floor__title--long"}>
        <b data-figure={lost ? undefined : "agents"}>{words("wall.agents", { n: present.length })}</b>
        {!lost && <div>{words("wall.onLine", { n: onLine })}</div>}
        {over > 0 && (
          <div className="over" data-figure="over-limit">
            <Mark kind="watch" />
            {words("wall.overLimit", { n: over })}
          </div>
        )}
      </div>
      <UnitChart
        agents={agents}
        at={frame.at}
        am={am}
        low={low}
        label={words("wall.agents", { n: present.length })}
        groupName={(group, short) => words(short ? `stateShort.${group}` : `state.${group}`)}
        moreTexts={(n) => [words("wall.notDrawn", { n }), words("wall.more", { n })]}
        flagTexts={flagTexts}
      />
    </section>
  );
}
