import { describe, expect, test } from "vitest";
import { BOUNDS } from "../../../sim/scenario/bounds.ts";
import { RUN_BOUNDS } from "../../../sim/theatre/open/bounds.ts";
import { linkOf, readLink } from "../../../sim/theatre/open/link.ts";
import { planRun } from "../../../sim/theatre/open/plan.ts";
import { openRun } from "../../../sim/theatre/theatreRun.ts";
import type { RunDescription } from "../../../sim/theatre/types/index.ts";
import { at, describedRun, opened, twoAgents } from "../../fixtures/theatreWorlds.ts";

const whole: RunDescription = {
  ...describedRun("nine-islands", "two-joined"),
  a: { variant: "base", policy: { name: "fifo-li", parameters: { clock: "since-offer" } } },
  seed: "Тур & де = # 100 %",
  injections: [
    { kind: "spike", atMs: 60_000, queueIds: ["phone", "chat"], factor: 2.5, minutes: 15 },
    { kind: "agents-return", atMs: 90_500, groupId: "phone" },
  ],
  atMs: 12_345_678,
  camera: { follow: "phone.12a", queues: ["phone", "chat"], measure: "left" },
};

describe("a link", () => {
  test("[TH11] holds the whole description, and what is read of it is what was written", () => {
    for (const description of [
      whole,
      describedRun(twoAgents([1, 2]), "short"),
      describedRun("power-of-one", undefined),
    ]) {
      const link = linkOf(description);
      expect(link).toMatch(/^[\w.!~*'()&=+%-]+$/);
      expect(readLink(link)).toEqual({ ok: true, description });
      expect(readLink(`#${link}`)).toEqual({ ok: true, description });
    }
    expect(linkOf(describedRun("power-of-one", undefined, { atMs: 5_000 }))).toBe(
      "v=1&preset=power-of-one&a=base&seed=floorcast&t=5000",
    );
  });

  test("[TH11] opened again it stands at the same instant with the same picture and the same hash", () => {
    const one = opened(describedRun(twoAgents([10, 20, 30]), "short", { seed: "again" }));
    const read = readLink(one.link(at(45), { follow: "line.2" }));
    if (!read.ok) throw new Error("unread");
    const other = opened(read.description);
    expect(other.standsAt).toBe(at(45));
    expect(other.frame(other.standsAt)).toEqual(one.frame(at(45)));
    expect(other.hash(other.standsAt)).toBe(one.hash(at(45)));
    expect(other.plan.description.camera).toEqual({ follow: "line.2" });
  });

  test("[TH11] clock and camera are no part of the hash; seed, injections and instant are", () => {
    const hash = (over: Partial<RunDescription>, afterS = 45) =>
      opened(describedRun(twoAgents([10, 20, 30]), "short", over)).hash(at(afterS));
    const own = hash({});
    expect(own).toMatch(/^[0-9a-f]{16}$/);
    expect([hash({ atMs: 9_000 }), hash({ camera: { follow: "line.1" } })]).toEqual([own, own]);
    const others = [
      hash({ seed: "other" }),
      hash({}, 46),
      hash({ b: { variant: "same" } }),
      hash({ injections: [{ kind: "spike", atMs: 0, queueIds: ["line"], factor: 1, minutes: 1 }] }),
    ];
    expect(new Set([own, ...others]).size).toBe(5);
  });

  test.each([
    ["v=2&preset=five-percent&a=base&seed=x", ["version"]],
    ["", ["version", "scenario.id", "a.variant", "seed"]],
    ["v=1&preset=five-percent&a=base&seed=x&t=soon", ["atMs"]],
    ["v=1&preset=none-such&a=base&seed=", ["seed", "scenario.id"]],
    ["v=1&preset=five-percent&a=none-such&b=other-none&seed=x", ["a.variant", "b.variant"]],
    ["v=1&preset=five-percent&a=base&seed=x&measure=beauty", ["camera.measure"]],
  ])("[TH12] “%s” is refused with every problem and its place", (link, places) => {
    const read = readLink(link);
    const planned = read.ok ? planRun(read.description) : read;
    expect(planned.ok).toBe(false);
    const found = planned.ok ? [] : planned.problems.map(({ path }) => path);
    for (const place of places)
      expect(
        found.some((path) => path.startsWith(place)),
        place,
      ).toBe(true);
  });

  test("[TH12] what cannot be read as a link at all says so: unknown and repeated fields, broken JSON, depth, size", () => {
    const codes = (link: string) => {
      const read = readLink(link);
      return read.ok ? [] : read.problems.map(({ code, path }) => `${code} ${path}`);
    };
    expect(codes("v=1&who=me&v=1&i=[")).toEqual(["unknown-field who", "duplicate-id v", "malformed-json i"]);
    expect(codes(`i=${"[".repeat(BOUNDS.depth + 5)}`)).toEqual(["too-deep i"]);
    expect(codes("x".repeat(RUN_BOUNDS.link + 1))).toEqual(["too-large "]);
    expect(codes("#z=7VVLb9sw")).toEqual(["bad-format "]);
    expect(codes("seed=%E0%A4%A")).toEqual([]);
    expect(codes("&".repeat(100))).toEqual([]);
    expect(codes(Array.from({ length: 99 }, (_, i) => `k${i}=1`).join("&")).length).toBeLessThan(20);
  });

  test.each([undefined, null, 7, "v=1", [], {}, { version: 1 }, { ...whole, extra: 1 }])(
    "[TH12] %j from outside is refused, never thrown at",
    (input) => {
      const result = openRun(input);
      expect(result.ok).toBe(false);
      if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
    },
  );

  test("[TH12] a centre too large to be seen or recorded at once is refused with the bound", () => {
    const crowd = twoAgents(
      [],
      { arrivals: { profile: "daily", intervalMinutes: 1_440, perHour: [100_000] } },
      {},
      1_440,
    );
    expect(openRun(describedRun(crowd, undefined))).toMatchObject({
      ok: false,
      problems: [{ code: "too-many-events" }],
    });
    const people = Array.from({ length: RUN_BOUNDS.agents + 1 }, (_, i) => ({ id: `p${i}`, name: `P ${i}` }));
    const file = twoAgents([10]);
    const many = { variants: [], scenario: { ...file.scenario, groups: [{ ...file.scenario.groups[0]!, people }] } };
    expect(openRun(describedRun(many, undefined))).toMatchObject({
      ok: false,
      problems: [{ code: "out-of-range", path: "a.groups" }],
    });
    const weeks = twoAgents([10], {}, {}, 7 * 1_440);
    const { overview } = opened(describedRun(weeks, undefined));
    expect([overview.whole, overview.endsAt - overview.opensAt]).toEqual([false, RUN_BOUNDS.minutes * 60_000]);
  });
});
