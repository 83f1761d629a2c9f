import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import type { useWords } from "../../../app/_i18n/Words.tsx";
import { ALL, filtered, historyCsv } from "../../../app/alarms/historyRows.ts";
import { aboutMetric, freeId, freshRule, isRulesLike, wrongRules } from "../../../app/alarms/ruleDraft.ts";
import { minuteText, ruleName, ruleSentences } from "../../../app/alarms/ruleSentence.ts";
import type { AlarmChange } from "../../../sim/metrics/alarms/alarm.ts";
import { defaultAlarmRules } from "../../../sim/metrics/alarms/defaultRules.ts";
import { ALARM_METRICS, type AlarmRule } from "../../../sim/metrics/alarms/rule.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import type { Instant, QueueId } from "../../../sim/vocabulary/index.ts";
import { en, ru } from "../../fixtures/allMessages.ts";

type Words = ReturnType<typeof useWords>;
const english = createTranslator({ locale: "en", messages: en, timeZone: "UTC" }) as unknown as Words;
const russian = createTranslator({ locale: "ru", messages: ru, timeZone: "UTC" }) as unknown as Words;
const plain = (sentences: readonly string[]) => sentences.join(" ").replaceAll("\u00a0", " ");

const whole: AlarmRule = {
  ...freshRule("sl"),
  metric: "serviceLevel",
  scope: { kind: "each-channel", channelKinds: ["live", "session"] },
  window: "rolling-30",
  watch: { below: 0.8 },
  act: { below: 0.7 },
  evidence: { kind: "interval", n: 20 },
  watchEvidence: { kind: "minimum-n", n: 5 },
  onDelayMs: 0,
  deadband: 0.05,
  quietHours: [{ weekdays: [7, 6], startMinute: 1_320, endMinute: 390 }],
  sound: "until-seen",
  sendTo: ["duty", "mail"],
};

test("[BE11] a rule is said in plain English", () => {
  expect(ruleName(whole, english)).toBe("Service level, each channel: live, session");
  expect(plain(ruleSentences(whole, english, "en"))).toBe(
    "Act when service level of each channel: live, session over 30 min is below 70%, beyond chance from n 20 on. " +
      "Watch when service level of each channel: live, session over 30 min is below 80%, from n 5 on. " +
      "Shows: at once, leaves: after 30 s. Leaves only 5% back past the limit. Not new again for 5 min. " +
      "Sounds until seen. Quiet Sat, Sun 22:00–06:30. Sends to duty, mail.",
  );
});

test("[BE11] and in plain Russian", () => {
  expect(plain(ruleSentences(whole, russian, "ru"))).toBe(
    "Срочно, когда уровень сервиса (каждый канал: живые, сеансы) за 30 мин ниже 70 %, не случайно, при n от 20. " +
      "Внимание, когда уровень сервиса (каждый канал: живые, сеансы) за 30 мин ниже 80 %, при n от 5. " +
      "Появляется: сразу, уходит: через 30 с. Уходит, лишь вернувшись за порог на 5 %. Новой снова не считается 5 мин. " +
      "Звук, пока не примут. Тихо: Сб, Вс 22:00–06:30. Сообщает: duty, mail.",
  );
});

test("[BE11] targets, times of them, no threshold and a rule switched off are said", () => {
  const wait = { ...freshRule("w"), act: { target: "missed", times: 1.5 } as const };
  expect(plain(ruleSentences(wait, english, "en"))).toContain("is longer than 1.5 times its limit");
  expect(plain(ruleSentences(wait, russian, "ru"))).toContain("дольше нормы × 1,5");
  const { watch: _, ...silent } = { ...freshRule("w"), enabled: false };
  expect(plain(ruleSentences(silent, english, "en"))).toMatch(/^Switched off\. Never calls/);
  expect([minuteText(0), minuteText(510), minuteText(1_440)]).toEqual(["00:00", "08:30", "24:00"]);
});

test("[BE12] a rule moved from any figure to any other is right by itself", () => {
  for (const from of ALARM_METRICS) {
    const rule = aboutMetric(freshRule("r"), from);
    for (const to of ALARM_METRICS) {
      const moved = aboutMetric(rule, to);
      const wrong = [...(wrongRules([moved], []).get(0) ?? [])];
      // Without a target there is no first threshold to offer: one has to be typed.
      const known = moved.watch === undefined && moved.act === undefined ? ["act"] : [];
      expect(wrong, `${from} → ${to}`).toEqual(known);
    }
  }
});

test("[BE12] thresholds in another unit give way, targets stay", () => {
  const rule: AlarmRule = {
    ...freshRule("r"),
    watch: { above: 60_000 },
    act: { target: "missed", times: 3 },
    deadband: 5_000,
  };
  expect(aboutMetric(rule, "waitP90Ms")).toMatchObject({
    watch: { above: 60_000 },
    window: "rolling-30",
    deadband: 5_000,
  });
  const share = aboutMetric(rule, "abandonment");
  expect([share.watch, share.act, share.deadband]).toEqual([undefined, undefined, 0]);
});

test("[BE5] wrong fields are told by rule and field; ids of channels out count once they are known", () => {
  const queue = { kind: "queue", queueId: "" as QueueId } as const;
  const rules: AlarmRule[] = [freshRule("a"), { ...freshRule("b"), scope: queue, onDelayMs: -1, sendTo: ["gone"] }];
  expect(wrongRules(rules, undefined).get(0)).toBeUndefined();
  expect([...(wrongRules(rules, undefined).get(1) ?? [])].sort()).toEqual(["onDelayMs", "scope"]);
  const named: AlarmRule[] = [{ ...freshRule("b"), sendTo: ["gone"] }];
  expect([wrongRules(named, undefined).size, [...(wrongRules(named, []).get(0) ?? [])]]).toEqual([0, ["sendTo"]]);
  expect(wrongRules(defaultAlarmRules(defaultBoardConfig()), [])).toEqual(new Map());
});

test("[BE7] a copied rule gets an id of its own", () => {
  expect(freeId("rule", ["rule", "rule-2"])).toBe("rule-3");
  expect(freeId("x".repeat(64), ["x".repeat(64)])).toBe(`${"x".repeat(58)}-2`);
});

test("[BE2] only what has the form of rules is taken up as a draft", () => {
  expect(isRulesLike([whole])).toBe(true);
  for (const value of [null, {}, [null], [{ ...whole, metric: "luck" }], [{ ...whole, sendTo: 1 }]]) {
    expect(isRulesLike(value)).toBe(false);
  }
});

const change = (at: number, over: Partial<AlarmChange>): AlarmChange => ({
  ...{ at: at as Instant, id: "r@channel:voice", ruleId: "r", scope: "channel:voice", change: "came", level: "watch" },
  ...over,
});
const CHANGES = [
  change(1, {}),
  change(2, { change: "worse", level: "act", value: 90_000 }),
  change(3, { ruleId: "other", scope: "queue:Ночь", by: "MO", change: "seen" }),
];
const nameOf = (scope: string) => (scope === "channel:voice" ? "Голос" : scope.slice(6));

test("[BE14] the history is narrowed by each part, latest first", () => {
  const at = (filter: Partial<typeof ALL>) => filtered(CHANGES, { ...ALL, ...filter }, nameOf).map((row) => row.at);
  expect(at({})).toEqual([3, 2, 1]);
  expect(at({ ruleId: "r" })).toEqual([2, 1]);
  expect(at({ change: "seen" })).toEqual([3]);
  expect(at({ level: "act" })).toEqual([2]);
  expect(at({ where: " голос" })).toEqual([2, 1]);
  expect(at({ where: "НОЧЬ" })).toEqual([3]);
  expect(at({ where: "channel:" })).toEqual([2, 1]);
});

test("[BE14] CSV quotes what needs it and defuses formulas", () => {
  const rows = [change(Date.UTC(2026, 2, 11), { by: '=1+1,"x"', value: 0.5, n: 20 })];
  expect(historyCsv(rows)).toBe(
    'time,rule,scope,change,level,value,n,by\r\n2026-03-11T00:00:00.000Z,r,channel:voice,came,watch,0.5,20,"\'=1+1,""x"""\r\n',
  );
});
