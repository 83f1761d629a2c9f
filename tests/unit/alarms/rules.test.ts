import { expect, test } from "vitest";
import { parseAlarmChannels } from "../../../live/alarms/channelsFile.ts";
import { defaultAlarmRules } from "../../../sim/metrics/alarms/defaultRules.ts";
import { parseAction, parseRules } from "../../../sim/metrics/alarms/parseRules.ts";
import { ALARM_METRICS } from "../../../sim/metrics/alarms/rule.ts";
import { METRIC_TRAITS } from "../../../sim/metrics/alarms/traits.ts";
import { WINDOWS } from "../../../sim/metrics/config.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { WAIT_RULE } from "../../fixtures/alarmWorld.ts";

const problems = (value: unknown, sendTo?: readonly string[]) => {
  const parsed = parseRules(value, sendTo);
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
};

test("[AL20] the default rules are rules for every headline window", () => {
  for (const headline of WINDOWS) {
    expect(problems(JSON.parse(JSON.stringify(defaultAlarmRules(defaultBoardConfig({ headline })))))).toEqual([]);
  }
});

test("[AL20] every metric can be watched in every scope its traits name", () => {
  for (const metric of ALARM_METRICS) {
    const traits = METRIC_TRAITS[metric];
    for (const kind of traits.scopes) {
      const place = { channel: "voice", queueId: "sales", teamId: "north", source: "crm://one" };
      const field = { total: {}, channel: { channel: place.channel }, queue: { queueId: place.queueId } };
      const rest = { team: { teamId: place.teamId }, source: { source: place.source } };
      const scope = { kind, ...{ ...field, ...rest }[kind] };
      const window = traits.window === "now" ? "now" : "rolling-30";
      const evidence = traits.evidence === "interval" ? { kind: "interval", n: 20 } : { kind: "none" };
      const rule = { ...WAIT_RULE, metric, scope, window, evidence, watch: { above: 0.5 }, act: { above: 0.9 } };
      expect([metric, kind, problems([rule])]).toEqual([metric, kind, []]);
    }
  }
});

test("[AL21] every problem is told with its place, expectation and what came", () => {
  const { watch: _watch, act: _act, ...bare } = WAIT_RULE;
  expect(
    problems([
      { ...WAIT_RULE, id: "Not An Id", onDelayMs: -1, sound: "loud", sendTo: "ops" },
      { ...bare, metric: "mood" },
    ]),
  ).toEqual([
    "rules.0.id bad-format",
    "rules.0.onDelayMs out-of-range",
    "rules.0.sound not-one-of",
    "rules.0.sendTo wrong-type",
    "rules.1.metric not-one-of",
  ]);
  expect(parseRules([{ ...WAIT_RULE, id: "" }])).toMatchObject({
    problems: [{ expected: "1–64 lower-case letters, digits and hyphens", got: '""' }],
  });
  expect(problems({ rules: [] })).toEqual(["rules wrong-type"]);
  expect(problems(Array.from({ length: 201 }, () => WAIT_RULE))).toEqual(["rules bad-length"]);
  expect(problems([{ ...WAIT_RULE, extra: 1 }])).toEqual(["rules.0 wrong-type"]);
});

test("[AL22] what the parts of a rule say against each other is told", () => {
  const { watch: _watch, act: _act, ...bare } = WAIT_RULE;
  expect(problems([bare])).toEqual(["rules.0.act inconsistent"]);
  expect(problems([WAIT_RULE, WAIT_RULE])).toEqual(["rules.1.id inconsistent"]);
  expect(problems([{ ...WAIT_RULE, act: { above: 19_000 } }])).toEqual(["rules.0.act inconsistent"]);
  expect(problems([{ ...WAIT_RULE, act: { below: 1 } }])).toEqual(["rules.0.act inconsistent"]);
  expect(problems([{ ...WAIT_RULE, window: "day" }])).toEqual(["rules.0.window inconsistent"]);
  expect(problems([{ ...WAIT_RULE, scope: { kind: "each-team" } }])).toEqual(["rules.0.scope.kind inconsistent"]);
  expect(problems([{ ...WAIT_RULE, evidence: { kind: "minimum-n", n: 5 } }])).toEqual([
    "rules.0.evidence.kind inconsistent",
  ]);
  expect(problems([{ ...WAIT_RULE, metric: "abandonment", window: "day", watch: { above: 20 } }])).toEqual([
    "rules.0.watch inconsistent",
    "rules.0.act inconsistent",
  ]);
  expect(problems([{ ...bare, metric: "waiting", act: { target: "missed" } }])).toEqual(["rules.0.act inconsistent"]);
  expect(problems([WAIT_RULE], ["duty"])).toEqual(["rules.0.sendTo.0 inconsistent"]);
  expect(problems([WAIT_RULE], ["ops"])).toEqual([]);
});

test("[AL23] an action names who, and for how long where it shelves", () => {
  const id = "wait@channel:voice";
  expect(parseAction({ kind: "see", id, by: "MO" })).toEqual({ ok: true, action: { kind: "see", id, by: "MO" } });
  expect(parseAction({ kind: "see", id, by: "  " })).toMatchObject({ problems: [{ path: "by", code: "bad-length" }] });
  expect(parseAction({ kind: "see", id, by: "x".repeat(41) })).toMatchObject({ ok: false });
  expect(parseAction({ kind: "shelve", id, by: "MO", forMs: 59_999 })).toMatchObject({
    problems: [{ path: "forMs", code: "out-of-range" }],
  });
  expect(parseAction({ kind: "shelve", id, by: "MO", forMs: 86_400_001 })).toMatchObject({ ok: false });
  expect(parseAction({ kind: "shelve", id })).toMatchObject({ problems: [{ path: "by" }, { path: "forMs" }] });
});

test("[AL37] the file of channels is checked whole, and no problem quotes what may be a secret", () => {
  const secret = `whsec_${"A".repeat(44)}`;
  const hook = { id: "ops", kind: "webhook", language: "en", url: "https://example.org/x", secrets: [secret] };
  const mail = { id: "mail", kind: "mail", language: "ru", host: "mail.example.org", port: 587, security: "starttls" };
  const sender = { from: "wall@example.org", to: ["duty@example.org"] };
  const boardUrl = "https://wall.example.org";
  expect(parseAlarmChannels({ boardUrl, channels: [hook, { ...mail, ...sender }] })).toMatchObject({ ok: true });
  const wrong = parseAlarmChannels({
    boardUrl: "file:///etc",
    channels: [
      { ...hook, url: "http://example.org/x", secrets: ["hunter2"] },
      { ...mail, ...sender, security: "none", user: "u", password: "hunter2" },
    ],
  });
  expect(wrong).toMatchObject({ ok: false });
  if (wrong.ok) return;
  expect(wrong.problems.map(({ path }) => path)).toEqual([
    "boardUrl",
    "channels.0.secrets.0",
    "channels.0.url",
    "channels.1.security",
  ]);
  expect(JSON.stringify(wrong)).not.toContain("hunter2");
  expect(parseAlarmChannels({ boardUrl, channels: [{ ...hook, url: "http://example.org/x" }] })).toMatchObject({
    problems: [{ path: "channels.0.url", code: "inconsistent" }],
  });
  expect(parseAlarmChannels({ boardUrl, channels: [hook, hook] })).toMatchObject({
    problems: [{ path: "channels.1.id" }],
  });
});
