import type { CentreQueue } from "../centre.ts";
import type { Kernel } from "./kernel.ts";

/** Whether nothing about the centre as a whole keeps contacts from coming the short way; and agents from serving it. */
export function comesOrdinarily({ centre }: Kernel): boolean {
  const { policy, elastic, eventful } = centre;
  return policy.batchEveryMs === 0 && policy.preempt.length === 0 && !elastic && !eventful;
}

export function servesOrdinarily({ centre, factors, record }: Kernel): boolean {
  const { policy, handsBack } = centre;
  return policy.offer.mode === "auto" && !policy.needs.sweep && !handsBack && factors.alike && !record.keeps;
}

/** Whether nothing can happen to contacts of queue `k` but waiting until they are offered to somebody. */
export function comesPlain({ centre, steps, admission }: Kernel, k: number): boolean {
  const queue = centre.queues[k]!;
  return (
    queue.plainStart &&
    steps.plainLine(k) >= 0 &&
    !admission.asksAtOnce(k) &&
    queue.baulkShare === 0 &&
    queue.byInterval === undefined &&
    queue.spec.openHours === undefined &&
    queue.spec.arrivals?.trace === undefined
  );
}

/** Whether nothing can happen in conversations of queue `k`: agents have one contact at a time and take as long as it does. */
export function isServedPlain({ centre, pace }: Kernel, k: number): boolean {
  const { groups } = centre.queues[k]!;
  const alone = groups.every((group) => centre.groups[group]!.total === 1 && !pace.tracksGroup(group));
  return alone && isWorkPlain(centre.queues[k]!);
}

/** Whether conversations of the queue, alone with any agent, take as long as the contact does. */
function isWorkPlain({ dialling, matchSaving, ownAgentFactor }: CentreQueue): boolean {
  return dialling === undefined && matchSaving === 0 && ownAgentFactor === 1;
}

/**
 * Whether agents of the group hold several contacts and whatever they are given can go the short way: a contact of any
 * other kind would stand beside it. Who has been sent to the wrong queue, or is in a session, may come from anywhere.
 */
export function sharesGroup(kernel: Kernel, g: number): boolean {
  const { centre, observer } = kernel;
  const { total, slows, queues } = centre.groups[g]!;
  return (
    observer.plain !== undefined &&
    (total > 1 || slows) &&
    comesOrdinarily(kernel) &&
    servesOrdinarily(kernel) &&
    centre.queues.every(
      ({ messages, selfService }) => messages === undefined && !((selfService?.misrouteTo ?? -1) >= 0),
    ) &&
    queues.every((k) => comesPlain(kernel, k) && isWorkPlain(centre.queues[k]!))
  );
}
