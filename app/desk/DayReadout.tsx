"use client";

import type { LookAhead } from "../../sim/experiment/lookahead/result.ts";
import type { ChannelDay } from "../../sim/metrics/day/dayCounts.ts";
import type { Channel } from "../../sim/vocabulary/index.ts";
import { clock, decimal, duration, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { DayAnswer } from "./dayClient.ts";
import { countedOf, figureOf, usualFigure, usualOffered } from "./dayFigures.ts";
import { projectionSentence } from "./projectionText.ts";

export interface DayReadoutProps {
  readonly day: DayAnswer;
  readonly own: ChannelDay | undefined;
  readonly channel: Channel | undefined;
  /** Floor time shown. */
  readonly at: number;
  /** In words. */
  readonly weekday: string;
  readonly projection: LookAhead | null | undefined;
}

/** The interval that is shown in figures, what is usual then, and what the projection was: what the picture says, in words. */
export function DayReadout({ day, own, channel, at, weekday, projection }: DayReadoutProps) {
  const words = useWords();
  const language = useLanguage();
  const { counts, usual, timeZone } = day;
  const { startsAt, stepMs, endsAt } = counts;
  const last = (own?.offered.length ?? 0) - 1;
  // The last interval that was over by then: of one under way the day may know more than the moment shown did.
  const place = Math.min(last, Math.max(0, Math.floor((at - startsAt) / stepMs) - 1));
  const level = figureOf(own, "serviceLevel", stepMs)[place] ?? undefined;
  const handle = figureOf(own, "averageHandleMs", stepMs)[place] ?? undefined;
  const agents = own?.agents?.[place];
  const from = startsAt + place * stepMs;
  const beside = (value: string | undefined) => (value === undefined ? "" : ` (${words("day.now.usual", { value })})`);
  const usualAt = (figure: Parameters<typeof usualFigure>[2]) =>
    usualFigure(usual, channel, figure).p50[place] ?? undefined;
  const usualLevel = usualAt("serviceLevel");
  const usualCame = usualOffered(usual, channel)[place] ?? undefined;
  const usualAgents = usualAt("agents");
  const figures =
    own === undefined || place < 0
      ? []
      : [
          words("day.now.at", { from: clock(from, timeZone), to: clock(Math.min(from + stepMs, endsAt), timeZone) }),
          (level === undefined
            ? words("day.now.noLevel")
            : words("day.now.serviceLevel", {
                value: percent(level, language),
                n: countedOf(own, stepMs)[place] ?? 0,
              })) + beside(usualLevel === undefined ? undefined : percent(usualLevel, language)),
          words("day.now.offered", { n: own.offered[place] ?? 0, minutes: stepMs / 60_000 }) +
            beside(usualCame === undefined ? undefined : decimal(usualCame, usualCame % 1 === 0 ? 0 : 1, language)),
          words("day.now.waiting", { n: own.waiting[place] ?? 0 }),
          words("day.now.longest", { wait: duration(own.longestWaitMs[place], language) }),
          ...(handle === undefined ? [] : [words("day.now.handle", { value: duration(handle, language) })]),
          ...(agents === undefined
            ? []
            : [
                words("day.now.agents", { value: decimal(agents, 1, language) }) +
                  beside(usualAgents === undefined ? undefined : decimal(usualAgents, 1, language)),
              ]),
        ];
  const basis =
    channel === undefined
      ? words("day.usualNotOfAll")
      : usual.dates.length === 0
        ? words("day.noUsual", { weekday })
        : words("day.usualOf", { n: usual.dates.length, weekday });
  return (
    <div className="day__readout" data-testid="day-readout">
      <p>{figures.join(" · ")}</p>
      <p className="faint">
        {basis} ·{" "}
        <span data-testid="day-projection">
          {projectionSentence({ day, own, channel, at, projection, words, language })}
        </span>
      </p>
    </div>
  );
}
