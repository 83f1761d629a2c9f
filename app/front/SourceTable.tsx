import type { Frame } from "../../sim/metrics/frame.ts";
import { clockWithSeconds, count, NONE, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { skewText } from "../_tiles/skewText.ts";

/** Every source with its health: what no figure should be read without. */
export function SourceTable({ frame }: { readonly frame: Frame }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <section>
      <h2>{words("front.sources")}</h2>
      <table className="sources">
        <thead>
          <tr>
            <th>{words("front.source")}</th>
            <th>{words("front.sourceState")}</th>
            <th>{words("front.lastEvent")}</th>
            <th>{words("front.connectedSince")}</th>
            <th>{words("front.clock")}</th>
            <th className="num">{words("front.events")}</th>
            <th className="num">{words("front.gaps")}</th>
            <th className="num">{words("front.notObserved")}</th>
          </tr>
        </thead>
        <tbody>
          {frame.sources.map((source) => (
            <tr key={source.source}>
              <td>{source.source}</td>
              <td>
                {words(`front.sourceStates.${source.state}`)}, {words(`front.freshness.${source.freshness}`)}
              </td>
              <td>{source.lastEventAt === undefined ? NONE : clockWithSeconds(source.lastEventAt, frame.timeZone)}</td>
              <td>
                {source.connectedSinceAt === undefined
                  ? NONE
                  : clockWithSeconds(source.connectedSinceAt, frame.timeZone)}
              </td>
              <td>{source.skewMs === undefined ? NONE : skewText(source.skewMs, words, language)}</td>
              <td className="num">{count(source.events, language)}</td>
              <td className="num">{count(source.gaps, language)}</td>
              <td className="num">{percent(source.inferred.value, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
