import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { BOUNDS } from "../../../live/bounds.ts";
import { Hub } from "../../../live/hub.ts";
import { Press } from "../../../live/press.ts";
import { ATTRIBUTIONS, SERVICE_LEVEL_VARIANTS } from "../../../sim/metrics/config.ts";
import type { Frame } from "../../../sim/metrics/frame.ts";
import { type Lens, lensOf } from "../../../sim/metrics/lens.ts";
import { PROTOCOL_VERSION, type ServerMessage } from "../../../sim/protocol/messages.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { FEED, FloorWorld } from "../../fixtures/floorWorld.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";
import { running } from "./server.ts";
import { numbers } from "./support.ts";

const PERIOD_MS = 1_000 / BOUNDS.framesPerSecond;

/** A display that remembers what it was told and lets a test wait for it. */
class Display {
  readonly heard: ServerMessage[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  #wake: () => void = () => undefined;

  /** `hello`: what it says besides its version; null: nothing at all. */
  constructor(address: string, options: { origin?: string } = {}, hello: object | null = {}) {
    this.socket = new WebSocket(address, options);
    if (hello !== null) {
      this.socket.on("open", () => this.say({ type: "hello", protocol: PROTOCOL_VERSION, ...hello }));
    }
    this.socket.on("error", () => undefined);
    this.socket.on("message", (data) => {
      this.heard.push(JSON.parse(String(data)) as ServerMessage);
      this.#wake();
    });
    this.closed = new Promise((resolve) => this.socket.on("close", (code) => resolve(code)));
    onTestFinished(() => this.socket.terminate());
  }

  /** Resolves with message number `n`, from 0. */
  async hear(n: number): Promise<ServerMessage> {
    while (this.heard.length <= n) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.heard[n] as ServerMessage;
  }

  say(message: unknown): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }
}

/** A hub over a press of frames of about `size` characters that change altogether, on a clock that stands still. */
async function hubbed(size = 10): Promise<{
  time: ManualTime;
  press: Press;
  hub: Hub;
  address: string;
  boards: Map<string, Lens>;
  change: (boardId: string, revision: number | undefined) => void;
}> {
  const time = new ManualTime();
  const world = new FloorWorld();
  world.say(0, { type: "agent.session", agentId: "anna.petrova", name: "Anna Petrova", state: "on" });
  world.say(0, { type: "agent.membership", agentId: "anna.petrova", queueId: "sales", member: true });
  world.queued(0, "a");
  const at = () => (world.startsAt + time.now()) as Instant;
  const compute = (lenses: readonly Lens[]): readonly Frame[] =>
    world.board.frames(at(), FEED, lenses).map((frame) => ({ ...frame, place: String((time.now() / PERIOD_MS) % 10).repeat(size) }));
  const press = new Press({ compute, own: () => lensOf(world.board.config), time });
  const boards = new Map<string, Lens>();
  let change: (boardId: string, revision: number | undefined) => void = () => undefined;
  const hub = new Hub(press, time, {
    reading: (boardId) => boards.get(boardId),
    watch: (changed) => {
      change = changed;
      return () => undefined;
    },
  });
  const server = createServer().on("upgrade", (request, socket, head) => hub.upgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    hub.close();
    server.close();
  });
  const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/live`;
  return { time, press, hub, address, boards, change: (...said) => change(...said) };
}

/** The sequence a message brings its display to; undefined when it brings no picture. */
function sequenceOf(message: ServerMessage): number | undefined {
  if (message.type === "snapshot") return message.frame.sequence;
  return message.type === "frame" ? message.delta.sequence : undefined;
}

describe("/live", () => {
  test("[H14] a display hears welcome, then a snapshot, then frames numbered without holes", async () => {
    const { time, address } = await hubbed();
    const display = new Display(address);
    expect(await display.hear(0)).toMatchObject({ type: "welcome", protocol: 2, framesPerSecond: 4 });
    expect(await display.hear(1)).toMatchObject({ type: "snapshot", frame: { sequence: 1 } });
    time.pass(3 * PERIOD_MS);
    await display.hear(4);
    expect(display.heard.slice(2)).toMatchObject(
      [2, 3, 4].map((sequence) => ({ type: "frame", delta: { base: sequence - 1, sequence } })),
    );
  });

  test("[H15] one frame is computed for all displays, at most four a second, and none for nobody", async () => {
    const { time, press, address } = await hubbed();
    time.pass(10_000);
    expect(press.printed).toBe(0);
    const displays = numbers(0, 5).map(() => new Display(address));
    for (const display of displays) await display.hear(1);
    expect(press.printed).toBe(1);
    time.pass(1_000);
    expect(press.printed).toBe(5);
    for (const display of displays) await display.hear(5);
    for (const { socket } of displays) socket.close();
    for (const { closed } of displays) await closed;
  });

  test("[H16] ping is answered with the server's time, resync with a snapshot", async () => {
    const { time, address } = await hubbed();
    const display = new Display(address);
    await display.hear(1);
    display.say({ type: "ping", sentAt: 123.5 });
    expect(await display.hear(2)).toEqual({ type: "pong", sentAt: 123.5, serverAt: time.now() });
    display.say({ type: "resync" });
    expect(await display.hear(3)).toMatchObject({ type: "snapshot", frame: { sequence: 1 } });
    time.pass(PERIOD_MS);
    expect(await display.hear(4)).toMatchObject({ type: "frame", delta: { base: 1, sequence: 2 } });
  });

  test("[H17] a display of another protocol version is told so and let go", async () => {
    const { address } = await hubbed();
    const display = new Display(address);
    await display.hear(1);
    display.say({ type: "hello", protocol: 99 });
    expect(await display.hear(2)).toMatchObject({ type: "refused", code: "protocol-version" });
    expect(await display.closed).toBe(1008);
  });

  test.each([
    ["not JSON", "{"],
    ["an unknown type", '{"type":"shutdown"}'],
    ["a field of a wrong type", '{"type":"ping","sentAt":"now"}'],
  ])("[N6] %s is a bad message and ends the display", async (_, text) => {
    const { address } = await hubbed();
    const display = new Display(address);
    await display.hear(1);
    display.say(text);
    expect(await display.hear(2)).toMatchObject({ type: "refused", code: "bad-message" });
    expect(await display.closed).toBe(1008);
  });

  test("[N6] binary is a bad message, more than 4 KiB ends the socket with 1009", async () => {
    const { address } = await hubbed();
    const binary = new Display(address);
    await binary.hear(1);
    binary.socket.send(Buffer.from([1, 2, 3]));
    expect(await binary.hear(2)).toMatchObject({ type: "refused", code: "bad-message" });
    const long = new Display(address);
    await long.hear(1);
    long.say({ type: "ping", sentAt: 1, padding: "x".repeat(BOUNDS.displayMessageBytes) });
    expect(await long.closed).toBe(1009);
  });

  test("[N7] a display that talks too much is let go", async () => {
    const { address } = await hubbed();
    const display = new Display(address);
    await display.hear(1);
    // Its hello was the first.
    for (const n of numbers(0, BOUNDS.displayMessageBurst)) display.say({ type: "ping", sentAt: n });
    expect(await display.closed).toBe(1008);
    expect(display.heard.filter(({ type }) => type === "pong")).toHaveLength(BOUNDS.displayMessageBurst - 1);
  });

  test("[N8] one display more than 200 is refused; when one goes, another may come", async () => {
    const { address, hub } = await hubbed();
    const displays = numbers(0, BOUNDS.displays).map(() => new Display(address));
    for (const display of displays) await display.hear(0);
    const extra = new Display(address);
    expect(await extra.hear(0)).toMatchObject({ type: "refused", code: "too-many" });
    expect(await extra.closed).toBe(1013);
    const [first] = displays;
    first?.socket.close();
    await first?.closed;
    expect(hub.displays).toBe(BOUNDS.displays - 1);
    expect(await new Display(address).hear(0)).toMatchObject({ type: "welcome" });
  });

  test("[H18] a display that does not read misses frames, holds no backlog, and gets a snapshot once it reads", async () => {
    const { time, hub, address } = await hubbed(400_000);
    const slow = new Display(address);
    const quick = new Display(address);
    await slow.hear(1);
    await quick.hear(1);
    slow.socket.pause();
    let frames = 1;
    while (hub.skipped === 0 && frames < 200) {
      time.pass(PERIOD_MS);
      frames += 1;
      await quick.hear(frames);
    }
    expect(hub.skipped).toBeGreaterThan(0);
    const before = slow.heard.length;
    slow.socket.resume();
    const caughtUp = () => slow.heard.slice(before).some(({ type }) => type === "snapshot");
    while (!caughtUp()) {
      time.pass(PERIOD_MS);
      frames += 1;
      await quick.hear(frames);
    }
    const sequences = slow.heard.flatMap((message) => sequenceOf(message) ?? []);
    expect(sequences.length).toBeLessThan(frames);
    expect([...sequences].sort((a, b) => a - b)).toEqual(sequences);
  });

  test("[H19] a display that gives no sign of life for a whole heartbeat is dropped", async () => {
    const { time, hub, address } = await hubbed();
    const silent = new Display(address);
    await silent.hear(1);
    silent.socket.pause();
    time.pass(BOUNDS.displayHeartbeatMs);
    expect(hub.displays).toBe(1);
    time.pass(BOUNDS.displayHeartbeatMs);
    silent.socket.resume();
    expect(await silent.closed).toBe(1006);
  });
});

const LENS: Lens = { variant: "strict", attribution: "decision", headline: "day", names: "names" };

describe("readings", () => {
  test("[BD7] a display that has not said hello is shown nothing: its first word says what it may see", async () => {
    const { time, press, address } = await hubbed();
    const silent = new Display(address, {}, null);
    await silent.hear(0);
    time.pass(1_000);
    silent.say({ type: "ping", sentAt: 1 });
    expect(await silent.hear(1)).toMatchObject({ type: "pong" });
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

describe("upgrades", () => {
  test("[H20] only pages of this server may open /live; a program without an Origin may", async () => {
    const server = await running();
    const address = `${server.address.replace("http", "ws")}/live`;
    for (const origin of ["http://evil.example", "null", `https://localhost:${server.port}`, "http://localhost:1"]) {
      const refused = new Display(address, { origin });
      const status = await new Promise((resolve) =>
        refused.socket.on("unexpected-response", (_, r) => resolve(r.statusCode)),
      );
      expect([origin, status]).toEqual([origin, 403]);
    }
    expect(await new Display(address, { origin: server.address }).hear(0)).toMatchObject({ type: "welcome" });
    expect(await new Display(address).hear(0)).toMatchObject({ type: "welcome" });
  });

  test("[H20] other addresses take no upgrade", async () => {
    const server = await running();
    const other = new Display(`${server.address.replace("http", "ws")}/other`);
    expect(
      await new Promise((resolve) => other.socket.on("unexpected-response", (_, r) => resolve(r.statusCode))),
    ).toBe(404);
  });
});
