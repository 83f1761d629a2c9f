"use client";

import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { localDate } from "./dates.ts";
import type { HistoryQueue } from "./historyClient.ts";

/** Every queue the history tells of: how much, from when to when, in which zone. */
export function QueueTable({ queues }: { readonly queues: readonly HistoryQueue[] }) {
  const words = useWords();
  const language = useLanguage();
  if (queues.length === 0) return <p>{words("history.none")}</p>;
  return (
    <div className="near-table__room">
      <table className="near-table">
        <caption>{words("history.queues")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("history.queue")}</th>
            <th scope="col">{words("history.channel")}</th>
            <th scope="col">{words("history.from")}</th>
            <th scope="col">{words("history.to")}</th>
            <th scope="col" className="num">
              {words("history.intervals")}
            </th>
            <th scope="col" className="num">
              {words("history.contacts")}
            </th>
            <th scope="col">{words("history.zone")}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={`${queue.queue} ${queue.channel}`}>
              <th scope="row">{queue.queue}</th>
              <td>{words(`channel.${queue.channel}`)}</td>
              <td>{localDate(queue.firstAt, queue.timeZone, language)}</td>
              <td>{localDate(queue.lastAt, queue.timeZone, language)}</td>
              <td className="num">{count(queue.intervals, language)}</td>
              <td className="num">{count(queue.contacts, language)}</td>
              <td>{queue.timeZone}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
