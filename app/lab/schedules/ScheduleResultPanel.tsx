"use client";

import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { GroupSpec } from "../../../sim/scenario/staff.ts";
import type { Impossible, ScheduleResult } from "../../../sim/staffing/schedule/planSchedule.ts";
import type { ScheduleSpec } from "../../../sim/staffing/schedule/spec.ts";
import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ScheduleClient } from "../../_state/useScheduleWorker.ts";
import { minuteText } from "../_plan/text.ts";
import { PlanPanel } from "./PlanPanel.tsx";

export interface ScheduleResultPanelProps {
  readonly spec: ScheduleSpec;
  readonly result: ScheduleResult;
  readonly scenario: Scenario;
  readonly group: GroupSpec;
  readonly client: () => ScheduleClient;
}

/** The plan, or why there is none. */
export function ScheduleResultPanel({ result, ...rest }: ScheduleResultPanelProps) {
  const words = useWords();
  switch (result.kind) {
    case "planned":
      return <PlanPanel {...rest} plan={result.plan} />;
    case "nothing-yet":
      return (
        <p className="notice notice--warn" role="alert">
          {words("schedules.nothingYet")}
        </p>
      );
    case "failed":
      return (
        <p className="notice notice--warn" role="alert">
          {words("schedules.failed", { detail: result.detail })}
        </p>
      );
    default:
      return <WhyNot spec={rest.spec} why={result.why} />;
  }
}

/** Intervals named at most; the rest is counted. */
const MOST_NAMED = 12;

function WhyNot({ spec, why }: { readonly spec: ScheduleSpec; readonly why: Impossible }) {
  const words = useWords();
  const language = useLanguage();
  const dayName = (day: number) => words(`schedules.weekday.${(((spec.firstWeekday - 1 + day) % 7) + 1) as 1}`);
  const slotName = ({ day, slot }: { readonly day: number; readonly slot: number }) => {
    const time = minuteText(slot * spec.slotMinutes);
    return spec.requirement.length === 1 ? time : `${dayName(day)} ${time}`;
  };
  const named = (slots: readonly { readonly day: number; readonly slot: number }[]) => {
    const some = slots.slice(0, MOST_NAMED).map(slotName);
    return slots.length > MOST_NAMED
      ? `${some.join(", ")} ${words("schedules.moreSlots", { n: slots.length - MOST_NAMED })}`
      : some.join(", ");
  };
  const missing = why.short.reduce((sum, one) => sum + one.missing, 0);
  return (
    <section className="notice notice--warn" role="alert" data-impossible>
      <p>
        <strong>{words("schedules.impossible")}</strong>
      </p>
      <ul>
        {why.unreached.length > 0 && <li>{words("schedules.unreached", { when: named(why.unreached) })}</li>}
        {missing > 0 && <li>{words("schedules.short", { n: count(missing, language), when: named(why.short) })}</li>}
        {why.lifted.map(({ kind, id, day, most, wanted }) => (
          <li key={`${kind} ${id} ${day}`}>
            {words(`schedules.lifted.${kind}`, { id, wanted, most, day: day === undefined ? "" : dayName(day) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
