import { describe, expect, test } from "vitest";
import { apart } from "../../../app/_charts/apart.ts";
import { isFor } from "../../../app/_charts/picture/faces.ts";
import { type Demoted, REFERENCE_SEAT, type Viewport, wallGeometry } from "../../../app/wall/geometry.ts";

const HD: Viewport = { widthPx: 1920, heightPx: 1080 };
const UHD: Viewport = { widthPx: 3840, heightPx: 2160 };
/** One act, one watch row, four normal: the room the table of the design speaks of. */
const ROWS = { act: 1, watch: 1, calm: 4, lines: 0 };

interface Line {
  readonly diagonalInch: number;
  readonly distanceM: number;
  /** Pixels of one arcminute on 1,080 lines. */
  readonly am: number;
  readonly calmRows: number;
  readonly demoted: readonly Demoted[];
}

const SHOWN: readonly Line[] = [
  { diagonalInch: 86, distanceM: 5, am: 1.47, calmRows: 4, demoted: [] },
  { diagonalInch: 55, distanceM: 3, am: 1.38, calmRows: 4, demoted: [] },
  { diagonalInch: 75, distanceM: 5, am: 1.68, calmRows: 2, demoted: [] },
  { diagonalInch: 65, distanceM: 5, am: 1.94, calmRows: 0, demoted: ["second alarm"] },
  { diagonalInch: 98, distanceM: 8, am: 2.06, calmRows: 0, demoted: ["second alarm"] },
  { diagonalInch: 55, distanceM: 5, am: 2.29, calmRows: 0, demoted: ["load", "second alarm", "foot", "tall floor"] },
];

describe("[D4] what a screen carries at its distance", () => {
  test.each(SHOWN)("[D4] $diagonalInch″ at $distanceM m", ({ diagonalInch, distanceM, am, calmRows, demoted }) => {
    const geometry = wallGeometry(HD, { diagonalInch, distanceM }, "en", ROWS);
    expect(geometry.am).toBeCloseTo(am, 2);
    expect(geometry.alarmsOnlyReachM).toBeUndefined();
    expect([...geometry.demoted].sort()).toEqual([...demoted].sort());
    expect(geometry.calmRows).toBe(calmRows);
  });

  test.each([
    { diagonalInch: 43, distanceM: 5 },
    { diagonalInch: 55, distanceM: 8 },
    { diagonalInch: 75, distanceM: 8 },
  ])("[D4] $diagonalInch″ at $distanceM m carries alarms only and says how far it would read", (seat) => {
    const { alarmsOnlyReachM: reachM } = wallGeometry(HD, seat, "en", ROWS);
    expect(reachM).toBeLessThan(seat.distanceM);
    // Nearer than the reach it says, the same screen is a wall again.
    const near = wallGeometry(HD, { ...seat, distanceM: (reachM ?? 0) - 0.01 }, "en", ROWS);
    expect(near.alarmsOnlyReachM).toBeUndefined();
  });

  test("[D4] the reach of 43″ is a little under 4 m, whatever the distance asked for", () => {
    const at5 = wallGeometry(HD, { diagonalInch: 43, distanceM: 5 }, "en", ROWS).alarmsOnlyReachM;
    const at9 = wallGeometry(HD, { diagonalInch: 43, distanceM: 9 }, "en", ROWS).alarmsOnlyReachM;
    expect(at5).toBeCloseTo(3.91, 2);
    expect(at9).toBe(at5);
  });

  test("[D4] normal rows go before anything else does, one at a time", () => {
    const carried = [60, 65, 70, 72, 75, 78, 82, 86].map(
      (diagonalInch) => wallGeometry(HD, { diagonalInch, distanceM: 5 }, "en", ROWS).calmRows,
    );
    expect(carried).toEqual([...carried].sort((a, b) => a - b));
    expect(new Set(carried).size).toBeGreaterThan(2);
  });

  const shown = (diagonalInch: number, content = {}) => [
    ...wallGeometry(HD, { diagonalInch, distanceM: 5 }, "en", { ...ROWS, ...content }).columns.shown,
  ];

  test("[W16] abandonment goes when the chart would be narrower than 300′, then load when narrower than 220′", () => {
    expect(shown(86)).toEqual(["load", "abandonment"]);
    expect(shown(70)).toEqual(["load"]);
    expect(shown(55)).toEqual([]);
  });

  test("[W16] chance has its column only where somebody looks ahead, and takes the load's room first", () => {
    expect(shown(86, { chance: true })).toEqual(["chance", "load", "abandonment"]);
    expect(shown(65)).toEqual(["load"]);
    expect(shown(65, { chance: true })).toEqual(["chance"]);
  });

  test("[W16] a load of four digits widens its column, never overflows it", () => {
    const wide = (loadCharacters: number) =>
      Number(
        /(\d+)\) \[axis\]/.exec(wallGeometry(HD, REFERENCE_SEAT, "en", { ...ROWS, loadCharacters }).columns.css)?.[1],
      );
    expect(wide(5)).toBe(94);
    expect(wide("1,980/2,000".length)).toBe(132);
    expect(wide("1,980/2,000".length)).toBeGreaterThan("1,980/2,000".length * 11.6);
  });

  test("[W16] the chance of keeping the target never costs a row its chart", () => {
    const desk = { widthPx: 1440, heightPx: 900 };
    const seat = { diagonalInch: 55, distanceM: 5 };
    const rows = (chance: boolean) => wallGeometry(desk, seat, "ru", { ...ROWS, chance });
    expect(rows(true).alarmsOnlyReachM).toBeUndefined();
    expect([...rows(true).columns.shown]).toEqual([...rows(false).columns.shown]);
    expect([...wallGeometry(HD, REFERENCE_SEAT, "ru", { ...ROWS, chance: true }).columns.shown]).toContain("chance");
  });

  test("[D4] Russian names and loads have wider columns", () => {
    expect(wallGeometry(HD, REFERENCE_SEAT, "en", ROWS).columns.name).toBe("calc(var(--am) * 156)");
    expect(wallGeometry(HD, REFERENCE_SEAT, "ru", ROWS).columns.name).toBe("calc(var(--am) * 174)");
  });

  test("[W26] a calm channel gives way to the first line of every widget asked for, down to four whole rows", () => {
    const wall = (over: object) =>
      wallGeometry(HD, REFERENCE_SEAT, "en", { act: 0, watch: 1, calm: 7, lines: 0, ...over });
    expect(wall({})).toMatchObject({ calmRows: 5, lines: 0 });
    // 698′ of height: 109 + 110 + 28 fixed, 84 of a watch row, 44 of the rest; 57 a calm row, 41 a line.
    expect(wall({ lines: 9, lineKinds: 1 })).toMatchObject({ calmRows: 4, lines: 2 });
    expect(wall({ lines: 9, lineKinds: 5 })).toMatchObject({ calmRows: 3, lines: 3 });
    expect(wall({ lines: 9, lineKinds: 5, watch: 4 })).toMatchObject({ loudRows: 4, calmRows: 0, lines: 1 });
    // Nobody to show on the floor: its 110′ are worth two lines more.
    expect(wall({ lines: 9, lineKinds: 5, floor: false })).toMatchObject({ calmRows: 4, lines: 5 });
    // Without the strip all seven stand whole, and there is no line of the rest.
    expect(wall({ strip: false })).toMatchObject({ calmRows: 7 });
  });

  test("[D4] lines come below the channels, as many as there is room for", () => {
    const lines = (diagonalInch: number, rows: { act: number; watch: number; calm: number; lines: number }) =>
      wallGeometry(HD, { diagonalInch, distanceM: 5 }, "en", rows).lines;
    expect(lines(86, { act: 0, watch: 0, calm: 2, lines: 3 })).toBe(3);
    expect(lines(86, { act: 0, watch: 0, calm: 2, lines: 50 })).toBe(8);
    expect(lines(75, { act: 1, watch: 1, calm: 4, lines: 3 })).toBe(0);
  });

  test("[W17] of more loud rows than fit the worst are whole, at least two; the rest is one line", () => {
    const rows = (act: number) => wallGeometry(HD, REFERENCE_SEAT, "en", { act, watch: 0, calm: 0, lines: 0 });
    expect(rows(3).loudRows).toBe(3);
    expect(rows(9).loudRows).toBe(4);
    expect(rows(9).alarmsOnlyReachM).toBeUndefined();
    const few = wallGeometry(HD, { diagonalInch: 55, distanceM: 5 }, "en", { act: 1, watch: 5, calm: 0, lines: 0 });
    expect(few).toMatchObject({ loudRows: 2, calmRows: 0 });
  });

  test("[W18] the shape follows the screen unless a board says another", () => {
    const template = (widthPx: number, heightPx: number, wished?: "16:9" | "21:9") =>
      wallGeometry({ widthPx, heightPx }, REFERENCE_SEAT, "en", ROWS, wished).template;
    expect(template(1920, 1080)).toBe("16:9");
    expect(template(1440, 900)).toBe("16:9");
    expect(template(2560, 1080)).toBe("21:9");
    expect(template(5120, 1440)).toBe("32:9");
    expect(template(1080, 1920)).toBe("portrait");
    expect(template(2560, 1080, "16:9")).toBe("16:9");
  });

  test("[W18] 21:9 has room to say what to do; at 32:9 people stand beside the channels", () => {
    const wide = wallGeometry({ widthPx: 2560, heightPx: 1080 }, REFERENCE_SEAT, "en", ROWS);
    expect(wide.columns.shown).toContain("move");
    expect(wallGeometry(HD, REFERENCE_SEAT, "en", ROWS).columns.shown).not.toContain("move");
    const beside = wallGeometry({ widthPx: 5120, heightPx: 1440 }, { distanceM: 3, diagonalInch: 98 }, "en", ROWS);
    expect(beside.alarmsOnlyReachM).toBeUndefined();
    expect(beside.rowsAm).toBeCloseTo(((5120 * 0.95) / beside.am) * 0.55, 6);
  });

  test("[W19] letters from 12′ make a third more room, and the reach a third longer", () => {
    const seat = { diagonalInch: 55, distanceM: 5 };
    const usual = wallGeometry(HD, seat, "en", ROWS);
    const small = wallGeometry(HD, { ...seat, smallestArcmin: 12 }, "en", ROWS);
    expect(small.am).toBeCloseTo(usual.am * 0.75, 9);
    expect(small.calmRows).toBeGreaterThan(usual.calmRows);
    const far = { diagonalInch: 43, distanceM: 9 };
    const reach = wallGeometry(HD, far, "en", ROWS).alarmsOnlyReachM ?? 0;
    expect(wallGeometry(HD, { ...far, smallestArcmin: 12 }, "en", ROWS).alarmsOnlyReachM).toBeCloseTo(reach / 0.75, 9);
  });

  test("[D4] on end a screen needs only the width of its figures: the chart has a row of its own", () => {
    const portrait: Viewport = { widthPx: 1080, heightPx: 1920 };
    const large = wallGeometry(portrait, { diagonalInch: 86, distanceM: 5 }, "en", ROWS);
    expect(large).toMatchObject({ template: "portrait", calmRows: 4 });
    expect(large.alarmsOnlyReachM).toBeUndefined();
    // Names take what is left beside waiting, longest, service level and load.
    expect(large.columns.css).toBe(
      "minmax(calc(var(--am) * 156), 1fr) calc(var(--am) * 88) calc(var(--am) * 140) calc(var(--am) * 124) calc(var(--am) * 94)",
    );
    const small = wallGeometry(portrait, { diagonalInch: 55, distanceM: 5 }, "en", ROWS).alarmsOnlyReachM ?? 0;
    expect(small).toBeCloseTo(4.16, 2);
    const near = wallGeometry(portrait, { diagonalInch: 55, distanceM: small - 0.01 }, "en", ROWS);
    expect(near.alarmsOnlyReachM).toBeUndefined();
  });
});

describe("[D5] type is set by angle", () => {
  const seats = [43, 55, 65, 75, 86, 98].flatMap((diagonalInch) =>
    [1, 2, 3, 5, 8].map((distanceM) => ({ diagonalInch, distanceM })),
  );

  test.each(seats)("[D5] 4K at $diagonalInch″ and $distanceM m is sharper, and carries the same", (seat) => {
    const hd = wallGeometry(HD, seat, "en", ROWS);
    const uhd = wallGeometry(UHD, seat, "en", ROWS);
    expect(uhd.am).toBeCloseTo(2 * hd.am, 9);
    expect({ ...uhd, am: 0, alarmsOnlyReachM: 0 }).toEqual({ ...hd, am: 0, alarmsOnlyReachM: 0 });
    expect(uhd.alarmsOnlyReachM ?? 0).toBeCloseTo(hd.alarmsOnlyReachM ?? 0, 9);
  });

  test.each(seats)("[D5] one arcminute at $diagonalInch″ and $distanceM m is one arcminute", (seat) => {
    const { am, screenHeightMm } = wallGeometry(HD, seat, "en", ROWS);
    const mm = (am * screenHeightMm) / HD.heightPx;
    const arcminutes = (Math.atan(mm / (seat.distanceM * 1000)) * 180 * 60) / Math.PI;
    expect(arcminutes).toBeCloseTo(1, 4);
  });
});

test("[LX17] letters at the ends of lines stand apart, in their order, inside of their room", () => {
  expect(apart([50, 52, 20], 10, [0, 100])).toEqual([50, 60, 20]);
  expect(apart([98, 99], 10, [0, 100])).toEqual([90, 100]);
  expect(apart([5, 5, 5], 10, [0, 12])).toEqual([0, 6, 12]);
  expect(apart([7], 10, [0, 100])).toEqual([7]);
  expect(apart([], 10, [0, 100])).toEqual([]);
});

test("[LX17] a picture carries the faces its letters need, and no others", () => {
  const points = (text: string) => new Set([...text].map((letter) => letter.codePointAt(0)!));
  expect(isFor("U+0000-00FF, U+2191", points("Tag"))).toBe(true);
  expect(isFor("U+0301, U+0400-045F", points("Tag ↑"))).toBe(false);
  expect(isFor("U+0301, U+0400-045F", points("Tag: чат"))).toBe(true);
  expect(isFor("U+0000-00FF, U+2191", points("↑"))).toBe(true);
  expect(isFor("", points("x"))).toBe(true);
  expect(isFor("", points(""))).toBe(false);
});
