import { describe, expect, test } from "vitest";
import { BOUNDS } from "../../../live/bounds.ts";
import { Display, hubbed, PERIOD_MS, sequenceOf } from "../../fixtures/hubDisplay.ts";
import { running } from "./server.ts";
import { numbers } from "./support.ts";

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
