import { describe, expect, test } from "vitest";
import { BOUNDS } from "../../../live/bounds.ts";
import { ATTRIBUTIONS, SERVICE_LEVEL_VARIANTS } from "../../../sim/metrics/config.ts";
import type { Lens } from "../../../sim/metrics/lens.ts";
import type { ServerMessage } from "../../../sim/protocol/messages.ts";
import { Display, hubbed, PERIOD_MS } from "../../fixtures/hubDisplay.ts";

const LENS: Lens = { variant: "strict", attribution: "decision", headline: "day", names: "names" };

describe("readings", () => {
  test("[BD7] a display that has not said hello is shown nothing: its first word says what it may see", async () => {
    const { time, press, address } = await hubbed();
    const silent = new Display(address, {}, null);
    await silent.hear(0);
    time.pass(1_000);
    silent.say({ type: "ping", sentAt: 1 });
    expect(await silent.hear(1)).toMatchObject({ type: "pong" });
    silent.say({ type: "resync" });
    silent.say({ type: "ping", sentAt: 2 });
    expect(await silent.hear(2)).toMatchObject({ type: "pong", sentAt: 2 });
    expect(press.printed).toBe(0);
  });

  test("[BD6] displays that read alike share one frame; another reading is another frame of the same instant", async () => {
    const { time, press, address } = await hubbed();
    const displays = [{}, {}, { lens: LENS }, { lens: LENS }].map((hello) => new Display(address, {}, hello));
    for (const display of displays) await display.hear(1);
    expect(press.lenses).toBe(2);
    const before = press.printed;
    time.pass(PERIOD_MS);
    for (const display of displays) await display.hear(2);
    expect(press.printed - before).toBe(2);
    const frames = displays.map(({ heard }) => (heard[1] as Extract<ServerMessage, { type: "snapshot" }>).frame);
    expect(frames[2]?.lens).toEqual(LENS);
    expect(frames[0]?.lens).not.toEqual(LENS);
    displays[2]?.socket.close();
    displays[3]?.socket.close();
    await displays[2]?.closed;
    await displays[3]?.closed;
    expect(press.lenses).toBe(1);
  });

  test("[BD5] where a board shows no names, none goes over the wire, nor an id that is one", async () => {
    const { time, address, boards } = await hubbed();
    boards.set("agents", { ...LENS, names: "none" });
    boards.set("initials", { ...LENS, names: "initials" });
    const [named, none, initials] = [{}, { boardId: "agents" }, { boardId: "initials" }].map(
      (hello) => new Display(address, {}, hello),
    );
    for (const display of [named!, none!, initials!]) await display.hear(1);
    time.pass(PERIOD_MS);
    for (const display of [named!, none!, initials!]) await display.hear(2);
    expect(JSON.stringify(named!.heard)).toMatch(/Anna Petrova.*/);
    for (const display of [none!, initials!]) expect(JSON.stringify(display.heard)).not.toMatch(/anna|petrova/i);
    expect(JSON.stringify(initials!.heard)).toContain('"name":"AP"');
  });

  test("[BD8] a board that is saved tells its displays and shows them anew by its new reading; one deleted is shown on", async () => {
    const { address, boards, change } = await hubbed();
    boards.set("north", LENS);
    const display = new Display(address, {}, { boardId: "north" });
    expect(await display.hear(1)).toMatchObject({ type: "snapshot", frame: { lens: { names: "names" } } });
    boards.set("north", { ...LENS, names: "none" });
    change("north", 2);
    expect(await display.hear(2)).toEqual({ type: "board", boardId: "north", revision: 2 });
    expect(await display.hear(3)).toMatchObject({ type: "snapshot", frame: { lens: { names: "none" } } });
    boards.delete("north");
    change("north", undefined);
    expect(await display.hear(4)).toEqual({ type: "board", boardId: "north" });
    const stranger = new Display(address, {}, { boardId: "north" });
    expect(await stranger.hear(1)).toMatchObject({ type: "refused", code: "unknown-board" });
    expect(await stranger.closed).toBe(1008);
  });

  test("[BD6] frames are made for sixteen readings beside the centre's own; one more is refused", async () => {
    const { address } = await hubbed();
    const lenses = SERVICE_LEVEL_VARIANTS.flatMap((variant) =>
      ATTRIBUTIONS.map((attribution): Lens => ({ ...LENS, variant, attribution })),
    );
    const displays = lenses.slice(0, BOUNDS.lenses).map((lens) => new Display(address, {}, { lens }));
    for (const display of displays) await display.hear(1);
    const extra = new Display(address, {}, { lens: lenses[BOUNDS.lenses] });
    expect(await extra.hear(1)).toMatchObject({ type: "refused", code: "too-many-lenses" });
    expect(await extra.closed).toBe(1013);
    expect(await new Display(address).hear(1)).toMatchObject({ type: "snapshot" });
  });

  test("[BD10] what a display is sent is measured in bytes, snapshots and changes apart", async () => {
    const { time, hub, address } = await hubbed(1_000);
    const display = new Display(address);
    await display.hear(1);
    const { snapshotBytes } = hub.traffic;
    expect(snapshotBytes).toBe(Buffer.byteLength(JSON.stringify(display.heard[1])));
    time.pass(2_000);
    await display.hear(9);
    const frames = display.heard.slice(2).reduce((sum, message) => sum + Buffer.byteLength(JSON.stringify(message)), 0);
    expect(hub.traffic).toMatchObject({ snapshotBytes, frameBytes: frames });
    // Of the two whole seconds; what came at their very end belongs to the third.
    const last = Buffer.byteLength(JSON.stringify(display.heard[9]));
    expect(hub.traffic.mostPerDisplay).toBe((snapshotBytes + frames - last) / 2);
    expect(hub.traffic.meanPerDisplay).toBe(hub.traffic.mostPerDisplay);
  });
});
