import { type AgentId, type Instant, later } from "../../../../sim/vocabulary/index.ts";
import type { OpenWork, QueueLogMemory } from "./memory.ts";
import { wrapUpOf } from "./options.ts";
import { FactWriter } from "./writer.ts";

/** Asterisk never says that somebody wraps up; where the queue's configuration does, it is assumed. */
export function startWrapUp(work: OpenWork, memory: QueueLogMemory, out: FactWriter): void {
  const expectedMs = wrapUpOf(memory.options, work.queueId);
  if (expectedMs === 0) return;
  const { workId, agentId } = work;
  out.add({ type: "work.wrapup_started", workId, expectedMs }, "inferred");
  memory.wrapUps.push({ workId, agentId, endsAt: later(out.at, expectedMs) });
}

/** Whoever answers has stopped wrapping up. */
export function endWrapUpOf(agentId: AgentId, memory: QueueLogMemory, out: FactWriter): void {
  const index = memory.wrapUps.findIndex((open) => open.agentId === agentId);
  if (index < 0) return;
  for (const { workId } of memory.wrapUps.splice(index, 1)) out.add({ type: "work.wrapup_ended", workId }, "inferred");
}

/** Wrap-ups over by `now`, each ended at its own instant. */
export function endWrapUps(memory: QueueLogMemory, now: Instant): FactWriter[] {
  const due = memory.wrapUps.filter(({ endsAt }) => endsAt <= now);
  if (due.length === 0) return [];
  const open = memory.wrapUps.filter(({ endsAt }) => endsAt > now);
  memory.wrapUps.splice(0, memory.wrapUps.length, ...open);
  return due.map(({ workId, endsAt }) => {
    const out = new FactWriter(memory, `${workId}:wrapup`, endsAt);
    out.add({ type: "work.wrapup_ended", workId }, "inferred");
    return out;
  });
}
