import type { StaffTarget } from "./spec.ts";
import type { Staffing } from "./staffing.ts";

/**
 * Groups that serve a queue of the target's scope, by their number in the search, cheapest first; of an occupancy the
 * group itself. Empty where nobody asked about can help.
 */
export function eligibleGroups({ scenario, groups, costPerHour }: Staffing, { scope }: StaffTarget): number[] {
  const serves = (number: number): boolean => {
    const group = scenario.groups[number]!;
    if (scope.kind === "group") return group.id === scope.groupId;
    return group.skills.some(({ queueId }) => {
      const queue = scenario.queues.find(({ id }) => id === queueId);
      if (scope.kind === "total") return true;
      return scope.kind === "queue" ? queueId === scope.queueId : queue?.channel === scope.channel;
    });
  };
  return groups
    .flatMap((number, g) => (serves(number) ? [g] : []))
    .sort((a, b) => costPerHour[a]! - costPerHour[b]! || a - b);
}
