import { expect, test } from "vitest";
import { compileCentre } from "../../../sim/engine/centre.ts";
import { Kernel } from "../../../sim/engine/kernel/kernel.ts";
import { Sources } from "../../../sim/engine/kernel/sources.ts";
import { hours, later, minutes } from "../../../sim/vocabulary/index.ts";
import { centre, exponential, firstCome, group, MONDAY, voiceQueue } from "../../fixtures/centres.ts";
import { queueSums, talliesOf } from "../../fixtures/tallied.ts";

const LINE = voiceQueue(120, exponential(60_000), { patienceMs: exponential(60_000) });
const WAITS = firstCome({
  plans: [{ for: {}, steps: [{ when: [], agents: {}, notBeforeMs: 30_000 }] }],
});

function run(lazy: boolean) {
  const scenario = centre([LINE], [group(3, [LINE])], { policy: WAITS });
  const tallies = talliesOf(scenario, MONDAY, later(MONDAY, hours(12)));
  const compiled = compileCentre(scenario);
  const kernel = new Kernel(compiled, new Sources(compiled), {
    ...{ seed: "held", replication: 0, startAt: MONDAY, observer: tallies, lazy },
  });
  kernel.begins();
  // At the last instant some wait for their step, and some of them have given up.
  const done = kernel.advance(later(MONDAY, hours(6)), 100_000);
  kernel.departures.purge();
  return { done, ...queueSums(tallies, 0), held: kernel.steps.held[0]!, waiting: kernel.departures.waiting(0) };
}

test("[E23] whoever gives up before the step begins leaves as everybody does, booked at once or when somebody looks", () => {
  const late = run(true);
  expect(late.done).toBe(true);
  expect(late.queued).toBe(late.answered + late.abandoned + late.waiting);
  expect(late.held).toBeLessThanOrEqual(late.waiting);
  expect(late).toEqual(run(false));
  // Half a minute of an exponential patience of one: 39 % do not bear it.
  expect(late.abandoned / late.queued).toBeCloseTo(1 - Math.exp(-0.5), 1);
});

test("[E31] with more agents at work than there was room for at first, every conversation ends, and none too soon", () => {
  const chat = voiceQueue(12_000, { kind: "deterministic", valueMs: minutes(30) }, { id: "chat", channel: "chat" });
  const slots = { total: 2, byChannel: { chat: 2 }, slowDown: { chat: [1, 1.2] } };
  const scenario = centre([chat], [group(300, [chat], { slots })], {
    policy: firstCome({ agentScore: [{ feature: "open", weight: -1, transform: "linear" }] }),
  });
  const tallies = talliesOf(scenario, MONDAY, later(MONDAY, hours(12)));
  const compiled = compileCentre(scenario);
  const kernel = new Kernel(compiled, new Sources(compiled), {
    ...{ seed: "many", replication: 0, startAt: MONDAY, observer: tallies, lazy: true },
  });
  kernel.begins();
  kernel.advance(later(MONDAY, minutes(1)), 100_000);
  // Nobody else comes; nobody has a second conversation, which would put down anew when the first one ends.
  kernel.arriving.endsAt(kernel.now);
  kernel.advance(later(MONDAY, hours(12)), 100_000);
  const { queued, handled, talkMs } = queueSums(tallies, 0);
  expect(queued).toBeGreaterThan(150);
  expect([handled, talkMs]).toEqual([queued, queued * minutes(30)]);
});
