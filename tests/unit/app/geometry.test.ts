import { describe, expect, test } from "vitest";
import { type Demoted, type Viewport, wallGeometry } from "../../../app/wall/geometry.ts";

const HD: Viewport = { widthPx: 1920, heightPx: 1080 };
const UHD: Viewport = { widthPx: 3840, heightPx: 2160 };
/** One act, one watch row, four normal: the room the table of the design speaks of. */
const ROWS = { act: 1, watch: 1, calm: 4, queues: 0 };

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

  test("[D4] the load column goes when the chart would be narrower than 220′", () => {
    const narrow = wallGeometry(HD, { diagonalInch: 55, distanceM: 5 }, "en", ROWS);
    const wide = wallGeometry(HD, { diagonalInch: 65, distanceM: 5 }, "en", ROWS);
    expect(narrow.columns.match(/calc/g)).toHaveLength(4);
    expect(wide.columns.match(/calc/g)).toHaveLength(5);
  });

  test("[D4] Russian names and loads have wider columns", () => {
    expect(wallGeometry(HD, { diagonalInch: 86, distanceM: 5 }, "en", ROWS).nameColumn).toBe("calc(var(--am) * 156)");
    expect(wallGeometry(HD, { diagonalInch: 86, distanceM: 5 }, "ru", ROWS).nameColumn).toBe("calc(var(--am) * 174)");
  });

  test("[D4] queues come below the channels, as many as there is room for, and none while a channel is folded away", () => {
    const queues = (diagonalInch: number, rows: { act: number; watch: number; calm: number; queues: number }) =>
      wallGeometry(HD, { diagonalInch, distanceM: 5 }, "en", rows).queueRows;
    expect(queues(86, { act: 0, watch: 0, calm: 2, queues: 3 })).toBe(3);
    expect(queues(86, { act: 0, watch: 0, calm: 2, queues: 50 })).toBe(8);
    expect(queues(75, { act: 1, watch: 1, calm: 4, queues: 3 })).toBe(0);
  });

  test("[D4] on end a screen needs only the width of its figures: the chart has a row of its own", () => {
    const portrait: Viewport = { widthPx: 1080, heightPx: 1920 };
    const large = wallGeometry(portrait, { diagonalInch: 86, distanceM: 5 }, "en", ROWS);
    expect(large).toMatchObject({ portrait: true, calmRows: 4 });
    expect(large.alarmsOnlyReachM).toBeUndefined();
    // Name, waiting, longest, service level; load takes the rest of the width.
    expect(large.columns).toBe(
      "calc(var(--am) * 156) calc(var(--am) * 88) calc(var(--am) * 140) calc(var(--am) * 124) minmax(0, 1fr)",
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
