import { EXPECTED } from "../expectations.ts";
import { type Findings, picture } from "../findings.ts";
import type { Part, Parts } from "../parts.ts";
import type { Said, ScenarioCode } from "../problems.ts";
import type { QueueSpec } from "../queueSpec.ts";

/** Ids that stand twice, and ids of queues and groups that are not there. */
export function checkReferences(parts: Parts, found: Findings): void {
  once(parts.queues, found);
  once(parts.groups, found);
  once(parts.events, found);
  const queues = idsOf(parts.queues);
  const groups = idsOf(parts.groups);
  const known = (ids: ReadonlySet<string>, id: string | undefined, path: string, code: ScenarioCode, what: Said) => {
    if (id !== undefined && !ids.has(id)) found.add(code, path, what, picture(id));
  };
  const queue = (id: string | undefined, path: string) => known(queues, id, path, "unknown-queue", EXPECTED.queue);
  for (const { spec, path } of parts.queues) {
    if (spec === undefined) continue;
    for (const [field, id] of queuesNamed(spec)) queue(id, `${path}.${field}`);
  }
  for (const { spec, path } of parts.groups) {
    const seen = new Set<string>();
    spec?.skills.forEach(({ queueId }, i) => {
      const place = `${path}.skills.${i}.queueId`;
      queue(queueId, place);
      if (seen.has(queueId)) found.add("duplicate-id", place, EXPECTED.usedOnce, picture(queueId));
      seen.add(queueId);
    });
  }
  for (const { spec, path } of parts.events) {
    if (spec === undefined) continue;
    if ("queueIds" in spec) {
      spec.queueIds.forEach((id, i) => {
        queue(id, `${path}.queueIds.${i}`);
      });
    }
    if ("queueId" in spec) queue(spec.queueId, `${path}.queueId`);
    if ("groupId" in spec) known(groups, spec.groupId, `${path}.groupId`, "unknown-group", EXPECTED.group);
    if (spec.kind === "outage") queue(spec.divertTo, `${path}.divertTo`);
  }
}

/** The queues another queue sends contacts to, by the field that says so. */
function queuesNamed(spec: QueueSpec): readonly (readonly [field: string, queueId: string | undefined])[] {
  return [
    ["selfService.misroute.toQueueId", spec.selfService?.misroute?.toQueueId],
    ["customers.onAbandon.toQueueId", spec.customers?.onAbandon?.toQueueId],
    ["customers.repeat.toQueueId", spec.customers?.repeat?.toQueueId],
    ["customers.statusQuestion.toQueueId", spec.customers?.statusQuestion?.toQueueId],
    ["backOffice.toQueueId", spec.backOffice?.toQueueId],
    ["transfer.toQueueId", spec.transfer?.toQueueId],
  ];
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
