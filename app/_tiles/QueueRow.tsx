import type { QueueFrame } from "../../sim/metrics/frame.ts";
import { count, duration, percentNumber } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { ColumnName } from "./columnName.ts";
import { LoadCell } from "./LoadCell.tsx";
import { Mark } from "./Mark.tsx";

export interface QueueRowProps {
  readonly queue: QueueFrame;
  readonly minimumN: number;
  readonly shown: ReadonlySet<ColumnName>;
}

/** One queue in one line, in the columns of the channels. Its name is the source's own word. */
export function QueueRow({ queue, minimumN, shown }: QueueRowProps) {
  const words = useWords();
  const language = useLanguage();
  const { value, n, target } = queue.serviceLevel;
  return (
    <article className="row row--queue" data-queue={queue.queueId} data-level={queue.level} aria-label={queue.queueId}>
      <div className="name">
        <div className="name__word">
          {queue.level !== "calm" && <Mark kind={queue.level} />}
          {queue.queueId}
        </div>
      </div>
      <div className="cell fig">{count(queue.waiting, language)}</div>
      <div className="cell fig">{duration(queue.longestWaitMs, language)}</div>
      <div className={`cell fig ${n < minimumN ? "fig--faint" : ""}`}>
        {percentNumber(value)}
        <small>/{percentNumber(target.fraction)}</small>
      </div>
      {shown.has("abandonment") && (
        <div className={`cell fig ${queue.abandonment.n < minimumN ? "fig--faint" : ""}`}>
          {percentNumber(queue.abandonment.value)}
          {queue.abandonment.value !== undefined && <small>%</small>}
        </div>
      )}
      {shown.has("load") && <LoadCell busy={queue.slotsBusy} slots={queue.slots} />}
      <div className="cell cell__sub row__n">{words("wall.n", { n })}</div>
    </article>
  );
}
