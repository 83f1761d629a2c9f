import { describe, expect, test } from "vitest";
import { type Bet, cameOf, curveInstants, lossParts, pinball, scored } from "../../../sim/theatre/lesson/bet.ts";
import { betOn } from "../../../sim/theatre/lesson/betSchema.ts";
import { captionFigure, captionPieces } from "../../../sim/theatre/lesson/captionFigures.ts";
import type { LessonQuestion } from "../../../sim/theatre/lesson/lesson.ts";
import { parseLesson, parseLessonText } from "../../../sim/theatre/lesson/lessonSchema.ts";
import { LESSONS, lessonNamed } from "../../../sim/theatre/lesson/shipped/index.ts";
import { standingAt } from "../../../sim/theatre/lesson/standing.ts";
import { openRun, type TheatreRun } from "../../../sim/theatre/theatreRun.ts";
import type { DifferenceSeries, RunDescription } from "../../../sim/theatre/types/index.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";

/** Lessons show the same run at many instants: each is played once. */
const opened = new Map<string, TheatreRun>();
function runOf(run: RunDescription): TheatreRun {
  const key = JSON.stringify({ ...run, atMs: 0, camera: {} });
  const before = opened.get(key);
  if (before !== undefined) return before;
  const made = openRun(run);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  opened.set(key, made.run);
  return made.run;
}

const TEXT = { en: "How many?", ru: "Сколько?" };
const WHICH: LessonQuestion = { kind: "which", text: TEXT, measure: "answered-in-time", atMs: 60_000 };
const CURVE: LessonQuestion = {
  ...{ kind: "curve", text: TEXT, measure: "waiting", stage: "b" },
  ...{ fromMs: 0, toMs: 120_000, points: 3 },
};

/** Points a minute apart: a and b are shares or counts. */
function series(
  measure: DifferenceSeries["measure"],
  points: readonly (readonly [number, number])[],
): DifferenceSeries {
  return {
    ...{ measure, lanes: [], everyMs: 60_000 },
    points: points.map(([a, b], i) => ({ at: (i * 60_000) as Instant, a, b, difference: a - b, n: 100 })),
  };
}

describe("[TL1] a bet is scored by what came", () => {
  test("[TL1] the pinball loss of a quantile weighs what was missed above and below by its level", () => {
    expect(pinball(0.1, 10, 20)).toBeCloseTo(1, 12);
    expect(pinball(0.1, 10, 0)).toBeCloseTo(9, 12);
    expect(pinball(0.9, 10, 20)).toBeCloseTo(9, 12);
    expect(pinball(0.5, 10, 4)).toBeCloseTo(3, 12);
    expect(pinball(0.5, 7, 7)).toBe(0);
  });

  test("[TL1] an interval is scored at its ends, and knows whether it held what came", () => {
    const came = { kind: "amount", value: 12 } as const;
    // (0.1 × 2 + 0.1 × 8) ÷ 2: the upper end was 8 too high.
    expect(scored({ kind: "amount", low: 10, high: 20 }, came)).toEqual({
      loss: expect.closeTo(0.5, 12),
      inside: true,
    });
    expect(scored({ kind: "amount", low: 13, high: 20 }, came)).toMatchObject({ inside: false });
    expect(scored({ kind: "amount", low: 12, high: 12 }, came)).toEqual({ loss: 0, inside: true });
  });

  test("[TL1] the better stage is named rightly, wrongly, or was no question", () => {
    const bet: Bet = { kind: "which", better: "b", low: -20, high: -10 };
    expect(scored(bet, { kind: "which", better: "b", value: -15 })).toMatchObject({ right: true, inside: true });
    expect(scored(bet, { kind: "which", better: "a", value: 4 })).toMatchObject({ right: false, inside: false });
    expect(scored(bet, { kind: "which", better: "neither", value: 0 }).right).toBeUndefined();
  });

  test("[TL1] a curve is scored instant by instant", () => {
    const came = { kind: "curve", values: [0, 10, 20] } as const;
    expect(scored({ kind: "curve", values: [0, 10, 20] }, came)).toEqual({ loss: 0, inside: true });
    // Half of |1|, |4| and |20|, averaged; the first is within one person, the others are not.
    expect(scored({ kind: "curve", values: [1, 14, 0] }, came)).toEqual({
      loss: expect.closeTo(25 / 6, 12),
      inside: false,
    });
    expect(() => scored({ kind: "curve", values: [1] }, came)).toThrow(RangeError);
    expect(() => scored({ kind: "amount", low: 0, high: 1 }, came)).toThrow(RangeError);
  });
});

describe("[TL2] the run itself says what came", () => {
  test("[TL2] shares are read in points, and better is what customers would choose", () => {
    const shares = series("answered-in-time", [
      [0.5, 0.5],
      [0.6, 0.85],
    ]);
    expect(cameOf(WHICH, shares, 0)).toEqual({ kind: "which", better: "b", value: expect.closeTo(-25, 9) });
    const left = { ...WHICH, measure: "left" } as const;
    expect(
      cameOf(
        left,
        series("left", [
          [0, 0],
          [30, 10],
        ]),
        0,
      ),
    ).toEqual({ kind: "which", better: "b", value: 20 });
    expect(cameOf(left, series("left", [[7, 7]]), 0)).toEqual({ kind: "which", better: "neither", value: 0 });
    expect(cameOf(left, series("left", []), 0)).toBeUndefined();
  });

  test("[TL2] a curve is read at equal steps from its first to its last instant", () => {
    expect(curveInstants(CURVE)).toEqual([0, 60_000, 120_000]);
    const waiting = series("waiting", [
      [0, 1],
      [0, 5],
      [0, 3],
    ]);
    expect(cameOf(CURVE, waiting, 0)).toEqual({ kind: "curve", values: [1, 5, 3] });
  });
});

test("[TL3] what is no bet on the question is none", () => {
  expect(betOn(WHICH, { kind: "which", better: "a", low: 1, high: 2 })).toEqual({
    kind: "which",
    better: "a",
    low: 1,
    high: 2,
  });
  for (const wrong of [
    undefined,
    "a",
    { kind: "which", better: "c", low: 1, high: 2 },
    { kind: "which", better: "a", low: 3, high: 2 },
    { kind: "which", better: "a", low: Number.NaN, high: 2 },
    { kind: "which", better: "a", low: -1e9, high: 2 },
    { kind: "amount", low: 1, high: 2 },
    { kind: "which", better: "a", low: 1, high: 2, name: "Anna" },
  ]) {
    expect(betOn(WHICH, wrong)).toBeUndefined();
  }
  expect(betOn(CURVE, { kind: "curve", values: [1, 2] })).toBeUndefined();
});

describe("[TL4] lessons", () => {
  test("[TL4] ten are shipped, each of five minutes and one idea, ending where the class plays", () => {
    expect(LESSONS).toHaveLength(10);
    expect(new Set(LESSONS.map(({ id }) => id)).size).toBe(10);
    for (const lesson of LESSONS) {
      expect(parseLesson(structuredClone(lesson)), lesson.id).toEqual({ ok: true, lesson });
      expect(lesson.minutes).toBeLessThanOrEqual(6);
      expect(lesson.steps.some(({ question }) => question !== undefined)).toBe(true);
      expect(lesson.steps.some(({ ahead }) => ahead)).toBe(true);
      expect(lesson.steps.every(({ notes }) => notes !== undefined)).toBe(true);
      const last = lesson.steps.at(-1)!;
      expect([last.title.en, last.question, last.ahead]).toEqual(["Your turn", undefined, undefined]);
      expect(lessonNamed(lesson.id)).toBe(lesson);
    }
    expect(lessonNamed("nothing")).toBeUndefined();
  });

  test("[TL4] every question of a shipped lesson is answered by its run, and whom it follows is there", () => {
    for (const { id, steps } of LESSONS) {
      for (const [number, { run, question }] of steps.entries()) {
        if (question === undefined && run.camera.follow === undefined) continue;
        const played = runOf(run);
        const { overview } = played;
        if (question !== undefined) {
          const lanes = overview.lanes.flatMap(({ queueId }, i) => (question.queueIds?.includes(queueId) ? [i] : []));
          const came = cameOf(question, played.series(question.measure, lanes), overview.opensAt);
          expect(came, `${id} ${number}`).toBeDefined();
        }
        const { follow } = run.camera;
        if (follow === undefined) continue;
        const { stages } = played.frame((overview.opensAt + run.atMs) as Instant);
        const there = JSON.stringify(stages);
        expect(there.includes(`"who":"${follow}"`), `${id} ${number} follows ${follow}`).toBe(true);
      }
    }
  });

  test("[TL5] a lesson from anywhere is taken whole or told everything that is wrong with it", () => {
    const [lesson] = LESSONS;
    const wrong = structuredClone(lesson!) as unknown as {
      minutes: number;
      steps: {
        run: { a: { variant: string }; atMs: number };
        question?: { atMs: number; queueIds: string[] };
        title: object;
      }[];
    };
    wrong.steps[0]!.run.a.variant = "nobody";
    wrong.steps[1]!.question!.atMs = 86_000_000;
    wrong.steps[1]!.question!.queueIds = ["voice", "fax"];
    const parsed = parseLesson(wrong);
    expect(parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "unknown-variant steps.0.run.a.variant",
      "outside-run steps.1.question.atMs",
      "unknown-queue steps.1.question.queueIds.1",
    ]);
    wrong.minutes = 0;
    wrong.steps[2]!.title = { en: "Only English" };
    const form = parseLesson(wrong);
    expect(form.ok ? [] : form.problems.map(({ path }) => path)).toEqual(["minutes", "steps.2.title.ru"]);
  });

  test("[TL5] text that is no lesson says why", () => {
    expect(parseLessonText("{")).toMatchObject({ ok: false, problems: [{ code: "malformed-json" }] });
    expect(parseLessonText("[".repeat(100))).toMatchObject({ ok: false, problems: [{ code: "too-deep" }] });
    expect(parseLessonText(" ".repeat(5 * 1_048_576 + 1))).toMatchObject({
      ok: false,
      problems: [{ code: "too-large" }],
    });
    expect(parseLessonText(`\uFEFF${JSON.stringify(LESSONS[0])}`)).toMatchObject({ ok: true });
  });
});

describe("[TL8] captions", () => {
  test("[TL8] numbers of shipped captions are read from the run that stands there, in both languages, and none is written down", () => {
    for (const { id, steps } of LESSONS) {
      for (const [number, { run, caption }] of steps.entries()) {
        const names = [caption.en, caption.ru].map((text) => captionPieces(text).filter((_, i) => i % 2 === 1));
        expect(names[0]?.toSorted(), `${id} ${number}`).toEqual(names[1]?.toSorted());
        for (const text of [caption.en, caption.ru]) {
          const plain = captionPieces(text).filter((_, i) => i % 2 === 0);
          expect(plain.join(" "), `${id} ${number}`).not.toMatch(/\d|[{}]/);
        }
        if (names[0]?.length === 0) continue;
        const played = runOf(run);
        const { overview } = played;
        const frame = played.frame((overview.opensAt + run.atMs) as Instant);
        for (const name of names[0] ?? []) {
          expect(captionFigure(name, overview, frame)?.value, `${id} ${number} ${name}`).toBeGreaterThan(0);
        }
      }
    }
  });

  test("[TL8] a figure is the stage's own, and what the run has not stays as it was typed", () => {
    const [lesson] = LESSONS;
    const { run } = lesson!.steps.find(({ ahead }) => ahead)!;
    const played = runOf(run);
    const { overview } = played;
    const frame = played.frame((overview.opensAt + run.atMs) as Instant);
    const of = (name: string) => captionFigure(name, overview, frame);
    expect([of("people.a"), of("people.b")]).toEqual([
      { unit: "people", value: 24 },
      { unit: "people", value: 24 },
    ]);
    expect(of("limit.voice")).toEqual({ unit: "limit", value: 20_000 });
    const [a, b] = frame.stages.map(
      ({ totals }) => totals.lanes.find(({ lane }) => overview.lanes[lane]?.queueId === "voice")!,
    );
    expect(of("share.voice.a")).toEqual({ unit: "share", value: a!.answeredInTime / a!.decided });
    expect(of("share.voice.b")).toEqual({ unit: "share", value: b!.answeredInTime / b!.decided });
    for (const wrong of ["people", "people.c", "share.fax.a", "limit.fax", "limit.voice.a", "anything.a", "share.a"])
      expect(of(wrong), wrong).toBeUndefined();
    expect(captionPieces("On A {people.a}, {Not one} {limit.voice}")).toEqual([
      "On A ",
      "people.a",
      ", {Not one} ",
      "limit.voice",
      "",
    ]);
  });
});

test("[TL9] what has been asked stands as long as the same run does, wherever its clock is", () => {
  const lesson = lessonNamed("the-standard")!;
  const asked = (index: number) => standingAt(lesson, index).map((one) => one.index);
  expect([0, 1, 2, 3, 4].map(asked)).toEqual([[], [1], [1], [1, 3], [1, 3]]);
  // Another variant on the second stage is another run.
  expect(asked(5)).toEqual([]);
  expect(asked(99)).toEqual([]);
});

test("[TL1] a penalty is a twentieth of the width and half of the miss, of a curve half of the distance: the same loss", () => {
  const came = { kind: "amount", value: 12 } as const;
  for (const [low, high] of [
    [10, 20],
    [13, 20],
    [-40, -5],
    [12, 12],
    [0, 11],
  ] as const) {
    const bet: Bet = { kind: "amount", low, high };
    const parts = lossParts(bet, came);
    if (parts.kind !== "interval") throw new Error("expected an interval");
    expect(parts.width / 20 + parts.miss / 2, `${low} ${high}`).toBeCloseTo(scored(bet, came).loss, 12);
  }
  expect(lossParts({ kind: "amount", low: 14, high: 20 }, came)).toEqual({ kind: "interval", width: 6, miss: 2 });
  expect(lossParts({ kind: "curve", values: [1, 14, 0] }, { kind: "curve", values: [0, 10, 20] })).toEqual({
    kind: "curve",
    off: expect.closeTo(25 / 3, 12),
  });
});
