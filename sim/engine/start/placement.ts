import type { Kernel } from "../kernel/kernel.ts";
import { DUE } from "../kernel/ties.ts";
import { PlacedAgents } from "./placedAgents.ts";
import { PlacedRows, worksByAgent } from "./placedRows.ts";
import { PlacedWaiting } from "./placedWaiting.ts";
import { PlacedWorks } from "./placedWorks.ts";
import type { StartingState } from "./startCentre.ts";
import { StartLuck } from "./startLuck.ts";

/**
 * Puts a whole floor into a kernel that has not begun, as it stands: nobody is offered anything. The first thing that
 * happens is that whoever waits is offered to whoever is free, should the floor have both.
 */
export function placeFloor(kernel: Kernel, from: StartingState): void {
  const { sources, due, now } = kernel;
  const { state, rows } = from;
  const luck = new StartLuck(sources.seed, sources.replication);
  const agents = new PlacedAgents(kernel, from, luck);
  const contacts = new PlacedRows(kernel);
  const works = new PlacedWorks(contacts, luck);
  const others = new PlacedWaiting(contacts, luck, rows);
  agents.come();
  for (const [agentId, own] of worksByAgent(state)) works.place(rows.get(agentId)!, own);
  for (const one of state.waiting) others.waits(one);
  for (const one of state.selfService) others.isServed(one);
  for (const one of state.away) others.isAway(one);
  for (const one of state.due) others.isDue(one);
  agents.oweWhatIsDue();
  due.add(now, DUE.settles, 0, 0);
}
