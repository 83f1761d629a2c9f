"use client";

import type { PlannedShift, StateSpan } from "../../sim/metrics/adherence.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { StateRibbon } from "../_charts/StateRibbon.tsx";
import { clock, duration } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { useQuestion } from "./useQuestion.ts";

const AGAIN_MS = 10_000;
const HALF_HOUR_MS = 1_800_000;

interface StatesAnswer {
  readonly fromAt: Instant;
  readonly at: Instant;
  readonly states: readonly StateSpan[];
  readonly shifts: readonly PlannedShift[];
}

/** What one person did in the last two hours, over the shift that was planned. */
export function AgentRibbon({ frame, agentId }: { readonly frame: Frame; readonly agentId: string }) {
  const words = useWords();
  const language = useLanguage();
  const { value } = useQuestion<StatesAnswer>(
    `/api/v1/agents/${encodeURIComponent(agentId)}/states?names=${frame.lens.names}`,
    Math.floor(frame.at / AGAIN_MS),
  );
  const name = (activity: StateSpan["activity"]) =>
    words(activity === "ringing" || activity === "offline" ? `desk.agents.${activity}` : `state.${activity}`);
  const activities = [...new Set(value?.states.map(({ activity }) => activity))];
  const hours = [];
  for (
    let at = (Math.floor((value?.fromAt ?? 0) / HALF_HOUR_MS) + 1) * HALF_HOUR_MS;
    at < (value?.at ?? 0);
    at += HALF_HOUR_MS
  ) {
    hours.push({ at, text: clock(at, frame.timeZone) });
  }
  return (
    <section aria-label={words("desk.agents.ribbon")} data-testid="ribbon">
      <h3>{words("desk.agents.ribbon")}</h3>
      {value !== undefined && (
        <>
          <StateRibbon
            {...value}
            hours={hours}
            textOf={({ activity, fromAt, toAt }) =>
              `${clock(fromAt, frame.timeZone)} ${name(activity)} ${duration(toAt - fromAt, language)}`
            }
            label={words("desk.agents.ribbon")}
          />
          <ul className="ribbon__key">
            {activities.map((activity) => (
              <li key={activity}>
                <i data-activity={activity} /> {name(activity)}{" "}
                {duration(
                  value.states
                    .filter((span) => span.activity === activity)
                    .reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0),
                  language,
                )}
              </li>
            ))}
            {value.shifts.length > 0 && (
              <li>
                <i data-activity="planned" /> {words("desk.agents.planned")}
              </li>
            )}
          </ul>
        </>
      )}
    </section>
  );
}
