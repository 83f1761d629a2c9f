import type { AgentFilter, PlanSpec, PolicySpec, StepSpec } from "../spec.ts";
import { conditionsText, contactsText } from "./phrases.ts";
import { capital, type Wording } from "./wording.ts";

/** One text a plan: whom it is for, and each step a sentence. */
export function planSentences(policy: PolicySpec, wording: Wording): readonly string[] {
  return policy.plans.map((plan) => planText(plan, wording));
}

function planText(plan: PlanSpec, wording: Wording): string {
  const contacts = capital(contactsText(plan.for, wording));
  const steps = plan.steps.map((step, i) => {
    const place = plan.steps.length === 1 ? "" : wording.either(`Step ${i + 1}: `, `Шаг ${i + 1}: `);
    const text = stepText(step, wording);
    return `${place}${place === "" ? capital(text) : text}`;
  });
  return `${contacts}. ${steps.join(" ")}`.replace(".. ", ". ");
}

function stepText(step: StepSpec, wording: Wording): string {
  const { expiresAfterMs, notBeforeMs = 0, boostMs = 0, priority, onExpiry, when } = step;
  const parts = [agentsText(step.agents, wording)];
  if (notBeforeMs > 0) {
    parts.push(
      wording.either(
        `asked only after ${wording.duration(notBeforeMs)}`,
        `не раньше чем через ${wording.duration(notBeforeMs)}`,
      ),
    );
  }
  if (expiresAfterMs !== undefined) {
    const length = wording.duration(expiresAfterMs);
    const then =
      onExpiry?.kind === "overflow"
        ? wording.either(
            `, then on to ${wording.name(onExpiry.toQueueId)}`,
            `, затем в очередь ${wording.name(onExpiry.toQueueId)}`,
          )
        : "";
    parts.push(wording.either(`for ${length}`, `в течение ${length}`) + then);
  }
  if (boostMs > 0)
    parts.push(
      wording.either(
        `as if waiting ${wording.duration(boostMs)} longer`,
        `как если бы ждал на ${wording.duration(boostMs)} дольше`,
      ),
    );
  if (boostMs < 0)
    parts.push(
      wording.either(
        `as if waiting ${wording.duration(-boostMs)} less`,
        `как если бы ждал на ${wording.duration(-boostMs)} меньше`,
      ),
    );
  if (priority !== undefined) parts.push(wording.either(`with priority ${priority}`, `с приоритетом ${priority}`));
  const text = parts.join(", ");
  if (when.length === 0) return `${text}.`;
  const conditions = conditionsText(when, wording);
  return wording.either(`${text}; skipped unless ${conditions}.`, `${text}; только если ${conditions}.`);
}

function agentsText(filter: AgentFilter, wording: Wording): string {
  const { groupIds, teamIds, levelAtLeast, levelAtMost, lastAgent, acrossWalls } = filter;
  const parts: string[] = [];
  if (lastAgent) parts.push(wording.either("only the customer’s last agent", "только прежний оператор клиента"));
  if (groupIds !== undefined)
    parts.push(wording.either(`agents of ${wording.names(groupIds)}`, `операторы ${wording.groups(groupIds)}`));
  if (teamIds !== undefined) {
    const teams = wording.list(teamIds);
    parts.push(wording.either(`agents of the team ${teams}`, `операторы команды ${teams}`));
  }
  if (parts.length === 0) parts.push(wording.either("anybody with the skill", "любой оператор с навыком"));
  const [from, to] = [levelAtLeast ?? 1, levelAtMost ?? 10];
  if (from > 1 || to < 10) parts.push(levelText(from, to, wording));
  if (acrossWalls) parts.push(wording.either("other teams too", "и из других команд"));
  return parts.join(", ");
}

function levelText(from: number, to: number, wording: Wording): string {
  if (from === to) return wording.either(`of level ${from}`, `уровня ${from}`);
  if (to === 10) return wording.either(`of level ${from} or more`, `уровня ${from} и выше`);
  if (from === 1) return wording.either(`of level ${to} or less`, `уровня ${to} и ниже`);
  return wording.either(`of level ${from} to ${to}`, `уровня от ${from} до ${to}`);
}
