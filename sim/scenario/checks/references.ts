import { BOUNDS } from "../bounds.ts";
import { EXPECTED } from "../expectations.ts";
import { type Findings, picture } from "../findings.ts";
import type { Part, Parts } from "../parts.ts";
import type { Said, ScenarioCode } from "../problems.ts";
import { skillsOf, textAt, textsIn } from "../readable.ts";

/** Fields of a queue that name the queue it sends contacts to. */
const QUEUES_NAMED = [
  "selfService.misroute.toQueueId",
  "customers.onAbandon.toQueueId",
  "customers.repeat.toQueueId",
  "customers.statusQuestion.toQueueId",
  "backOffice.toQueueId",
  "transfer.toQueueId",
] as const;

/** Ids that stand twice, and ids of queues and groups that are not there; of malformed items too. */
export function checkReferences(parts: Parts, found: Findings): void {
  once(parts.queues, found);
  once(parts.groups, found);
  once(parts.events, found);
  const queues = idsOf(parts.queues);
  const groups = idsOf(parts.groups);
  const known = (ids: ReadonlySet<string>, id: string | undefined, path: string, code: ScenarioCode, what: Said) => {
    if (id !== undefined && !ids.has(id) && !found.told(path)) found.add(code, path, what, picture(id));
  };
  const queue = (id: string | undefined, path: string) => known(queues, id, path, "unknown-queue", EXPECTED.queue);
  for (const part of parts.queues) {
    for (const field of QUEUES_NAMED) queue(textAt(part, field), `${part.path}.${field}`);
  }
  for (const part of parts.groups) {
    const seen = new Set<string>();
    for (const [i, queueId] of skillsOf(part)) {
      const place = `${part.path}.skills.${i}.queueId`;
      queue(queueId, place);
      if (seen.has(queueId)) found.add("duplicate-id", place, EXPECTED.usedOnce, picture(queueId));
      seen.add(queueId);
    }
  }
  for (const part of parts.events) {
    const { path, given } = part;
    for (const [i, id] of textsIn(given?.queueIds, BOUNDS.queues)) queue(id, `${path}.queueIds.${i}`);
    queue(textAt(part, "queueId"), `${path}.queueId`);
    known(groups, textAt(part, "groupId"), `${path}.groupId`, "unknown-group", EXPECTED.group);
    queue(textAt(part, "divertTo"), `${path}.divertTo`);
  }
}

/** The ids of a list, malformed items included: whoever names one of those has made no mistake of his own. */
export function idsOf(parts: readonly Part<unknown>[]): ReadonlySet<string> {
  return new Set(parts.flatMap((part) => part.id ?? []));
}

function once(parts: readonly Part<unknown>[], found: Findings): void {
  const seen = new Set<string>();
  for (const { id, path } of parts) {
    if (id === undefined) continue;
    if (seen.has(id)) found.add("duplicate-id", `${path}.id`, EXPECTED.usedOnce, picture(id));
    seen.add(id);
  }
}
