import { describe, expect, test } from "vitest";
import { alongWay, roundedPath, wayOf } from "../../../app/theatre/_stage/arrow.ts";
import { pathsByInk } from "../../../app/theatre/_stage/boxes.ts";
import { floorPlaces, partOf } from "../../../app/theatre/_stage/floorLayout.ts";
import { laneRows, linePlaces } from "../../../app/theatre/_stage/laneLayout.ts";
import { FLOOR, LANES, LINE, TRAY } from "../../../app/theatre/_stage/measures.ts";
import { placedNames } from "../../../app/theatre/_stage/names.ts";
import { shapesOf } from "../../../app/theatre/_stage/shapes.ts";
import { trayMarks } from "../../../app/theatre/_stage/trayMarks.ts";
import fc from "../../fixtures/fastCheck.ts";

const VOICE = { share: 1, ruled: false };
const CHAT = { share: 1 / 3, ruled: false };

describe("the floor", () => {
  test("[TP1] twenty-four people stand in one row of equal columns, four hundred in three", () => {
    const { places, columns } = floorPlaces(24, 684);
    expect(columns).toBe(24);
    expect(places.map(({ base }) => base)).toEqual(Array(24).fill(FLOOR.base));
    // 684 ÷ 24 = 28.5 a column, of which 68 % or at most 22 units are the column itself.
    expect(places[0]).toMatchObject({ base: 354, height: FLOOR.tallest });
    expect(places[0]!.width).toBeCloseTo(19.38);
    expect(places[0]!.x).toBeCloseTo(4.56);
    expect(places[1]!.x - places[0]!.x).toBeCloseTo(28.5);
    expect(new Set(floorPlaces(400, 684).places.map(({ base }) => base)).size).toBe(3);
    expect(floorPlaces(0, 684)).toEqual({ places: [], columns: 0 });
  });

  test("[TP1] columns never overlap and stay on the stage, whatever the number of people and the width", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 500, max: 2_400 }), (seats, width) => {
        const { places } = floorPlaces(seats, width);
        const wrong = places.filter((place, i) => {
          const next = places[i + 1];
          const apart = next === undefined || next.base !== place.base || next.x > place.x + place.width;
          return (
            place.x < 0 ||
            place.x + place.width > width + 1e-9 ||
            place.base - place.height < FLOOR.top - 1e-9 ||
            !apart
          );
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  test("[TP5] parts of a column lie on each other with a gap, and together fill it", () => {
    const place = { x: 0, base: 354, width: 20, height: 79 };
    // (79 + 2) ÷ 3 = 27 a unit, 25 of them the part itself.
    expect(partOf(place, 0, 1, 3)).toEqual({ y: 329, height: 25 });
    expect(partOf(place, 2, 1, 3)).toEqual({ y: 275, height: 25 });
    expect(partOf(place, 0, 3, 3)).toEqual({ y: 275, height: 79 });
  });
});

describe("lanes", () => {
  test("[TP2] the shape of a channel is the share of a person most agents give it, ruled where the customer is away", () => {
    const seat = (units: number, takes: readonly number[]) => ({
      agentId: "x",
      name: { en: "X", ru: "Х" },
      group: 0,
      column: { a: { units, takes } },
    });
    const seats = [seat(3, [3, 1, 1]), seat(3, [3, 1, 0]), seat(1, [1, 1, 0])];
    expect(shapesOf(["voice", "chat", "email"], seats, "a")).toEqual([VOICE, CHAT, { share: 1 / 3, ruled: true }]);
    // Nobody is on stage B: whoever comes takes everything there is.
    expect(shapesOf(["chat"], seats, "b")).toEqual([{ share: 1, ruled: false }]);
  });

  test("[TP2] all lanes share one scale and stand between head and bend, from one lane to twelve", () => {
    const shape = fc.constantFrom(VOICE, CHAT, { share: 1 / 5, ruled: true });
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 12 }), (shapes) => {
        const rows = laneRows(shapes);
        for (const [i, { base, height, person }] of rows.entries()) {
          expect(person).toBeLessThanOrEqual(height);
          expect(base - person).toBeGreaterThanOrEqual((rows[i - 1]?.base ?? LANES.top - 6) + 5);
          expect(base + 5.5).toBeLessThanOrEqual((rows.length < LANES.many ? LANES.end : LANES.manyEnd) + 1e-9);
        }
      }),
    );
    expect(laneRows([VOICE, CHAT]).map(({ person }) => Math.round(person * 10) / 10)).toEqual([45.5, 15.2]);
    expect(laneRows([])).toEqual([]);
  });

  test("[TP3] a few stand at ease, a crowd stands closer and thinner, and who has no room is counted", () => {
    expect(linePlaces(3, 3, 218, 556)).toEqual({ xs: [227, 256, 285], width: 14, more: 0 });
    const crowd = linePlaces(18, 18, 218, 556);
    expect(crowd.width).toBe(9);
    expect(crowd.xs).toHaveLength(18);
    expect(crowd.more).toBe(0);
    // 329 − 44 units hold 19 people 15 units apart.
    expect(linePlaces(120, 400, 218, 556)).toMatchObject({ more: 381 });
    expect(linePlaces(0, 0, 218, 556)).toEqual({ xs: [], width: 14, more: 0 });
  });

  test("[TP3] drawn and counted are everybody, and nobody stands beyond the end of the lane", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 300, max: 2_000 }), (waiting, to) => {
        const { xs, width, more } = linePlaces(Math.min(120, waiting), waiting, 218, to);
        expect(xs.length + more).toBe(waiting);
        for (const x of xs) expect(x + width).toBeLessThanOrEqual(Math.max(to, 218 + LANES.lead + width));
      }),
    );
  });
});

describe("an offer", () => {
  test("[TP4] its way goes out by the gate, along the bend and down onto the column", () => {
    const column = { x: 300, base: 354, width: 20, height: 79 };
    const way = wayOf(150, 267, LINE.bend, column, 300);
    expect(way).toEqual([
      [267, 150],
      [LANES.gate, 150],
      [LANES.gate, LINE.bend],
      [310, LINE.bend],
      [310, 300],
    ]);
    expect(alongWay(way, 0)).toEqual([267, 150]);
    expect(alongWay(way, 1)).toEqual([310, 300]);
    // 9 + 76 + 52 + 74 = 211 units; a third of the way is still on the gate.
    expect(alongWay(way, 1 / 3)[0]).toBe(LANES.gate);
    expect(alongWay(way, 1 / 3)[1]).toBeCloseTo(150 + 211 / 3 - 9);
    expect(roundedPath(way, 9).startsWith("M267 150L267 150Q258 150")).toBe(true);
  });
});

describe("the tray", () => {
  test("[TP7] one mark a person until it is full, then a mark stands for as many as it takes", () => {
    const few = trayMarks([{ shape: VOICE, all: 3, recent: ["c"] }], 0);
    expect(few.each).toBe(1);
    expect(few.boxes.map(({ ink }) => ink)).toEqual(["gone-before", "gone-before", "gone"]);
    expect(few.boxes[2]!.key).toBe("c");
    const many = trayMarks([{ shape: VOICE, all: 500, recent: [] }], 0);
    // Five rows of thirteen hold 65 marks: 8 people each.
    expect(many.each).toBe(8);
    expect(many.boxes).toHaveLength(63);
  });

  test("[TP7] every mark lies in the tray, however many left from however many lanes", () => {
    const gone = fc.record({
      shape: fc.record({ share: fc.double({ min: 0.05, max: 1, noNaN: true }), ruled: fc.boolean() }),
      all: fc.integer({ min: 0, max: 3_000 }),
      recent: fc.constant([]),
    });
    fc.assert(
      fc.property(fc.array(gone, { minLength: 1, maxLength: 20 }), (lanes) => {
        const { boxes, each } = trayMarks(lanes, 100);
        const outside = boxes.filter(({ y, height }) => y < TRAY.top - 1e-9 || y + height > TRAY.base + 1e-9);
        expect(outside).toEqual([]);
        const left = lanes.reduce((sum, { all }) => sum + all, 0);
        expect(boxes.length * each).toBeGreaterThanOrEqual(left);
        if (each === 1) expect(boxes.length).toBe(left);
      }),
      { numRuns: 50 },
    );
  });
});

describe("marks and names", () => {
  test("[TP18] a stage is one path an ink, however many marks there are", () => {
    const boxes = Array.from({ length: 500 }, (_, i) => ({ ink: "solid" as const, x: i, y: 0, width: 1, height: 2 }));
    const paths = pathsByInk([...boxes, { ink: "ruled", x: 0, y: 0, width: 10, height: 14 }]);
    expect([...paths.keys()]).toEqual(["solid", "ruled"]);
    expect(paths.get("solid")?.match(/M/g)).toHaveLength(500);
    // Rules 2.6 high every 5.7: three of them in 14.
    expect(paths.get("ruled")).toBe("M0 11.4h10v2.6h-10ZM0 5.7h10v2.6h-10ZM0 0h10v2.6h-10Z");
  });

  test("[TP18] names under the floor never stand over each other: the ones that matter come first", () => {
    const wanted = (seat: number, x: number, rank: number) => ({ seat, x, rank, name: "Olga", chosen: rank === 0 });
    expect(
      placedNames([wanted(1, 110, 1), wanted(2, 100, 0), wanted(3, 300, 2)], 684, 100).map(({ seat }) => seat),
    ).toEqual([2, 3]);
    // At the edge a name is pushed inwards; where somebody else's words stand there is none.
    expect(placedNames([wanted(1, 2, 0), wanted(2, 680, 1)], 684, 100).map(({ middle }) => middle)).toEqual([16.4]);
  });
});
