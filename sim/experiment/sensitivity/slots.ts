import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioChange } from "../../scenario/scenarioFile.ts";
import type { Channel } from "../../vocabulary/index.ts";

/**
 * So many contacts of a channel at a time in a group: the total and the capacity make room where they bounded it, and what
 * took the whole capacity still does. Empty where there is no such group.
 */
export function slotsChanges(
  { groups }: Scenario,
  groupId: string,
  channel: Channel,
  count: number,
): readonly ScenarioChange[] {
  const slots = groups.find(({ id }) => id === groupId)?.slots;
  if (slots === undefined) return [];
  const before = slots.byChannel[channel] ?? 0;
  const at = `groups/${groupId}/slots`;
  const changes: ScenarioChange[] = [{ path: `${at}/byChannel/${channel}`, set: count }];
  if (slots.total === before)
    changes.push({ path: `${at}/total`, set: Math.max(count, most(slots.byChannel, channel)) });
  const { capacity, weights = {} } = slots;
  const own = weights[channel] ?? 1;
  if (capacity !== undefined && capacity === before * own) {
    const wider = count * own;
    changes.push({ path: `${at}/capacity`, set: wider });
    for (const [other, weight] of Object.entries(weights)) {
      if (other !== channel && weight === capacity) changes.push({ path: `${at}/weights/${other}`, set: wider });
    }
  }
  return changes;
}

/** The most of any other channel. */
function most(byChannel: Readonly<Partial<Record<Channel, number>>>, channel: Channel): number {
  return Math.max(0, ...Object.entries(byChannel).flatMap(([other, count]) => (other === channel ? [] : [count ?? 0])));
}
