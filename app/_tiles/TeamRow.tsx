import type { TeamFrame } from "../../sim/metrics/frame.ts";
import { count, duration, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { Line } from "./Line.tsx";
import type { LineAge } from "./lineAge.ts";
import { loadText } from "./loadText.ts";
import { Mark } from "./Mark.tsx";

export interface TeamRowProps {
  readonly team: TeamFrame;
  /** How old the data about its people is; absent: as fresh as the wall. */
  readonly age?: LineAge | undefined;
}

/** One team in one line: what its people do, how full they are, what they finished. Never a ranking of teams. */
export function TeamRow({ team, age }: TeamRowProps) {
  const words = useWords();
  const language = useLanguage();
  const { agents, agentsReady, agentsOverLimit, slotsBusy, slots, occupancy, handled, averageHandleMs } = team;
  const part = (key: "contact" | "wrapup" | "break" | "away" | "unknown", n: number) =>
    n === 0 ? [] : [{ key, figure: "agents" as const, text: pair(count(n, language), words(`state.${key}`)) }];
  return (
    <Line
      kind="team"
      of={`team:${team.teamId}`}
      name={team.teamId}
      age={age}
      parts={[
        // Of whom nobody knows comes before what is known of the others.
        ...part("unknown", agents.unknown),
        { key: "ready", figure: "ready", text: pair(count(agentsReady, language), words("state.ready")) },
        ...(agentsOverLimit === 0
          ? []
          : [
              {
                key: "over",
                figure: "over-limit" as const,
                text: (
                  <span className="over">
                    <Mark kind="watch" />
                    {words("wall.overLimit", { n: agentsOverLimit })}
                  </span>
                ),
              },
            ]),
        { key: "load", figure: "load", text: pair(loadText(slotsBusy, slots, language), words("wall.load")) },
        {
          key: "occupancy",
          figure: "occupancy",
          text: pair(percent(occupancy.value, language), words("wall.occupancyWord")),
        },
        ...part("contact", agents.contact + agents.ringing),
        ...part("wrapup", agents.wrapup),
        ...part("break", agents.break),
        ...part("away", agents.away),
        {
          key: "handled",
          figure: "handled",
          text: words("team.handled", { n: handled, time: duration(averageHandleMs, language) }),
        },
      ]}
    />
  );
}

function pair(value: string, word: string) {
  return (
    <>
      <b>{value}</b> {word}
    </>
  );
}
