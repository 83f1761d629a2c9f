"use client";

import { useRef } from "react";
import { runWindow } from "../../../sim/scenario/runWindow.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { GroupSpec } from "../../../sim/scenario/staff.ts";
import type { SchedulePlan } from "../../../sim/staffing/schedule/plan.ts";
import type { ScheduleSpec } from "../../../sim/staffing/schedule/spec.ts";
import { dayText } from "../../../sim/vocabulary/localDate.ts";
import { StaffSteps } from "../../_charts/StaffSteps.tsx";
import { saveFile } from "../../_edit/jsonFile.ts";
import { decimal, percentExact } from "../../_i18n/format.ts";
import { money } from "../../_i18n/money.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ScheduleClient } from "../../_state/useScheduleWorker.ts";
import { TakeAway } from "../_plan/TakeAway.tsx";
import { minuteText } from "../_plan/text.ts";
import { CheckPanel } from "./CheckPanel.tsx";
import { planRows } from "./planTable.ts";

export interface PlanPanelProps {
  readonly spec: ScheduleSpec;
  readonly plan: SchedulePlan;
  readonly scenario: Scenario;
  readonly group: GroupSpec;
  readonly client: () => ScheduleClient;
}

/** Shifts shown in the table; files have all. */
const MOST_SHOWN = 200;

/** A plan: what it costs and how far from the cheapest it may be, its cover, its shifts, its files, its check. */
export function PlanPanel({ spec, plan, scenario, group, client }: PlanPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const charts = useRef<HTMLDivElement>(null);
  const { agents, cover, cost, gap, bound, optimal } = plan;
  const days = spec.requirement.length;
  const dayName = (day: number) => words(`schedules.weekday.${(((spec.firstWeekday - 1 + day) % 7) + 1) as 1}`);
  const rows = planRows(spec, plan, dayName);
  const head = (["person", "day", "shift", "begins", "ends", "breaks"] as const).map((key) =>
    words(`schedules.${key}`),
  );
  const hours = agents.reduce((sum, { paidMinutes }) => sum + paidMinutes / 60, 0);
  const times = Array.from({ length: 1_440 / spec.slotMinutes }, (_, slot) => minuteText(slot * spec.slotMinutes));
  const name = group.name[language];
  const calendar = (some: typeof agents, file: string) => {
    const firstDate = dayText(runWindow(scenario.run).day);
    const wish = { name, firstDate, timeZone: scenario.timeZone, madeAt: Date.now() };
    void client()
      .calendar(some, wish)
      .then((text) => saveFile(`${file}.ics`, text, "text/calendar"));
  };
  return (
    <>
      <section aria-label={words("schedules.chart")} data-plan>
        <p className="plan-answer">
          {words("schedules.answer", {
            people: agents.length,
            hours: decimal(hours, 1, language),
            cost: money(cost.total, scenario.currency, language),
          })}
        </p>
        <p>
          <strong>
            {optimal
              ? words("schedules.optimal")
              : words("schedules.gap", {
                  bound: money(bound, scenario.currency, language),
                  gap: percentExact(gap, 1, language),
                })}
          </strong>{" "}
          {cost.short > 0 && words("schedules.shortCost", { cost: money(cost.short, scenario.currency, language) })}
        </p>
        <div className="buttons">
          <TakeAway
            name={`shifts-${group.id}`}
            rows={() => [
              [...head, words("schedules.hourUnit")],
              ...rows.map(({ person, day, shift, begins, ends, breaks, paidHours }) => [
                person,
                day,
                shift,
                begins,
                ends,
                breaks,
                paidHours,
              ]),
            ]}
            workbook={(table) => client().workbook(table)}
            json={() => ({ spec, plan })}
            chart={charts}
          />
          <button type="button" className="button button--small" onClick={() => calendar(agents, `shifts-${group.id}`)}>
            {words("schedules.calendarOfAll")}
          </button>
        </div>
        <div className="plan-charts" ref={charts}>
          {spec.requirement.map((wanted, day) => {
            const there = cover[day]!;
            const label = days === 1 ? words("schedules.chart") : dayName(day);
            return (
              <figure key={dayName(day)}>
                <figcaption>{label}</figcaption>
                <StaffSteps
                  agents={there}
                  wanted={wanted}
                  times={times}
                  told={(i) =>
                    `${times[i]}: ${there[i]} ${words("schedules.there")}, ${wanted[i]} ${words("schedules.wanted")}`
                  }
                  label={words("schedules.chartLabel", { day: label, minutes: spec.slotMinutes })}
                  name={`cover-${day}`}
                />
              </figure>
            );
          })}
        </div>
        <ul className="chart-key">
          <li>{words("schedules.there")}</li>
          <li data-key="wanted">{words("schedules.wanted")}</li>
        </ul>
      </section>
      <CheckPanel
        key={JSON.stringify(cost)}
        spec={spec}
        plan={plan}
        scenario={scenario}
        group={group}
        client={client}
      />
      <section aria-label={words("schedules.table")}>
        <h2>{words("schedules.table")}</h2>
        <div className="near-table__room">
          <table className="near-table near-table--tight">
            <thead>
              <tr>
                {head.map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
                <th scope="col">{words("schedules.calendar")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST_SHOWN).map(({ key, number, person, day, shift, begins, ends, breaks }, i) => (
                <tr key={key}>
                  <th scope="row">{person}</th>
                  <td>{day}</td>
                  <td>{shift}</td>
                  <td>{begins}</td>
                  <td>{ends}</td>
                  <td>{breaks}</td>
                  <td>
                    {rows[i - 1]?.number !== number && (
                      <button
                        type="button"
                        className="button button--small"
                        aria-label={`iCal ${person}`}
                        onClick={() =>
                          calendar(
                            agents.filter((agent) => agent.number === number),
                            `shifts-${group.id}-${number}`,
                          )
                        }
                      >
                        iCal
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {rows.length > MOST_SHOWN && (
          <p className="near-note">{words("schedules.shownFew", { n: MOST_SHOWN, of: rows.length })}</p>
        )}
      </section>
    </>
  );
}
