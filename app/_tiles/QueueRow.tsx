import type { QueueFrame } from "../../sim/metrics/frame.ts";
import { count, duration, percentNumber } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { LoadCell } from "./LoadCell.tsx";

export interface QueueRowProps {
  readonly queue: QueueFrame;
  readonly minimumN: number;
  readonly withLoad: boolean;
}

/** One queue in one line, in the columns of the channels. Its name is the source's own word. */
export function QueueRow({ queue, minimumN, withLoad }: QueueRowProps) {
  const words = useWords();
  const language = useLanguage();
  const { value, n, target } = queue.serviceLevel;
  return (
    <article className="row row--queue" data-queue={queue.queueId}>
      <div className="name">
        <div className="name__word">{queue.queueId}</div>
      </div>
      <div className="cell fig">{count(queue.waiting, language)}</div>
      <div className="cell fig">{duration(queue.longestWaitMs, language)}</div>
      <div className={`cell fig ${n < minimumN ? "fig--faint" : ""}`}>
        {percentNumber(value)}
        <small>/{percentNumber(target.fraction)}</small>
      </div>
      {withLoad && <LoadCell busy={queue.slotsBusy} slots={queue.slots} />}
      <div className="cell cell__sub row__n">{words("wall.n", { n })}</div>
    </article>
  );
}
