import { describe, expect, test } from "vitest";
import { compileCentre } from "../../sim/engine/centre.ts";
import { EventRecorder } from "../../sim/engine/eventRecorder.ts";
import { Kernel } from "../../sim/engine/kernel/kernel.ts";
import { Sources } from "../../sim/engine/kernel/sources.ts";
import { PolicyExplainer } from "../../sim/routing/explain/explainer.ts";
import type { Moment } from "../../sim/routing/explain/refusals.ts";
import { POLICIES } from "../../sim/routing/registry.ts";
import { demonstration } from "../../sim/scenario/demonstration.ts";
import type { PolicyChoice, Scenario } from "../../sim/scenario/scenario.ts";
import type { GroupSpec } from "../../sim/scenario/staff.ts";
import { hours, instant } from "../../sim/vocabulary/index.ts";
import { exponential, MONDAY } from "../fixtures/centres.ts";
import { queue, team, world } from "../fixtures/routingCentre.ts";

/** Batches wait by design; all others may leave nobody beside whoever could take them. */
const EAGER: readonly PolicyChoice[] = [
  ...POLICIES.filter(({ id }) => id !== "batch").map(({ id }) => id),
  { name: "reserve", parameters: { agents: 2, fromEmail: 4, hysteresis: 2 } },
  { name: "bullseye", parameters: { ring: 5, rings: 4 } },
];

/** Three groups who help each other out, just enough of them. */
const HELPERS: readonly GroupSpec[] = [
  team("phones", 5, [
    ["calls", 8],
    ["back", 4],
    ["mail", 2],
  ]),
  team("writers", 3, [
    ["chats", 6],
    ["mail", 3],
    ["calls", 2],
  ]),
  team("mails", 2, [
    ["mail", 5],
    ["calls", 5],
    ["chats", 5],
  ]),
];
/** Three groups who can all do everything. */
const ALIKE: readonly GroupSpec[] = ["one", "two", "three"].map((id, i) =>
  team(id, i + 2, [
    ["calls", 5],
    ["chats", 5],
    ["mail", 5],
    ["back", 5],
  ]),
);

function pressed(policy: PolicyChoice, groups: readonly GroupSpec[]): Scenario {
  const busy = (perHour: number) => ({
    arrivals: { profile: "daily", intervalMinutes: 1_440, perHour: [perHour] } as const,
    talkMs: exponential(300_000),
    patienceMs: exponential(400_000),
  });
  const queues = [
    queue("calls", "voice", { ...busy(60), priority: 1 }),
    queue("chats", "chat", { ...busy(70), priority: 4 }),
    queue("mail", "email", { ...busy(40), priority: 9 }),
    queue("back", "callback", { ...busy(6), priority: 6 }),
  ];
  return world(policy, queues, groups);
}

describe("the floor under each policy", () => {
  test.each(EAGER.map((policy) => [JSON.stringify(policy), policy] as const))(
    "[R32] under %s nobody waits beside an agent whom skill, step, slots and guards allow",
    (_, policy) => {
      followed({ ...demonstration, policy }, 1, 17);
      followed(pressed(policy, HELPERS), 3, 1);
      followed(pressed(policy, ALIKE), 3, 1);
    },
  );
});

/** Runs the centre for some hours of a morning, looking at the floor every few events. */
function followed(scenario: Scenario, length: number, every: number): void {
  const startAt = instant(MONDAY + hours(9));
  const centre = compileCentre(scenario);
  const observer = new EventRecorder("run", () => undefined);
  const kernel = new Kernel(centre, new Sources(centre), {
    seed: "nobody waits",
    replication: 0,
    startAt,
    observer,
    lazy: true,
  });
  kernel.begins();
  const explainer = new PolicyExplainer(scenario);
  const moment: Moment = { floor: kernel.floor, memory: centre.policy.memory };
  let looks = 0;
  let waiting = 0;
  for (let steps = 0; kernel.now < startAt + hours(length); steps++) {
    kernel.step();
    // Between two instants, and not after each: an instant may hold several events.
    if (steps % every !== 0 || kernel.nextAt <= kernel.now) continue;
    looks++;
    centre.policy.lines.forEach((_line, line) => {
      const contact = kernel.floor.head(line);
      if (contact < 0) return;
      waiting++;
      const { reasons } = explainer.silence(moment, contact, line);
      expect(reasons.filter(({ why }) => why.rule === "none")).toEqual([]);
    });
  }
  expect(looks).toBeGreaterThan(100);
  expect(waiting).toBeGreaterThan(20);
}
