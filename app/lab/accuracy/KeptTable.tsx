"use client";

import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { KeptForecast } from "../forecast/forecastClient.ts";
import { localMoment } from "../history/dates.ts";

export interface KeptTableProps {
  readonly kept: readonly KeptForecast[];
  readonly onShow: (id: number) => void;
  readonly onRemove: (id: number) => void;
}

/** Every kept forecast, latest first: what it knew, what it tells of. */
export function KeptTable({ kept, onShow, onRemove }: KeptTableProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <section aria-label={words("accuracy.kept")}>
      <h2>{words("accuracy.kept")}</h2>
      <div className="near-table__room">
        <table className="near-table near-table--tight">
          <thead>
            <tr>
              <th scope="col">{words("accuracy.madeAt")}</th>
              <th scope="col">{words("forecast.queue")}</th>
              <th scope="col">{words("accuracy.of")}</th>
              <th scope="col">{words("forecast.methodName")}</th>
              <th scope="col">{words("accuracy.after")}</th>
              <th scope="col">{words("accuracy.tells")}</th>
              <th scope="col">
                <span className="visually-hidden">{words("accuracy.show")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {kept.map((one) => (
              <tr key={one.id}>
                <th scope="row">{localMoment(one.madeAt, one.timeZone, language)}</th>
                <td>
                  {one.queue} · {words(`channel.${one.channel}`)}
                </td>
                <td>{words(`accuracy.ofs.${one.of}`)}</td>
                <td>{words(`forecast.method.${one.method as "mixed"}`)}</td>
                <td>{one.after}</td>
                <td>
                  {one.from} – {one.to}
                </td>
                <td>
                  <span className="buttons">
                    <button type="button" className="button button--small" onClick={() => onShow(one.id)}>
                      {words("accuracy.show")}
                    </button>
                    <button type="button" className="button button--small" onClick={() => onRemove(one.id)}>
                      {words("accuracy.remove")}
                    </button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
