"use client";

import type { LookAhead, LookAheadSource } from "../../sim/experiment/lookahead/result.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { clock, duration, percent, percentNumber } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { channelOfScope } from "./dayFigures.ts";

export interface AheadSectionProps {
  readonly frame: Frame;
  readonly scope: string;
  readonly made: LookAhead | undefined;
  /** It was made in this page, of a feed that plays here. */
  readonly here: boolean;
}

const PARTS: readonly (keyof LookAheadSource)[] = ["arrivals", "handleTimes", "patience", "staffing"];
/** Points told of a channel: in half an hour, in an hour, in two. */
const TOLD = [5, 11, 23] as const;

/** What may come: the chance of each target, how old that is, and what it was made of. */
export function AheadSection({ frame, scope, made, here }: AheadSectionProps) {
  const words = useWords();
  const language = useLanguage();
  if (made === undefined) return null;
  const own = channelOfScope(scope);
  const rows = made.channels.filter(({ channel, points }) => {
    return (own === undefined || channel === own) && points.some(({ keeps }) => keeps !== undefined);
  });
  const heads = TOLD.flatMap((place) => made.channels[0]?.points[place]?.at ?? []);
  return (
    <section aria-label={words("desk.ahead.title")} data-testid="ahead">
      <h3>{words("desk.ahead.title")}</h3>
      <p className="faint">
        {words(here ? "desk.ahead.basisHere" : "desk.ahead.basis", {
          runs: made.runs,
          age: duration(Math.max(0, frame.at - made.madeAt), language),
        })}
        {made.recalibrated !== undefined &&
          ` ${words("desk.ahead.recalibrated", { points: percentNumber(made.recalibrated) })}`}
        {made.problem !== undefined && (
          <>
            {" "}
            <code>{made.problem}</code>
          </>
        )}
      </p>
      {rows.length > 0 && (
        <table className="dtable effect">
          <caption>{words("desk.ahead.keeps")}</caption>
          <thead>
            <tr>
              <td />
              {heads.map((at) => (
                <th key={at} scope="col" className="num">
                  {clock(at, frame.timeZone)}
                </th>
              ))}
              <th scope="col" className="num">
                {words("desk.ahead.day")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ channel, points, day }) => (
              <tr key={channel}>
                <th scope="row">{words(`channel.${channel}`)}</th>
                {TOLD.map((place) => (
                  <td key={place} className="num">
                    {percent(points[place]?.keeps?.value, language)}
                  </td>
                ))}
                <td className="num">{percent(day?.value, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className="pairs" data-testid="ahead-sources">
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{words(`desk.ahead.part.${part}`)}</dt>
            <dd>{words(`desk.ahead.source.${made.source[part]}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
