import type { LeverResult } from "../../sim/experiment/lookahead/lever.ts";
import { clock, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";

/** What a lever does to the chance of each channel in an hour; an interval that holds nothing is “unclear”. */
export function LeverEffect({ result, timeZone }: { readonly result: LeverResult; readonly timeZone: string }) {
  const words = useWords();
  const language = useLanguage();
  const rows = result.channels.flatMap(({ channel, points }) => {
    const point = points[Math.min(1, points.length - 1)];
    return point === undefined || point.before.n === 0 ? [] : [{ channel, point }];
  });
  return (
    <table className="dtable effect" data-testid="lever-effect">
      <caption>
        {words("desk.levers.effect", {
          time: clock(rows[0]?.point.at ?? result.madeAt, timeZone),
          runs: result.runs,
        })}
      </caption>
      <tbody>
        {rows.map(({ channel, point: { before, after, change } }) => {
          const unclear = change === undefined || (change.low <= 0 && change.high >= 0);
          return (
            <tr key={channel} data-unclear={unclear}>
              <th scope="row">{words(`channel.${channel}`)}</th>
              <td className="num">
                {percent(before.value, language)} → {percent(after.value, language)}
              </td>
              <td className="num faint">
                {unclear
                  ? words("desk.levers.unclear")
                  : words("desk.levers.interval", {
                      low: Math.round(change.low * 100),
                      high: Math.round(change.high * 100),
                    })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
