import { describe, expect, test } from "vitest";
import { AlarmBook } from "../../../sim/metrics/alarms/book.ts";
import { parseBookState } from "../../../sim/metrics/alarms/bookState.ts";
import { ALARM_BOUNDS } from "../../../sim/metrics/alarms/bounds.ts";
import { AlarmWorld, WAIT_ID, WAIT_RULE } from "../../fixtures/alarmWorld.ts";

const see = { kind: "see", id: WAIT_ID, by: "MO" } as const;
const shelve = { kind: "shelve", id: WAIT_ID, by: "MO", forMs: 600_000 } as const;
const unshelve = { kind: "unshelve", id: WAIT_ID, by: "AK" } as const;

describe("delays and deadband", () => {
  test("[AL1] it comes once the condition has held for the on-delay, dated from when that began", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 5);
    expect(world.book.alarms()).toEqual([]);
    world.pass(10, 10);
    expect(world.story()).toEqual(["10 came watch"]);
    expect(world.book.alarms()[0]).toMatchObject({
      id: WAIT_ID,
      state: "new",
      sinceAt: world.at(0),
      stateAt: world.at(10),
    });
  });

  test("[AL1] a condition that stops before its delay is up begins anew", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 5).set(20_000).pass(10, 10).set(21_000).pass(15, 20);
    expect(world.story()).toEqual([]);
    expect(world.pass(25, 25).story()).toEqual(["25 came watch"]);
  });

  test("[AL2] it leaves once the condition has been gone for the off-delay; nobody waiting is gone", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10).set(undefined).pass(15, 30);
    expect(world.story()).toEqual(["10 came watch"]);
    expect(world.pass(35, 35).story()).toEqual(["10 came watch", "35 left watch"]);
  });

  test("[AL3] the figure must come back past the threshold by the deadband", () => {
    const world = new AlarmWorld([{ ...WAIT_RULE, deadband: 5_000 }]).set(21_000).pass(0, 10).set(15_001).pass(15, 100);
    expect(world.story()).toEqual(["10 came watch"]);
    expect(world.set(15_000).pass(105, 125).story()).toEqual(["10 came watch", "125 left watch"]);
  });

  test("[AL3] the deadband does not help it to come", () => {
    const world = new AlarmWorld([{ ...WAIT_RULE, deadband: 5_000 }]).set(20_000).pass(0, 100);
    expect(world.story()).toEqual([]);
  });

  test("[AL4] worse and better have delays of their own, and worse is new again", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10);
    world.act(12, see);
    world.set(61_000).pass(15, 25);
    expect(world.book.alarms()[0]).toMatchObject({ level: "act", state: "new", levelAt: world.at(25) });
    expect(world.book.alarms()[0]).not.toHaveProperty("seenBy");
    world.act(26, see);
    world.set(30_000).pass(30, 50);
    expect(world.story()).toEqual([
      "10 came watch",
      "12 seen watch by MO",
      "25 worse act",
      "26 seen act by MO",
      "50 better watch",
    ]);
    expect(world.book.alarms()[0]).toMatchObject({ level: "watch", state: "seen", seenBy: "MO" });
  });

  test("[AL4] a rule with act alone has no watch after it", () => {
    const { watch: _, ...rule } = WAIT_RULE;
    const world = new AlarmWorld([rule]).set(61_000).pass(0, 10).set(30_000).pass(15, 35);
    expect(world.story()).toEqual(["10 came act", "35 left act"]);
  });
});

describe("evidence", () => {
  const ratio = {
    ...WAIT_RULE,
    metric: "abandonment",
    window: "rolling-30",
    watch: { above: 0.1 },
    act: { above: 0.2 },
    evidence: { kind: "interval", n: 20 },
    watchEvidence: { kind: "minimum-n", n: 20 },
  } as const;

  test("[AL5] below the minimum n a figure says nothing", () => {
    const world = new AlarmWorld([ratio]).set(0.5, { n: 19, low: 0.3, high: 0.7 }).pass(0, 60);
    expect(world.story()).toEqual([]);
    expect(world.set(0.5, { n: 20, low: 0.3, high: 0.7 }).pass(65, 75).story()).toEqual(["75 came act"]);
  });

  test("[AL5] by interval its nearer end must exclude the threshold; watch may ask for less", () => {
    const world = new AlarmWorld([ratio]).set(0.3, { n: 20, low: 0.2, high: 0.5 }).pass(0, 60);
    expect(world.story()).toEqual(["10 came watch"]);
    expect(world.set(0.3, { n: 40, low: 0.201, high: 0.45 }).pass(65, 75).story()).toContain("75 worse act");
  });

  test("[AL5] below: the upper end; the scope's own target where the rule names none", () => {
    const rule = {
      ...ratio,
      metric: "serviceLevel",
      watch: { target: "missed" },
      act: { target: "missed" },
    } as const;
    const world = new AlarmWorld([rule]).set(0.7, { n: 30, low: 0.5, high: 0.8, target: 0.8 }).pass(0, 30);
    expect(world.story()).toEqual(["10 came watch"]);
    world.set(0.7, { n: 300, low: 0.6, high: 0.799, target: 0.8 }).pass(35, 45);
    expect(world.story()).toContain("45 worse act");
    expect(new AlarmWorld([rule]).set(0.7, { n: 300, low: 0.6, high: 0.75 }).pass(0, 60).story()).toEqual([]);
  });
});

describe("life cycle", () => {
  test("[AL6] seen leaves at once; seen by a second person stays with the first", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10);
    expect(world.act(11, see)).toEqual({ ok: true, state: "seen" });
    expect(world.act(12, { ...see, by: "AK" })).toEqual({ ok: true, state: "seen" });
    expect(world.book.alarms()[0]).toMatchObject({ state: "seen", seenBy: "MO", stateAt: world.at(11) });
    world.set(undefined).pass(15, 35);
    expect(world.story()).toEqual(["10 came watch", "11 seen watch by MO", "35 left watch"]);
    expect(world.book.alarms()).toEqual([]);
  });

  test("[AL7] unseen it stays as returned for five minutes, or until somebody reads it", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10).set(undefined).pass(15, 35);
    expect(world.book.alarms()[0]).toMatchObject({ state: "returned", stateAt: world.at(35), clearsAt: world.at(335) });
    world.pass(40, 330);
    expect(world.book.alarms()).toHaveLength(1);
    expect(world.pass(335, 335).book.alarms()).toEqual([]);

    const read = new AlarmWorld().set(21_000).pass(0, 10).set(undefined).pass(15, 35);
    expect(read.act(40, see)).toEqual({ ok: true, state: "gone" });
    expect(read.book.alarms()).toEqual([]);
    expect(read.story().at(-1)).toBe("40 seen watch by MO");
  });

  test("[AL8] shelved it is put aside until its time, then it is new", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10);
    expect(world.act(12, shelve)).toEqual({ ok: true, state: "shelved" });
    expect(world.book.alarms()[0]).toMatchObject({ state: "shelved", shelvedUntilAt: world.at(612) });
    world.pass(15, 610);
    expect(world.book.alarms()[0]?.state).toBe("shelved");
    world.pass(615, 615);
    expect(world.book.alarms()[0]).toMatchObject({ state: "new", stateAt: world.at(615) });
    expect(world.story()).toEqual(["10 came watch", "12 shelved watch by MO", "615 unshelved watch"]);
  });

  test("[AL8] whoever takes it back has seen it; shelved again counts from the later word", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10);
    world.act(12, shelve);
    world.act(60, shelve);
    expect(world.book.alarms()[0]).toMatchObject({ shelvedUntilAt: world.at(660) });
    expect(world.act(70, unshelve)).toEqual({ ok: true, state: "seen" });
    expect(world.book.alarms()[0]).toMatchObject({ state: "seen", seenBy: "AK" });
  });

  test("[AL8] put aside as watch and now act: it is new; put aside as act it stays aside", () => {
    const watch = new AlarmWorld().set(21_000).pass(0, 10);
    watch.act(12, shelve);
    watch.set(61_000).pass(15, 25);
    expect(watch.book.alarms()[0]).toMatchObject({ level: "act", state: "new" });
    const act = new AlarmWorld().set(61_000).pass(0, 10);
    act.act(12, shelve);
    act.set(30_000).pass(15, 35).set(61_000).pass(40, 50);
    expect(act.book.alarms()[0]).toMatchObject({ level: "act", state: "shelved" });
    expect(act.sent()).toEqual(["10 came act → ops"]);
  });

  test("[AL8] put aside until a time means until then, even when it was gone in between", () => {
    const world = new AlarmWorld([{ ...WAIT_RULE, cooldownMs: 0 }]).set(21_000).pass(0, 10);
    world.act(12, shelve);
    world.set(undefined).pass(15, 35);
    expect(world.book.alarms()).toEqual([]);
    world.set(21_000).pass(40, 50);
    expect(world.book.alarms()[0]).toMatchObject({ state: "shelved", shelvedUntilAt: world.at(612) });
    expect(world.pass(55, 615).book.alarms()[0]?.state).toBe("new");
  });

  test("[AL9] within the cooldown it comes back as it was and is not counted again", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10);
    world.act(11, see);
    world.set(undefined).pass(15, 35).set(21_000).pass(40, 50);
    expect(world.story().slice(2)).toEqual(["35 left watch", "50 came-back watch"]);
    expect(world.book.alarms()[0]).toMatchObject({
      state: "seen",
      seenBy: "MO",
      stateAt: world.at(11),
      sinceAt: world.at(40),
    });
    expect(world.book.rate(world.at(50))).toEqual({ lastHour: 1, open: 1 });
  });

  test("[AL9] unseen it comes back as the same new one; worse than it was it is new as of now", () => {
    const unseen = new AlarmWorld().set(21_000).pass(0, 10).set(undefined).pass(15, 35).set(21_000).pass(40, 50);
    expect(unseen.book.alarms()).toHaveLength(1);
    expect(unseen.book.alarms()[0]).toMatchObject({ state: "new", stateAt: unseen.at(10) });
    const worse = new AlarmWorld().set(21_000).pass(0, 10);
    worse.act(11, see);
    worse.set(undefined).pass(15, 35).set(61_000).pass(40, 50);
    expect(worse.story().slice(-2)).toEqual(["50 came-back watch", "50 worse act"]);
    expect(worse.book.alarms()[0]).toMatchObject({ state: "new", stateAt: worse.at(50), level: "act" });
  });

  test("[AL9] after the cooldown it comes as new", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10);
    world.act(11, see);
    world.set(undefined).pass(15, 325).set(21_000).pass(330, 340);
    expect(world.story().slice(-1)).toEqual(["340 came watch"]);
    expect(world.book.alarms()[0]).toMatchObject({ state: "new", stateAt: world.at(340) });
  });

  test("[AL10] an action that does not fit says so and changes nothing", () => {
    const world = new AlarmWorld().set(21_000);
    expect(world.act(0, see)).toMatchObject({ ok: false, code: "unknown-alarm" });
    world.pass(0, 10);
    expect(world.act(11, unshelve)).toMatchObject({ ok: false, code: "alarm-state" });
    world.act(12, shelve);
    expect(world.act(13, see)).toMatchObject({ ok: false, code: "alarm-state" });
    world.act(14, unshelve);
    world.set(undefined).pass(15, 35);
    const gone = new AlarmWorld().set(21_000).pass(0, 10).set(undefined).pass(15, 35);
    expect(gone.act(36, shelve)).toMatchObject({ ok: false, code: "alarm-state" });
    expect(gone.story()).toEqual(["10 came watch", "35 left watch"]);
  });

  test("[AL11] what it watched is gone: so is the condition", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10);
    world.scopes = [];
    world.pass(15, 30);
    expect(world.story()).toEqual(["10 came watch"]);
    expect(world.pass(35, 35).story()).toEqual(["10 came watch", "35 left watch"]);
  });
});

describe("messages", () => {
  test("[AL12] a message is owed when it comes, gets worse and leaves", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10).set(61_000).pass(15, 25).set(30_000).pass(30, 50);
    world.set(undefined).pass(55, 75);
    expect(world.sent()).toEqual(["10 came watch → ops", "25 worse act → ops", "75 left watch → ops"]);
  });

  test("[AL12] of an alarm that came back nothing is owed unless it got worse", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10).set(undefined).pass(15, 35).set(21_000).pass(40, 50);
    world.set(undefined).pass(55, 75);
    expect(world.sent()).toEqual(["10 came watch → ops", "35 left watch → ops"]);
  });

  test("[AL13] in quiet hours it shows, and sends nothing, by the centre's own clock", () => {
    // MORNING is Monday 08:00 UTC, 11:00 in Moscow.
    const quietHours = [{ weekdays: [1], startMinute: 660, endMinute: 661 }];
    const moscow = new AlarmWorld([{ ...WAIT_RULE, quietHours }], undefined, "Europe/Moscow").set(21_000).pass(0, 10);
    expect(moscow.story()).toEqual(["10 came watch"]);
    expect(moscow.sent()).toEqual([]);
    expect(moscow.book.isQuiet(moscow.book.rules[0]!, moscow.at(59.999))).toBe(true);
    expect(moscow.book.isQuiet(moscow.book.rules[0]!, moscow.at(60))).toBe(false);
    const utc = new AlarmWorld([{ ...WAIT_RULE, quietHours }]).set(21_000).pass(0, 10);
    expect(utc.sent()).toEqual(["10 came watch → ops"]);
  });

  test("[AL13] quiet hours over midnight belong to the day they begin", () => {
    const night = { ...WAIT_RULE, quietHours: [{ weekdays: [1], startMinute: 1_320, endMinute: 360 }] };
    const world = new AlarmWorld([night], 1_773_014_400_000); // Monday 00:00
    const hour = (h: number) => world.book.isQuiet(night, world.at(h * 3_600));
    expect([1, 21.9, 22, 24 + 5.9, 24 + 6, 24 + 22].map(hour)).toEqual([false, false, true, true, false, false]);
  });
});

describe("the book", () => {
  test("[AL14] it counts its own alarms of the last hour, and says since when there is none", () => {
    const world = new AlarmWorld([{ ...WAIT_RULE, cooldownMs: 0 }]).pass(0, 5);
    expect(world.book.rate(world.at(5))).toEqual({ lastHour: 0, open: 0, noneSinceAt: world.at(0) });
    world.set(21_000).pass(10, 20);
    expect(world.book.rate(world.at(20))).toEqual({ lastHour: 1, open: 1 });
    world.act(21, see);
    world.set(undefined).pass(25, 45);
    expect(world.book.rate(world.at(45))).toEqual({ lastHour: 1, open: 0, noneSinceAt: world.at(45) });
    expect(world.book.rate(world.at(3_620)).lastHour).toBe(0);
    expect(world.book.rate(world.at(3_619)).lastHour).toBe(1);
  });

  test("[AL15] at most 1,000 at once: what is over makes room, others wait until there is some", () => {
    const rule = { ...WAIT_RULE, scope: { kind: "each-queue" }, onDelayMs: 0, offDelayMs: 0 } as const;
    const world = new AlarmWorld([rule]);
    const scopes = Array.from({ length: ALARM_BOUNDS.open + 1 }, (_, i) => ({
      key: `queue:${i}`,
      scope: `queue:${i}`,
    }));
    world.scopes = scopes;
    for (const { key } of scopes) world.readings.set(key, { value: 21_000 });
    world.pass(0, 0);
    expect(world.book.alarms()).toHaveLength(ALARM_BOUNDS.open);
    expect(world.book.alarms().some(({ scope }) => scope === "queue:1000")).toBe(false);
    world.readings.set("queue:5", {});
    world.pass(5, 5);
    expect(world.book.alarms()).toHaveLength(ALARM_BOUNDS.open);
    expect(world.book.alarms().some(({ scope }) => scope === "queue:1000")).toBe(true);
  });

  test("[AL16] put away and taken up again it goes on as if nothing had been, delays on their way included", () => {
    const through = new AlarmWorld().set(21_000).pass(0, 10);
    through.act(12, see);
    through.set(61_000).pass(15, 20);
    const before = new AlarmWorld().set(21_000).pass(0, 10);
    before.act(12, see);
    before.set(61_000).pass(15, 20);
    const kept = parseBookState(JSON.parse(JSON.stringify(before.book.state())));
    const after = new AlarmWorld().set(61_000);
    after.book.restore(kept!);
    // The past told once more changes nothing.
    after.pass(0, 20);
    expect(after.story()).toEqual([]);
    after.pass(25, 25);
    through.pass(25, 25);
    expect(after.story()).toEqual(["25 worse act"]);
    expect(after.book.state()).toEqual(through.book.state());
  });

  test("[AL16] a state of another version or a damaged one is no state", () => {
    const state = new AlarmWorld().set(21_000).pass(0, 10).book.state();
    expect(parseBookState({ ...state, version: 2 })).toBeUndefined();
    expect(parseBookState({ ...state, open: [{}] })).toBeUndefined();
    expect(parseBookState(null)).toBeUndefined();
  });

  test("[AL16] a stretch nobody watched does not count towards a delay", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 5);
    world.book.skipTo(world.at(600));
    world.pass(10, 605);
    expect(world.story()).toEqual([]);
    expect(world.pass(610, 615).story()).toEqual(["615 came watch"]);
  });

  test("[AL17] alarms of a rule that is gone or switched off leave with it; a changed rule begins its delays anew", () => {
    const world = new AlarmWorld().set(21_000).pass(0, 10);
    world.book.setRules([{ ...WAIT_RULE, enabled: false }], world.at(11));
    expect(world.story()).toEqual(["10 came watch", "11 left watch"]);
    expect(world.book.alarms()).toEqual([]);
    world.book.setRules([WAIT_RULE], world.at(12));
    world.pass(15, 20);
    world.book.setRules([{ ...WAIT_RULE, response: "Call the back office" }], world.at(21));
    world.pass(25, 30);
    expect(world.story()).toHaveLength(2);
    expect(world.pass(35, 35).story()).toHaveLength(3);
  });

  test("[AL18] worst first: act before watch, new before seen, then what is over, then what is put aside", () => {
    const rule = { ...WAIT_RULE, scope: { kind: "each-queue" }, onDelayMs: 0, offDelayMs: 0 } as const;
    const world = new AlarmWorld([rule]);
    world.scopes = ["seen", "over", "aside", "watch", "act"].map((name) => ({
      key: `queue:${name}`,
      scope: `queue:${name}`,
    }));
    for (const { key } of world.scopes) world.readings.set(key, { value: key === "queue:act" ? 61_000 : 21_000 });
    world.pass(0, 0);
    world.act(1, { kind: "see", id: "wait@queue:seen", by: "MO" });
    world.act(2, { kind: "shelve", id: "wait@queue:aside", by: "MO", forMs: 60_000 });
    world.readings.set("queue:over", {});
    world.pass(5, 5);
    expect(world.book.alarms().map(({ scope }) => scope.slice(6))).toEqual(["act", "watch", "seen", "over", "aside"]);
  });

  test("[AL15] more rules than a book may hold are our mistake", () => {
    const rules = Array.from({ length: 201 }, (_, i) => ({ ...WAIT_RULE, id: `r${i}` }));
    expect(() => new AlarmBook({ rules, timeZone: "UTC" })).toThrow("rules: expected at most 200, got 201");
  });
});
