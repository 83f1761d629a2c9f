import type { QueueFrame } from "../../sim/metrics/frame.ts";
import { count, duration, NONE, percentNumber } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { ColumnName } from "./columnName.ts";
import { LoadCell } from "./LoadCell.tsx";
import { ageClass, asOfText, type LineAge } from "./lineAge.ts";
import { Mark } from "./Mark.tsx";

export interface QueueRowProps {
  readonly queue: QueueFrame;
  /** Whether its name is that of several lines, one a channel. */
  readonly saysChannel?: boolean;
  readonly minimumN: number;
  readonly shown: ReadonlySet<ColumnName>;
  /** How old the data of its channel is; absent: as fresh as the wall. */
  readonly age?: LineAge | undefined;
}

/**
 * One queue in one line, in the columns of the channels. Its name is the source's own word. Where its data ages the line
 * fades and is dated in the place of its n; where it is stale the figures are withdrawn.
 */
export function QueueRow({ queue, saysChannel = false, minimumN, shown, age }: QueueRowProps) {
  const words = useWords();
  const language = useLanguage();
  const { value, n, target } = queue.serviceLevel;
  const stale = age?.freshness === "stale";
  const level = stale ? "unknown" : queue.level;
  const channel = saysChannel ? words(`channel.${queue.channel}`) : undefined;
  return (
    <article
      className={`row row--queue ${ageClass(age)}`}
      data-queue={queue.queueId}
      data-of={`queue:${queue.channel}:${queue.queueId}`}
      data-level={level}
      data-freshness={age?.freshness}
      aria-label={channel === undefined ? queue.queueId : `${queue.queueId}, ${channel}`}
    >
      <div className="name">
        <div className="name__word">
          {stale ? <Mark kind="data" /> : queue.level !== "calm" && <Mark kind={queue.level} />}
          {queue.queueId}
          {channel !== undefined && <small className="name__channel"> {channel}</small>}
        </div>
      </div>
      {stale ? (
        <>
          <Gone />
          <Gone />
          <Gone />
          {shown.has("abandonment") && <Gone />}
          {shown.has("load") && <Gone />}
        </>
      ) : (
        <>
          <div className="cell fig" data-figure="waiting">
            {count(queue.waiting, language)}
          </div>
          <div className="cell fig" data-figure="longest">
            {duration(queue.longestWaitMs, language)}
          </div>
          <div className={`cell fig ${n < minimumN ? "fig--faint" : ""}`} data-figure="service-level">
            {percentNumber(value)}
            <small>/{percentNumber(target.fraction)}</small>
          </div>
          {shown.has("abandonment") && (
            <div className={`cell fig ${queue.abandonment.n < minimumN ? "fig--faint" : ""}`} data-figure="abandonment">
              {percentNumber(queue.abandonment.value)}
              {queue.abandonment.value !== undefined && <small>%</small>}
            </div>
          )}
          {shown.has("load") && <LoadCell busy={queue.slotsBusy} slots={queue.slots} />}
        </>
      )}
      <div className="cell cell__sub row__n">{asOfText(age, words) ?? (stale ? "" : words("wall.n", { n }))}</div>
    </article>
  );
}

function Gone() {
  return <div className="cell fig fig--gone">{NONE}</div>;
}
