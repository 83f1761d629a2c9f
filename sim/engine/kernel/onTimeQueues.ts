import type { Centre } from "../centre.ts";

/**
 * By queue, 1: giving up there has consequences for the floor, so it happens when it is due and not when somebody looks.
 * What follows is asked of the queue a contact came to, so the queues to which it may be misrouted or overflow are as its own.
 */
export function onTimeQueues({ queues, policy }: Pick<Centre, "queues" | "policy">): Uint8Array {
  const onTime = new Uint8Array(queues.length);
  const reached = (k: number): void => {
    if (onTime[k] !== 0) return;
    onTime[k] = 1;
    const misrouteTo = queues[k]?.selfService?.misrouteTo ?? -1;
    if (misrouteTo >= 0) reached(misrouteTo);
    for (const { queue, overflowTo } of policy.lines) if (queue === k && overflowTo >= 0) reached(overflowTo);
  };
  for (const [k, { leavesOnTime }] of queues.entries()) if (leavesOnTime) reached(k);
  return onTime;
}
