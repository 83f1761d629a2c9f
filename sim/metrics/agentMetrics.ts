import type { Floor, FloorAgent } from "../floor/index.ts";
import { type Metric, type MetricText, ZERO } from "./metric.ts";

const SOURCE = "Amazon Connect administrator guide, metrics-agent-status";

/** How many agents satisfy `holds` on a floor. They overlap: one agent may be online, on contact and absent at once. */
function counting(
  text: Omit<MetricText, "unit" | "counted" | "when" | "nobody" | "source">,
  holds: (agent: FloorAgent) => boolean,
): Metric<Floor, number> {
  return {
    unit: "count",
    counted: {
      en: "distinct agents, whatever number of queues they serve",
      ru: "разные операторы, сколько бы очередей они ни вели",
    },
    when: { en: "at the frame's instant", ru: "на момент кадра" },
    nobody: ZERO,
    source: SOURCE,
    ...text,
    computable: true,
    compute: (floor) => {
      let count = 0;
      for (const agent of floor.agents.values()) if (holds(agent)) count += 1;
      return count;
    },
  };
}

export const agentMetrics = {
  agentsOnline: counting(
    {
      id: "agentsOnline",
      name: { en: "Agents online", ru: "Операторы в системе" },
      formula: { en: "signed in", ru: "вошли в систему" },
    },
    (agent) => agent.signedIn(),
  ),
  agentsStaffed: counting(
    {
      id: "agentsStaffed",
      name: { en: "Agents staffed", ru: "Операторы на линии" },
      formula: { en: "signed in and not on break or away", ru: "вошли и не на перерыве и не вне линии" },
    },
    (agent) => agent.signedIn() && agent.available(),
  ),
  agentsAvailable: counting(
    {
      id: "agentsAvailable",
      name: { en: "Agents available", ru: "Операторы готовы" },
      formula: { en: "staffed, no contact in hand and none ringing", ru: "на линии, без контакта и без вызова" },
    },
    (agent) => agent.activity === "ready",
  ),
  agentsOnContact: counting(
    {
      id: "agentsOnContact",
      name: { en: "Agents on contact", ru: "Операторы с контактом" },
      formula: {
        en: "≥ 1 contact in talk, on hold or in wrap-up",
        ru: "≥ 1 контакт в разговоре, удержании или постобработке",
      },
    },
    (agent) => agent.busy() > 0,
  ),
  agentsAbsent: counting(
    {
      id: "agentsAbsent",
      name: { en: "Agents on break or away", ru: "Операторы на перерыве или вне линии" },
      formula: { en: "signed in, not ready in any queue", ru: "вошли, не готовы ни в одной очереди" },
    },
    (agent) => agent.activity === "break" || agent.activity === "away",
  ),
} as const;
