import type { AlarmState } from "../../sim/metrics/alarms/alarm.ts";
import type { ChannelFrame, Freshness } from "../../sim/metrics/frame.ts";
import { WaitBar } from "../_charts/WaitBar.tsx";
import {
  change,
  clockWithSeconds,
  count,
  duration,
  limit,
  percentChange,
  percentNumber,
  percentRange,
} from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { figureClass, widthClass } from "./figureClass.ts";
import { Mark } from "./Mark.tsx";

interface CellProps {
  readonly row: ChannelFrame;
  /** What has been done about its alarm; absent when it has none. */
  readonly state?: AlarmState | undefined;
}

const NOTHING = "\u00a0";
/** What fits under a service level; a change that does not gives way to the n. */
const SUB_CHARACTERS = 10;

export interface NameCellProps extends CellProps {
  readonly freshness: Freshness;
  readonly timeZone: string;
  /** When what is shown was true, for a row whose data ages. */
  readonly asOf: number | undefined;
}

/** Name, level, and which formula the service level is read by. */
export function NameCell({ row, state, freshness, timeZone, asOf }: NameCellProps) {
  const words = useWords();
  const language = useLanguage();
  const { target, variant } = row.serviceLevel;
  return (
    <div className="name">
      <div className="name__word">{words(`channel.${row.channel}`)}</div>
      {row.level !== "calm" && (
        <div className={`name__level level-${row.level}`}>
          <Mark kind={row.level} outline={state !== undefined && state !== "new"} />
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

/** How many wait now, and how that changed over half an hour where it is more than counting noise. */
export function WaitingCell({ row, state }: CellProps) {
  const language = useLanguage();
  const text = count(row.waiting, language);
  return (
    <div className="cell">
      <div className={`${figureClass(row, "waiting", state)} ${widthClass(text, 3)}`} data-figure="waiting">
        <b>{text}</b>
      </div>
      <div className="cell__sub">{row.waitingChange === undefined ? NOTHING : change(row.waitingChange, language)}</div>
    </div>
  );
}

/** The age of the oldest waiting, against its limit. */
export function LongestCell({ row, state }: CellProps) {
  const words = useWords();
  const language = useLanguage();
  const text = duration(row.longestWaitMs, language);
  const limitMs = row.serviceLevel.target.acceptableWaitMs;
  return (
    <div className="cell">
      <div className={`${figureClass(row, "longest", state)} ${widthClass(text, 5)}`} data-figure="longest">
        <b>{text}</b>
      </div>
      <div className="cell__sub wait">
        <WaitBar waitMs={row.longestWaitMs ?? 0} limitMs={limitMs} />
        {words("wall.of", { limit: duration(limitMs, language) })}
      </div>
    </div>
  );
}

/** Service level of its target, with n, or with its interval where n is too small to judge by. */
export function ServiceLevelCell({ row, state, minimumN }: CellProps & { readonly minimumN: number }) {
  const words = useWords();
  const language = useLanguage();
  const { value, n, low, high, target } = row.serviceLevel;
  const few = n < minimumN;
  const basis = words("wall.n", { n });
  const moved =
    row.serviceLevelChange === undefined ? basis : `${percentChange(row.serviceLevelChange, language)} ${basis}`;
  return (
    <div className="cell">
      <div
        className={`${figureClass(row, "serviceLevel", state)} ${few ? "fig--faint" : ""}`}
        data-figure="service-level"
      >
        <b>{percentNumber(value)}</b>
        <small>/{percentNumber(target.fraction)}</small>
      </div>
      <div className="cell__sub">
        {few && value !== undefined
          ? words("wall.interval", { range: percentRange(low, high), n })
          : moved.length > SUB_CHARACTERS
            ? basis
            : moved}
      </div>
    </div>
  );
}

/** Share of those offered who gave up, with n. */
export function AbandonmentCell({ row, minimumN }: CellProps & { readonly minimumN: number }) {
  const words = useWords();
  const { value, n, low, high } = row.abandonment;
  const few = n < minimumN;
  return (
    <div className="cell" data-figure="abandonment">
      <div className={`fig fig--plain ${few ? "fig--faint" : ""}`}>
        <b>{percentNumber(value)}</b>
        {value !== undefined && <small>%</small>}
      </div>
      <div className="cell__sub">{few && value !== undefined ? percentRange(low, high) : words("wall.n", { n })}</div>
    </div>
  );
}

/** Chance of holding the target in an hour, over the range most runs end in. */
export function ChanceCell({ row }: CellProps) {
  const { projection } = row;
  const last = projection?.points.at(-1);
  return (
    <div className="cell" data-figure="chance">
      <div className="fig fig--plain">
        <b>{percentNumber(projection?.chance.value)}</b>
        {projection?.chance.value !== undefined && <small>%</small>}
      </div>
      <div className="cell__sub">{last === undefined ? NOTHING : percentRange(last.p10, last.p90)}</div>
    </div>
  );
}
