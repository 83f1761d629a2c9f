import type { ReactNode } from "react";
import type { ChannelFrame, Freshness } from "../../sim/metrics/frame.ts";
import {
  change,
  clockWithSeconds,
  count,
  duration,
  limit,
  NONE,
  percentNumber,
  percentRange,
} from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { LoadCell } from "./LoadCell.tsx";
import { Mark } from "./Mark.tsx";

export interface ChannelRowProps {
  readonly row: ChannelFrame;
  /** What its data is worth here: its own freshness, or that of the connection if that is worse. */
  readonly freshness: Freshness;
  /** The connection as a whole is gone: rows keep their height and say only since when. */
  readonly lost: boolean;
  readonly minimumN: number;
  readonly timeZone: string;
  /** When what is shown was true, for a row whose data stopped. */
  readonly asOf: number | undefined;
  readonly withLoad: boolean;
  readonly chart: ReactNode;
}

/** One channel: name and level, waiting, longest against its limit, service level against its target with n, load, chart. */
export function ChannelRow(props: ChannelRowProps) {
  const { row, freshness, lost, chart, withLoad } = props;
  if (lost || freshness === "stale") return <DeadRow {...props} />;
  const height = row.level === "calm" ? "plain" : row.level;
  return (
    <article
      className={`row row--${height} ${freshness === "ageing" ? "row--ageing" : ""}`}
      data-channel={row.channel}
      data-level={row.level}
    >
      <NameCell {...props} />
      <WaitingCell row={row} />
      <LongestCell row={row} />
      <ServiceLevelCell {...props} />
      {withLoad && <LoadCell busy={row.slotsBusy} slots={row.slots} />}
      <div className="chart">{chart}</div>
    </article>
  );
}

function NameCell({ row, freshness, timeZone, asOf }: ChannelRowProps) {
  const words = useWords();
  const language = useLanguage();
  const { target, variant } = row.serviceLevel;
  return (
    <div className="name">
      <div className="name__word">{words(`channel.${row.channel}`)}</div>
      {row.level !== "calm" && (
        <div className={`name__level level-${row.level}`}>
          <Mark kind={row.level} />
          {words(`level.${row.level}`)}
        </div>
      )}
      <div className="name__tag" title={words(`variantTitle.${variant}`)}>
        {freshness === "ageing" && asOf !== undefined
          ? words("wall.asOf", { time: clockWithSeconds(asOf, timeZone) })
          : `${percentNumber(target.fraction)}/${limit(target.acceptableWaitMs, language)} ${words(`variant.${variant}`)}`}
      </div>
    </div>
  );
}

function WaitingCell({ row }: { readonly row: ChannelFrame }) {
  const language = useLanguage();
  const text = count(row.waiting, language);
  return (
    <div className="cell">
      <div className={`${figureClass(row, "waiting")} ${text.length > 3 ? "fig--long" : ""}`} data-figure="waiting">
        <b>{text}</b>
      </div>
      <div className="cell__sub">
        {row.waitingChange === undefined ? "\u00a0" : change(row.waitingChange, language)}
      </div>
    </div>
  );
}

function LongestCell({ row }: { readonly row: ChannelFrame }) {
  const words = useWords();
  const language = useLanguage();
  const text = duration(row.longestWaitMs, language);
  return (
    <div className="cell">
      <div className={`${figureClass(row, "longest")} ${text.length > 5 ? "fig--long" : ""}`} data-figure="longest">
        <b>{text}</b>
      </div>
      <div className="cell__sub">
        {words("wall.of", { limit: duration(row.serviceLevel.target.acceptableWaitMs, language) })}
      </div>
    </div>
  );
}

function ServiceLevelCell({ row, minimumN }: ChannelRowProps) {
  const words = useWords();
  const { value, n, low, high, target } = row.serviceLevel;
  const few = n < minimumN;
  return (
    <div className="cell">
      <div className={`${figureClass(row, "serviceLevel")} ${few ? "fig--faint" : ""}`} data-figure="service-level">
        <b>{percentNumber(value)}</b>
        <small>/{percentNumber(target.fraction)}</small>
      </div>
      <div className="cell__sub">
        {few && value !== undefined
          ? words("wall.interval", { range: percentRange(low, high), n })
          : words("wall.n", { n })}
      </div>
    </div>
  );
}

/** Silent source: figures withdrawn, the past kept, because it is still true. */
function DeadRow({ row, lost, timeZone, asOf, withLoad, chart }: ChannelRowProps) {
  const words = useWords();
  const gone = (
    <div className="cell">
      <div className="fig fig--gone">{NONE}</div>
    </div>
  );
  const height = lost ? (row.level === "calm" ? "plain" : row.level) : "watch";
  return (
    <article className={`row row--${height} row--dead`} data-channel={row.channel} data-level="unknown">
      <div className="name">
        <div className="name__word">{words(`channel.${row.channel}`)}</div>
        {!lost && (
          <div className="name__level">
            <Mark kind="data" />
            {words("level.data")}
          </div>
        )}
        {asOf !== undefined && (
          <div className="name__tag">{words("wall.asOf", { time: clockWithSeconds(asOf, timeZone) })}</div>
        )}
      </div>
      {gone}
      {gone}
      {gone}
      {withLoad && (
        <div className="cell">
          {NONE}
          <div className="load__bar" />
        </div>
      )}
      <div className="chart">{chart}</div>
    </article>
  );
}

/**
 * The one figure that carries the alarm is a block; another one off its target gets an under-bar. A level outlives its
 * cause by the off-delay: meanwhile no figure carries it.
 */
function figureClass(row: ChannelFrame, figure: "waiting" | "longest" | "serviceLevel"): string {
  if (row.level === "calm") return "fig";
  const { value, target } = row.serviceLevel;
  const off = {
    waiting: false,
    longest: (row.longestWaitMs ?? 0) > target.acceptableWaitMs,
    serviceLevel: value !== undefined && value < target.fraction && (row.serviceLevel.missed || row.carries === figure),
  }[figure];
  if (!off) return "fig";
  return row.carries === figure ? `fig fig--carry fig--${row.level}` : "fig fig--off";
}
