import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Words } from "../../../app/_i18n/Words.tsx";
import { AlarmStrip } from "../../../app/_tiles/AlarmStrip.tsx";
import { alarmOf, alarmsWorstFirst } from "../../../app/_tiles/alarmOrder.ts";
import { figureClass, widthClass } from "../../../app/_tiles/figureClass.ts";
import { ALARM_OF, ALARMS } from "../../../app/gallery/alarms.ts";
import { act, watch } from "../../../app/gallery/channels.ts";
import { REPEAT_MS, type Sounded, soundPlan } from "../../../app/wall/soundPlan.ts";
import { toneSeconds } from "../../../app/wall/tone.ts";
import type { AlarmFrame } from "../../../sim/metrics/alarms/alarm.ts";
import type { Frame } from "../../../sim/metrics/frame.ts";

const ACT: AlarmFrame = ALARM_OF.act;
const WATCH: AlarmFrame = ALARM_OF.watch;

/** What the strip says, card by card, in English. */
function cards(frame: Frame, { lost = false, room = 2 } = {}): string[] {
  const page = { language: "en" as const, children: createElement(AlarmStrip, { frame, lost, room }) };
  const html = renderToStaticMarkup(createElement(Words, page));
  return [
    ...html.matchAll(/<article class="alarm ([^"]*)"[^>]*>(.*?)<\/article>|<p class="alarm__more">(.*?)<\/p>/g),
  ].map(
    ([, kind = "", inside = "", more]) =>
      more ??
      `${kind}: ${inside
        .replaceAll(/<[^>]*>/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim()}`,
  );
}

describe("[W20] the grammar of alarms", () => {
  test("[W20] new is solid and says for how long, seen says by whom, each with what to do", () => {
    expect(cards(ALARMS.act)).toEqual([
      "alarm--act alarm--new: Messenger at 62%, target 80% Recall 2 from break ACT new 3:12",
    ]);
    expect(cards(ALARMS.seen)).toEqual([
      "alarm--act alarm--seen: Messenger at 62%, target 80% Recall 2 from break ACT seen MO",
      "alarm--watch alarm--seen: Chat waits 2:05, limit 0:40 6 waiting, 3 past the limit WATCH seen MO",
    ]);
  });

  test("[W20] shelved says until when and by whom, returned when it will leave", () => {
    expect(cards(ALARMS.shelved)).toEqual([
      "alarm--act alarm--shelved: Messenger at 62%, target 80% Shelved by MO, returns 12:28 shelved 28:00 left",
      "alarm--watch alarm--shelved: Chat waits 2:05, limit 0:40 Shelved, returns 15:00 shelved 3 h left",
    ]);
    expect(cards(ALARMS.returned)).toEqual([
      "alarm--watch alarm--returned: Chat: longest wait is back in bounds Back to normal 11:56 returned clears 12:30",
    ]);
  });

  test("[W20] data has no hue, a lost connection leaves everything unknown, none says since when and its own rate", () => {
    expect(cards(ALARMS.data)).toEqual([
      "alarm--data alarm--new: E-mail data stopped 4:12 ago Figures withdrawn, people may still wait DATA",
    ]);
    for (const card of cards(ALARMS.both, { lost: true }))
      expect(card).toMatch(/^alarm--data alarm--seen: .* UNKNOWN$/);
    expect(cards(ALARMS.noneSince)).toEqual(["alarm--quiet: No alarms since 09:58 4 alarms in the last hour"]);
  });

  test("[W20] what there is no room for is counted, with what the frame itself left out", () => {
    expect(cards(ALARMS.more).at(-1)).toBe("+212");
    expect(cards(ALARMS.more, { room: 1 }).at(-1)).toBe("+213");
  });

  test("[W20] a wait is held against what its channel promises, whatever multiple of that calls", () => {
    const [row] = ALARMS.watch.channels;
    const triple = { ...WATCH, level: "act" as const, threshold: 120_000 };
    expect(row?.serviceLevel.target.acceptableWaitMs).toBe(40_000);
    expect(cards({ ...ALARMS.watch, alarms: [triple] })[0]).toContain("Chat waits 2:05, limit 0:40");
    expect(cards({ ...ALARMS.watch, alarms: [triple], channels: [] })[0]).toContain("Chat waits 2:05, limit 2:00");
    // Nobody waits any more, the off-delay has not passed.
    const { value: _, ...eased } = WATCH;
    expect(cards({ ...ALARMS.watch, alarms: [eased] })[0]).toContain("Chat eases: nobody waits");
  });

  test("[W16] a figure as wide as its column has the scale of a watch row, a wider one that of a normal row", () => {
    expect([widthClass("40", 3), widthClass("123", 3), widthClass("1,234", 3)]).toEqual(["", "fig--wide", "fig--long"]);
    expect([widthClass("9:14", 5), widthClass("29:14", 5), widthClass("1 h 06", 5)]).toEqual([
      "",
      "fig--wide",
      "fig--long",
    ]);
  });

  test("[W20] of a silent channel nothing is told but its silence", () => {
    const silent = { ...act, freshness: "stale" } as const;
    expect(cards({ ...ALARMS.act, channels: [silent] })).toEqual([
      "alarm--data alarm--new: Messenger data stopped 0:01 ago Figures withdrawn, people may still wait DATA",
    ]);
  });

  test("[W20] worst first: act before watch, unseen before seen, what is put aside last", () => {
    const seenAct: AlarmFrame = { ...ACT, id: "seen", state: "seen" };
    const shelvedAct: AlarmFrame = { ...ACT, id: "shelved", state: "shelved" };
    const order = alarmsWorstFirst([shelvedAct, WATCH, seenAct, ACT]).map(({ id }) => id);
    expect(order).toEqual([ACT.id, "seen", WATCH.id, "shelved"]);
    expect(alarmOf([{ ...ACT, state: "returned" }], "messenger")).toBeUndefined();
    expect(alarmOf([seenAct, shelvedAct], "messenger")?.id).toBe("seen");
  });

  test("[W20] exactly one figure carries it: a block while new, an outline once seen; another one is under-barred", () => {
    expect(figureClass(act, "serviceLevel", "new")).toBe("fig fig--carry fig--act");
    expect(figureClass(act, "serviceLevel", "seen")).toBe("fig fig--carry fig--act fig--seen");
    expect(figureClass(act, "longest", "new")).toBe("fig fig--off");
    expect(figureClass({ ...watch, carries: "waiting" }, "waiting", "new")).toBe("fig fig--carry fig--watch");
    expect(figureClass({ ...act, level: "calm" }, "serviceLevel")).toBe("fig");
  });
});

describe("[W21] the sound of alarms", () => {
  const at = (alarms: readonly AlarmFrame[], before: Sounded, nowMs: number) => soundPlan(alarms, before, nowMs);

  test("[W21] a new alarm sounds once; one that is to be seen sounds again every 15 s until it is", () => {
    const once = at([ACT], new Map(), 0);
    expect(once.level).toBe("act");
    expect(at([ACT], once.sounded, 60_000).level).toBeUndefined();
    const insisting: AlarmFrame = { ...ACT, sound: "until-seen" };
    const first = at([insisting], new Map(), 0);
    expect(at([insisting], first.sounded, REPEAT_MS - 1).level).toBeUndefined();
    const again = at([insisting], first.sounded, REPEAT_MS);
    expect(again.level).toBe("act");
    expect(at([insisting], again.sounded, REPEAT_MS + 1).level).toBeUndefined();
    expect(at([{ ...insisting, state: "seen" }], first.sounded, REPEAT_MS).level).toBeUndefined();
  });

  test("[W21] never in quiet hours, never where its rule says off; one tone, the worst, however many came", () => {
    expect(at([{ ...ACT, quiet: true }], new Map(), 0).level).toBeUndefined();
    expect(at([{ ...ACT, sound: "off" }], new Map(), 0).level).toBeUndefined();
    expect(at([WATCH, ACT], new Map(), 0).level).toBe("act");
    expect(at([WATCH], new Map(), 0).level).toBe("watch");
  });

  test("[W21] an alarm that comes anew or gets worse sounds again", () => {
    const { sounded } = at([WATCH], new Map(), 0);
    expect(at([{ ...WATCH, level: "act" }], sounded, 1).level).toBe("act");
    const gone = at([], sounded, 2);
    expect(gone.sounded.size).toBe(0);
    expect(at([WATCH], gone.sounded, 3).level).toBe("watch");
  });

  test("[W21] no tone is longer than a second", () => {
    expect(toneSeconds("act")).toBeLessThanOrEqual(1);
    expect(toneSeconds("watch")).toBeLessThanOrEqual(1);
  });
});
