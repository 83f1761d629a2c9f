import type { ReactNode } from "react";
import type { AlarmState } from "../../sim/metrics/alarms/alarm.ts";
import type { ChannelFrame, Freshness } from "../../sim/metrics/frame.ts";
import { clockWithSeconds, NONE } from "../_i18n/format.ts";
import { useWords } from "../_i18n/Words.tsx";
import { AbandonmentCell, ChanceCell, LongestCell, NameCell, ServiceLevelCell, WaitingCell } from "./ChannelCells.tsx";
import type { ColumnName } from "./columnName.ts";
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
  /** Columns there is room for. */
  readonly shown: ReadonlySet<ColumnName>;
  /** What has been done about the worst alarm of this channel; absent when it has none. */
  readonly state?: AlarmState | undefined;
  /** What to do about it, in the centre's words; empty where its rule names nothing, absent where nothing is to be done. */
  readonly move?: string | undefined;
  readonly chart: ReactNode;
}

/** One channel: name and level, waiting, longest against its limit, service level against its target, load, chart. */
export function ChannelRow(props: ChannelRowProps) {
  const { row, freshness, lost, chart, shown, state, minimumN, move } = props;
  const words = useWords();
  if (lost || freshness === "stale") return <DeadRow {...props} />;
  const height = row.level === "calm" ? "plain" : row.level;
  return (
    <article
      className={`row row--${height} ${freshness === "ageing" ? "row--ageing" : ""}`}
      data-channel={row.channel}
      data-of={`channel:${row.channel}`}
      data-level={row.level}
      data-alarm={state}
      aria-label={words(`channel.${row.channel}`)}
    >
      <NameCell {...props} />
      <WaitingCell row={row} state={state} />
      <LongestCell row={row} state={state} />
      <ServiceLevelCell row={row} state={state} minimumN={minimumN} />
      {shown.has("abandonment") && <AbandonmentCell row={row} minimumN={minimumN} />}
      {shown.has("load") && <LoadCell busy={row.slotsBusy} slots={row.slots} occupancy={row.occupancy} />}
      <div className="chart">{chart}</div>
      {shown.has("chance") && <ChanceCell row={row} />}
      {shown.has("move") && (
        <p className={move ? "move" : "move move--none"}>
          {move || words(move === undefined ? "wall.leave" : "wall.noMove")}
        </p>
      )}
    </article>
  );
}

/** Silent source: figures withdrawn, the past kept, because it is still true. */
function DeadRow({ row, lost, timeZone, asOf, shown, chart }: ChannelRowProps) {
  const words = useWords();
  const gone = (
    <div className="cell">
      <div className="fig fig--gone">{NONE}</div>
    </div>
  );
  const height = lost ? (row.level === "calm" ? "plain" : row.level) : "watch";
  return (
    <article
      className={`row row--${height} row--dead`}
      data-channel={row.channel}
      data-level="unknown"
      aria-label={words(`channel.${row.channel}`)}
    >
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
      {shown.has("abandonment") && gone}
      {shown.has("load") && (
        <div className="cell">
          {NONE}
          <div className="load__bar" />
        </div>
      )}
      <div className="chart">{chart}</div>
      {shown.has("chance") && gone}
      {shown.has("move") && <p className="move" />}
    </article>
  );
}
