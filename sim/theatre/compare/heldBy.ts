import type { WorkRow } from "../record/stageRecord.ts";
import type { Stage } from "../stage.ts";

/**
 * The lane whose contacts held the agents who could have taken one of `lane` at `at`, more on the worse stage than on the
 * better: the greatest excess, and where there is none whatever held most. −1: nobody who has the skill was at work.
 */
export function heldAgainst(worse: Stage, better: Stage, lane: number, at: number): number {
  const [here, there] = [heldFor(worse, lane, at), heldFor(better, lane, at)];
  const most = Math.max(...here);
  if (!(most > 0)) return -1;
  const excess = here.map((count, held) => (count > 0 ? count - there[held]! : Number.NEGATIVE_INFINITY));
  const greatest = Math.max(...excess);
  return greatest > 0 ? excess.indexOf(greatest) : here.indexOf(most);
}

/** By lane: how many of its contacts are held at `at` by agents who have the skill for `lane`. */
function heldFor({ run, places, hall }: Stage, lane: number, at: number): readonly number[] {
  const counts = hall.lanes.map(() => 0);
  const queue = places.queueOf[lane]!;
  if (queue < 0) return counts;
  run.record.works.forEach((works, seat) => {
    const agent = places.agentOf[seat]!;
    if (agent < 0) return;
    const group = run.centre.groups[run.centre.agents[agent]!.inGroup]!;
    if (!group.queues.includes(queue)) return;
    for (const { lane: of } of heldAt(works, at)) counts[of]!++;
  });
  return counts;
}

/** Works of one seat under way at `at`. They begin in order; what began long before may still be held (a letter). */
function heldAt(works: readonly WorkRow[], at: number): readonly WorkRow[] {
  return works.filter(({ connectedAt, endedAt }) => connectedAt <= at && endedAt > at);
}
