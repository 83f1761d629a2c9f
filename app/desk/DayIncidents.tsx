"use client";

import Link from "next/link";
import { useState } from "react";
import type { Incident } from "../../sim/metrics/day/incident.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { Mark } from "../_tiles/Mark.tsx";
import type { DayAnswer } from "./dayClient.ts";
import { incidentSentence, incidentTime, isWeighty } from "./incidentText.ts";

export interface DayIncidentsProps {
  readonly day: DayAnswer;
  readonly onGo: (incident: Incident) => void;
}

/** What went wrong on the day, in the order it began; short alarms on demand. */
export function DayIncidents({ day: { incidents, timeZone }, onGo }: DayIncidentsProps) {
  const words = useWords();
  const language = useLanguage();
  const [all, showAll] = useState(false);
  const lesser = incidents.length - incidents.filter(isWeighty).length;
  const shown = incidents.filter((incident) => all || isWeighty(incident));
  return (
    <>
      {lesser > 0 && (
        <label className="day__check">
          <input type="checkbox" checked={all} onChange={({ target }) => showAll(target.checked)} />
          {words("day.incident.alarmsToo", { n: lesser })}
        </label>
      )}
      {shown.length === 0 ? (
        <p>{words("day.incident.none")}</p>
      ) : (
        <table className="day__table" data-testid="incidents">
          <thead>
            <tr>
              <th>{words("day.incident.level")}</th>
              <th>{words("day.incident.when")}</th>
              <th>{words("day.incident.what")}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {shown.map((incident) => (
              <tr key={incident.id} data-kind={incident.kind}>
                <td className="day__level">
                  <Mark kind={incident.level} outline={false} /> {words(`day.marks.${incident.level}`)}
                </td>
                <td className="day__when">{incidentTime(incident, timeZone, words)}</td>
                <td>{incidentSentence(incident, words, language)}</td>
                <td className="day__ways">
                  <button type="button" onClick={() => onGo(incident)}>
                    {words("day.incident.goTo")}
                  </button>
                  <Link href={`/replay/${encodeURIComponent(incident.id)}`}>{words("day.incident.story")}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
