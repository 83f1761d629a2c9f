import type { ChannelFrame } from "../../sim/metrics/frame.ts";
import { percentNumber } from "../_i18n/format.ts";
import { useWords } from "../_i18n/Words.tsx";

/** Calm channels there is no room for, by name and figure in one line. */
export function RestLine({ rows, minimumN }: { readonly rows: readonly ChannelFrame[]; readonly minimumN: number }) {
  const words = useWords();
  return (
    <article className="rest">
      <b>{words("wall.normalRest", { n: rows.length })}</b>
      {rows.map(({ channel, serviceLevel: { value, n, target } }) => (
        <span key={channel}>
          {words(`channel.${channel}`)} <b className={n < minimumN ? "fig--faint" : ""}>{percentNumber(value)}</b>/
          {percentNumber(target.fraction)}
          {n < minimumN && ` ${words("wall.n", { n })}`}
        </span>
      ))}
    </article>
  );
}
