import { expect, test } from "vitest";
import type { AlarmFrame } from "../../../sim/metrics/alarms/alarm.ts";
import { AlarmBook } from "../../../sim/metrics/alarms/book.ts";
import { parseRules } from "../../../sim/metrics/alarms/parseRules.ts";
import type { AlarmMetric, AlarmRule } from "../../../sim/metrics/alarms/rule.ts";
import { METRIC_TRAITS } from "../../../sim/metrics/alarms/traits.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import type { Frame, ScopeFigures } from "../../../sim/metrics/frame.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { WAIT_RULE } from "../../fixtures/alarmWorld.ts";
import { FEED, FloorWorld, MORNING } from "../../fixtures/floorWorld.ts";

const config = defaultBoardConfig({ minimumN: 1 });
const FLOW: readonly AlarmMetric[] = [
  ...(["serviceLevel", "abandonment", "waiting", "longestWaitMs", "waitP90Ms", "averageSpeedOfAnswerMs"] as const),
  ...(["averageHandleMs", "occupancy", "slotLoad", "freeSlots", "agentsReady", "agentsOverLimit"] as const),
];

/** A rule on `metric` in every queue that holds whatever the figure is. */
function always(metric: AlarmMetric, scope: AlarmRule["scope"]): AlarmRule {
  const { watch: _, ...rule } = WAIT_RULE;
  const window = METRIC_TRAITS[metric].window === "now" ? "now" : config.headline;
  const id = `${metric.toLowerCase()}-${scope.kind}`;
  return { ...rule, id, metric, scope, window, act: { above: metric === "nps" ? -100 : 0 }, deadband: 1, sendTo: [] };
}

function told(rules: readonly AlarmRule[], live = false): (second: number) => Frame {
  expect(parseRules(rules)).toMatchObject({ ok: true });
  const world = new FloorWorld();
  const board = new Board(config, { alarms: new AlarmBook({ rules, timeZone: "UTC" }), live });
  for (const agentId of ["anna", "boris"]) {
    world.say(0, { type: "agent.session", agentId, state: "on", teamId: "north" });
    world.say(0, { type: "agent.membership", agentId, queueId: "sales", member: true });
    world.say(0, { type: "agent.presence", agentId, available: true });
  }
  world.queued(1, "a");
  world.connected(9, "a");
  world.released(50, "a");
  world.queued(10, "b");
  world.dequeued(18, "b");
  for (const id of ["c", "d"]) world.queued(30, id);
  for (const event of [...world.events].sort((one, other) => one.at - other.at)) board.apply(event);
  return (second) => board.frame((MORNING + second * 1_000) as Instant, FEED);
}

function figure(metric: AlarmMetric, row: ScopeFigures): { value?: number | undefined; n?: number | undefined } {
  const field = row[metric as keyof ScopeFigures];
  return typeof field === "object" ? (field as { value?: number; n: number }) : { value: field as number | undefined };
}

function shown({ value }: { readonly value?: number | undefined }): number | undefined {
  return value;
}

test("[AL24] the figure of an alarm is the figure of its row, for every metric of channels, queues and everything", () => {
  const rules = FLOW.flatMap((metric) =>
    (["total", "each-channel", "each-queue"] as const).map((kind) => always(metric, { kind })),
  );
  const frame = told(rules)(73);
  const rows = { total: frame.total, "channel:voice": frame.channels[0]!, "queue:sales": frame.queues[0]! };
  const seen = new Set<string>();
  for (const alarm of frame.alarms) {
    const row = rows[alarm.scope as keyof typeof rows];
    seen.add(alarm.metric);
    expect([alarm.id, alarm.value]).toEqual([alarm.id, shown(figure(alarm.metric, row))]);
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(["waiting", "longestWaitMs", "abandonment", "occupancy", "waitP90Ms"]),
  );
  expect(frame.alarms.length).toBeGreaterThan(20);
});

test("[AL24] teams and whole conversations are read by the same definitions", () => {
  const rules = [
    always("agentsReady", { kind: "each-team" }),
    always("freeSlots", { kind: "channel", channel: "voice" }),
  ];
  const frame = told(rules)(73);
  const byScope = (scope: string): AlarmFrame | undefined => frame.alarms.find((alarm) => alarm.scope === scope);
  expect(byScope("team:north")?.value).toBe(frame.teams[0]?.agentsReady);
  expect(byScope("channel:voice")?.value).toBe(frame.channels[0]?.freeSlots);
});

test("[AL25] in a floor that is not live silence is no alarm, a lost connection is", () => {
  const silent: AlarmRule = {
    ...always("sourceSilentMs", { kind: "each-source" }),
    act: { target: "missed" },
    deadband: 0,
  };
  expect(told([silent])(3_600).alarms).toEqual([]);
  expect(told([silent], true)(3_600).alarms).toMatchObject([{ scope: "source:test://one", threshold: 50_000 }]);
  const world = new FloorWorld();
  world.queued(0, "a");
  world.say(1, { type: "source.health", state: "disconnected" });
  expect(world.frame(70).alarms.map(({ ruleId }) => ruleId)).toContain("source-silent");
});
