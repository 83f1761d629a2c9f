import { describe, expect, test } from "vitest";
import { labOfContacts } from "../../../sim/experiment/labOfContacts.ts";
import type { ContactRow } from "../../../sim/history/rows.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";

const { targets } = defaultBoardConfig({ place: "Test" });
const MIDNIGHT = Date.UTC(2026, 2, 2);

function row(minute: number, over: Partial<ContactRow> = {}): ContactRow {
  const arrivedAt = (MIDNIGHT + minute * 60_000) as Instant;
  return { queue: "Sales", channel: "voice", arrivedAt, outcome: "answered", waitMs: 60_000, talkMs: 120_000, ...over };
}
function lived(contacts: readonly ContactRow[]) {
  const parsed = labOfContacts({ contacts, date: "2026-03-02", timeZone: "UTC", targets });
  if (parsed?.ok !== true) throw new TypeError(JSON.stringify(parsed));
  return parsed.scenario;
}

describe("a day of imported contacts", () => {
  test("[LS24] contacts are its trace: when they came, how long they took, when they gave up; other days are left out", () => {
    const given = [row(600), row(540, { outcome: "abandoned", talkMs: 0, waitMs: 9_000 }), row(-5), row(1_441)];
    const [queue] = lived(given).queues;
    expect(queue?.arrivals?.trace).toEqual([
      { atMs: 540 * 60_000, patienceMs: 9_000 },
      { atMs: 600 * 60_000, talkMs: 120_000 },
    ]);
    expect(queue?.target).toEqual({ withinMs: targets.voice.acceptableWaitMs, share: targets.voice.fraction });
  });

  test("[LS24] people are there from their first work to their last, together where they take of the same queues", () => {
    const both = [row(600, { agent: "a" }), row(660, { agent: "a", queue: "Help" })];
    const scenario = lived([...both, row(605, { agent: "b" }), row(700, { agent: "c", queue: "Help" })]);
    const shown = scenario.groups.map(({ skills, headcount }) => [
      skills.map(({ queueId }) => queueId),
      headcount?.agents.flatMap((count, half) => (count > 0 ? [[half, count]] : [])),
    ]);
    // a from 10:01 to 11:03, b from 10:06 to 10:08, c from 11:41 to 11:43.
    expect(shown).toEqual([
      [
        ["help-voice", "sales-voice"],
        [
          [20, 1],
          [21, 1],
          [22, 1],
        ],
      ],
      [["sales-voice"], [[20, 1]]],
      [["help-voice"], [[23, 1]]],
    ]);
  });

  test("[LS24] where contacts name nobody, load and its root are there, and a half hour longer", () => {
    // Ten conversations of 6 minutes in half an hour: 2 erlang and 1.41 on top.
    const scenario = lived(Array.from({ length: 10 }, (_, i) => row(600 + i, { talkMs: 360_000 })));
    expect(scenario.groups[0]?.headcount?.agents.slice(19, 23)).toEqual([0, 4, 4, 0]);
  });

  test("[LS24] a day nobody came is none", () => {
    expect(labOfContacts({ contacts: [row(-5)], date: "2026-03-02", timeZone: "UTC", targets })).toBeUndefined();
  });
});
