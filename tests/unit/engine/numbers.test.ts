import { describe, expect, test } from "vitest";
import { CHANCE } from "../../../sim/engine/kernel/chances.ts";
import { DueList } from "../../../sim/engine/kernel/dueList.ts";
import { DUE, type Due, RANK_OF } from "../../../sim/engine/kernel/ties.ts";
import { WorkCalendar } from "../../../sim/engine/kernel/workCalendar.ts";
import { luck } from "../../../sim/engine/luck.ts";
import { Durations } from "../../../sim/engine/numbers/durations.ts";
import { exp, ln, normalQuantile } from "../../../sim/engine/numbers/mathematics.ts";
import { RandomStream } from "../../../sim/engine/numbers/randomStream.ts";
import type { Distribution } from "../../../sim/scenario/distribution.ts";
import { meanOf } from "../../../sim/scenario/moments.ts";
import { DAY_MS } from "../../../sim/vocabulary/index.ts";

describe("numbers that are the same on every machine", () => {
  test.each([1e-300, 1e-9, 0.1, 0.5, 0.999999, 1, 1.000001, 2, Math.E, 1e9, 1e300])(
    "[E6] ln(%d) is right to 1e-15",
    (x) => {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(2e-15 * Math.max(1, Math.abs(Math.log(x))));
    },
  );

  test.each([-700, -50, -1, -1e-9, 0, 1e-9, 0.5, 1, 3, 50, 700])("[E6] exp(%d) is right to 1e-13", (x) => {
    expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
  });

  test.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.001, -3.0902323061678132],
    [1e-20, -9.26234008979841],
  ])("[E6] the normal quantile of %d is %d", (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 12);
  });

  test("[E6] numbers outside the domain are refused", () => {
    expect(() => ln(0)).toThrow("x: expected a positive finite number, got 0");
    expect(() => exp(701)).toThrow("x: expected a number in [-700, 700], got 701");
    expect(() => normalQuantile(1)).toThrow("p: expected a number in (0, 1), got 1");
  });

  test("[E6] the first words of a stream never change", () => {
    const stream = new RandomStream("floorcast", "talk/sales");
    expect([stream.word(), stream.word(), stream.word(), stream.word()]).toMatchInlineSnapshot(`
      [
        2600143302,
        172369693,
        3414634223,
        2132455911,
      ]
    `);
  });

  test("[E4] seeds one apart and purposes one letter apart give unlike streams", () => {
    const firsts = (count: number, key: (i: number) => RandomStream) =>
      Array.from({ length: count }, (_, i) => key(i).uniform());
    for (const values of [
      firsts(400, (i) => new RandomStream(String(i), "talk")),
      firsts(400, (i) => new RandomStream("seed", `talk/${i}`)),
      Array.from({ length: 400 }, (_, i) => luck(i, CHANCE.next)),
    ]) {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      // Uniform: standard error of the mean is 0.0144; neighbours are uncorrelated within ±3/√400.
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.0433);
      const pairs = values.slice(1).reduce((sum, value, i) => sum + (value - 0.5) * (values[i]! - 0.5), 0) / 399;
      expect(Math.abs(pairs * 12)).toBeLessThan(0.15);
    }
    expect(new RandomStream("a/b", "c").word()).not.toBe(new RandomStream("a", "b/c").word());
  });

  const distributions: Distribution[] = [
    { kind: "deterministic", valueMs: 1_234 },
    { kind: "exponential", meanMs: 180_000 },
    { kind: "lognormal", meanMs: 300_000, cv: 1.2 },
    { kind: "empirical", quantilesMs: [0, 1_000, 5_000, 60_000] },
  ];
  test.each(distributions)(
    "[E7] durations of a $kind are whole ms ≥ 1, rising with p, with the mean they promise",
    (given) => {
      const durations = new Durations(given);
      const count = 200_000;
      let [sum, last] = [0, 0];
      for (let i = 0; i < count; i++) {
        const ms = durations.at((i + 0.5) / count);
        if (!(Number.isInteger(ms) && ms >= 1 && ms >= last)) expect.fail(`${ms} after ${last}`);
        sum += ms;
        last = ms;
      }
      expect(Math.abs(sum / count / meanOf(given) - 1)).toBeLessThan(2e-3);
    },
  );

  test("[E7] a draw that would take no time takes 1 ms", () => {
    expect(new Durations({ kind: "empirical", quantilesMs: [0, 0] }).at(0.3)).toBe(1);
  });
});

describe("the ends of work", () => {
  test.each<[string, (p: number, rare: boolean) => number, number]>([
    ["at most 20 ms away", (p) => p * 20, 0],
    ["at most ten minutes away", (p) => p * 600_000, 0],
    ["weeks away", (p) => p * 40 * DAY_MS, 0],
    ["some in a moment, some in years", (p, rare) => p * (rare ? 4_000 * DAY_MS : 50), 0],
    ["all at once", () => 0, 0],
    ["centuries after the calendar began", (p) => p * 20, 9e12],
  ])(
    "[E8] come up by instant, then by order, like a sorted list, whether taken, replaced, moved or numbered before; %s",
    (_, away, late) => {
      const begin = 1_700_000_000_000;
      const works = new WorkCalendar(begin - late);
      const stream = new RandomStream("works", "order");
      const reference: { at: number; order: number; who: number; ticket: number }[] = [];
      const numbered: number[] = [];
      let now = begin;
      for (let step = 0; step < 20_000; step++) {
        const at = now + Math.floor(away(stream.uniform(), stream.uniform() < 0.02));
        if (stream.uniform() < 0.1) numbered.push(works.nextOrder());
        if (stream.uniform() < 0.52 || reference.length === 0) {
          const order = numbered.length > 20 ? numbered.shift() : undefined;
          if (order === undefined) {
            reference.push({ at, order: works.add(at, step), who: 4 * step, ticket: works.lastTicket });
          } else {
            const ticket = works.room();
            works.at[ticket] = at;
            works.addsNext(step, order);
            reference.push({ at, order, who: 4 * ~step, ticket: works.lastTicket });
          }
        } else if (stream.uniform() < 0.4) {
          const moved = reference[Math.floor(stream.uniform() * reference.length)]!;
          moved.at = at;
          moved.order = works.move(moved.ticket, at);
        } else {
          reference.sort((a, b) => a.at - b.at || a.order - b.order);
          const first = reference.shift()!;
          expect([works.firstAt, works.firstOrder, works.firstWho]).toEqual([first.at, first.order, first.who]);
          now = first.at;
          works.take();
        }
      }
      while (reference.length > 0) {
        expect(works.firstAt).toBeLessThan(Number.POSITIVE_INFINITY);
        works.take();
        reference.pop();
      }
      expect(works.firstAt).toBe(Number.POSITIVE_INFINITY);
    },
  );

  test("[E8] come up whatever the number of their day, the last that can be counted included", () => {
    const works = new WorkCalendar(0);
    const last = 2 ** 31 * 4_096 - 1;
    works.add(last, 1);
    works.add(last + 2_000 * 4_096, 2);
    works.add(last + 2_000 * 4_096, 3);
    const seen = [1, 2, 3].map(() => {
      const first = [works.firstAt, works.firstWho];
      works.take();
      return first;
    });
    expect(seen).toEqual([
      [last, 4],
      [last + 2_000 * 4_096, 8],
      [last + 2_000 * 4_096, 12],
    ]);
    expect(works.firstAt).toBe(Number.POSITIVE_INFINITY);
  });

  test("[E8] come up after a night in which nothing ended, some of them together", () => {
    const works = new WorkCalendar(0);
    let at = 0;
    const take = (contact: number) => {
      expect([works.firstAt, works.firstWho]).toEqual([at, 4 * contact]);
      works.take();
    };
    for (let contact = 0; contact < 300; contact++) {
      at += 4_000;
      works.add(at, contact);
      take(contact);
    }
    at += 1_200_000;
    works.add(at, 300);
    works.add(at + 10, 302);
    works.add(at, 301);
    take(300);
    take(301);
    at += 10;
    take(302);
  });
});

describe("the due list", () => {
  test("[E8] gives back by instant, then rank, then insertion, like a sorted list, and never what was called off", () => {
    const list = new DueList();
    const stream = new RandomStream("due", "order");
    const reference: { at: number; due: Due; mark: number; ticket: number }[] = [];
    const gone: typeof reference = [];
    const order = (a: (typeof reference)[0], b: (typeof reference)[0]) =>
      a.at - b.at || RANK_OF[a.due]! - RANK_OF[b.due]! || a.mark - b.mark;
    let [now, mark] = [0, 0];
    for (let step = 0; step < 20_000; step++) {
      if (stream.uniform() < 0.52 || reference.length === 0) {
        const at = now + Math.floor(stream.uniform() * 20);
        const due = Math.floor(stream.uniform() * RANK_OF.length) as Due;
        list.add(at, due, 7, mark);
        reference.push({ at, due, mark: mark++, ticket: list.lastTicket });
      } else if (stream.uniform() < 0.3) {
        const [off] = reference.splice(Math.floor(stream.uniform() * reference.length), 1);
        gone.push(off!);
        // Calling off again, or what has come up, changes nothing.
        for (const { due, mark, ticket } of [off!, gone[Math.floor(stream.uniform() * gone.length)]!]) {
          list.callOff(ticket, due, 7, mark);
        }
      } else {
        reference.sort(order);
        const first = reference.shift()!;
        gone.push(first);
        expect([list.firstAt, list.firstDue, list.firstMark]).toEqual([first.at, first.due, first.mark]);
        now = first.at;
        list.take();
      }
      expect(list.size).toBe(reference.length);
    }
  });

  test("[E8] an empty list is due never", () => {
    const list = new DueList();
    expect(list.firstAt).toBe(Number.POSITIVE_INFINITY);
    list.add(5, DUE.returns, 0, 0);
    list.take();
    expect([list.firstAt, list.size]).toEqual([Number.POSITIVE_INFINITY, 0]);
  });
});
