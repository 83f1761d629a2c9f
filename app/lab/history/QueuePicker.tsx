"use client";

import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { localDate } from "./dates.ts";
import type { HistoryQueue } from "./historyClient.ts";

export interface QueuePickerProps {
  readonly queues: readonly HistoryQueue[];
  readonly chosen: HistoryQueue | undefined;
  readonly onChoose: (queue: HistoryQueue) => void;
}

/** Which queue is looked at, and how much is stored of it. */
export function QueuePicker({ queues, chosen, onChoose }: QueuePickerProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="queue-picker">
      <select
        aria-label={words("history.queue")}
        value={chosen === undefined ? "" : queues.indexOf(chosen)}
        onChange={({ target }) => {
          const queue = queues[Number(target.value)];
          if (queue !== undefined) onChoose(queue);
        }}
      >
        {queues.map((queue, i) => (
          <option key={`${queue.channel} ${queue.queue}`} value={i}>
            {queue.queue}, {words(`channel.${queue.channel}`)}
          </option>
        ))}
      </select>
      {chosen !== undefined && (
        <p>
          {words("history.queueFacts", {
            from: localDate(chosen.firstAt, chosen.timeZone, language),
            to: localDate(chosen.lastAt, chosen.timeZone, language),
            intervals: count(chosen.intervals, language),
            contacts: count(chosen.contacts, language),
            zone: chosen.timeZone,
          })}
        </p>
      )}
    </div>
  );
}
