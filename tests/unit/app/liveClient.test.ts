import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FrameSink } from "../../../app/_state/frameStore.ts";
import { LiveClient } from "../../../app/_state/liveClient.ts";
import { frame } from "../../../app/gallery/builders.ts";
import { frameDelta } from "../../../sim/protocol/frameDelta.ts";
import { PROTOCOL_VERSION, type ServerMessage } from "../../../sim/protocol/messages.ts";
import { FakeSocket } from "../../fixtures/fakeSocket.ts";

const NOW = 1_795_320_000_000;

let told: { frames: { sequence: number; madeAt: number }[]; lost: number[]; problems: string[] };
let client: LiveClient;
let reloads: number;
/** How this page came about, and how long ago. */
let navigation: string;
let pageAgeMs: number;
let page: EventTarget & { visibilityState: string };
let screen: EventTarget;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  FakeSocket.opened = [];
  reloads = 0;
  navigation = "navigate";
  pageAgeMs = 5_000;
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  screen = new EventTarget();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", screen);
  vi.stubGlobal("location", { reload: () => (reloads += 1) });
  vi.stubGlobal("performance", { now: () => pageAgeMs, getEntriesByType: () => [{ type: navigation }] });
  vi.spyOn(Math, "random").mockReturnValue(0);
  told = { frames: [], lost: [], problems: [] };
  const sink: FrameSink = {
    frame: ({ sequence }, madeAt) => told.frames.push({ sequence, madeAt }),
    lost: (retryInMs) => told.lost.push(retryInMs),
    problem: (code, detail) => told.problems.push(`${code}: ${detail}`),
  };
  client = new LiveClient("ws://wall/live", sink);
  client.open();
});

afterEach(() => {
  client.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function welcome(serverAt = Date.now()): ServerMessage {
  return { type: "welcome", protocol: PROTOCOL_VERSION, serverAt, framesPerSecond: 4 };
}

/** A whole picture, or what goes on from the one before. */
function picture(type: "snapshot" | "frame", sequence: number, serverAt = Date.now()): ServerMessage {
  if (type === "snapshot") return { type, serverAt, frame: frame({ sequence }) };
  return { type, serverAt, delta: frameDelta(frame({ sequence: sequence - 1 }), frame({ sequence })) };
}

function connected(): FakeSocket {
  const socket = FakeSocket.latest;
  socket.accept();
  socket.say(welcome());
  return socket;
}

const said = (socket: FakeSocket, type: string) => socket.said.filter((message) => message.type === type).length;

describe("[D12] the sequence", () => {
  test("[D12] a display says hello with its version, and hands on what it is shown", () => {
    const socket = connected();
    expect(socket.url).toBe("ws://wall/live");
    expect(socket.said).toEqual([
      { type: "hello", protocol: PROTOCOL_VERSION },
      { type: "ping", sentAt: NOW },
    ]);
    socket.say(picture("snapshot", 7));
    socket.say(picture("frame", 8));
    expect(told.frames.map(({ sequence }) => sequence)).toEqual([7, 8]);
    expect(said(socket, "resync")).toBe(0);
  });

  test("[D12] a hole is noticed and asked about once; what comes behind it waits for the snapshot", () => {
    const socket = connected();
    socket.say(picture("snapshot", 7));
    socket.say(picture("frame", 10));
    socket.say(picture("frame", 11));
    expect(said(socket, "resync")).toBe(1);
    socket.say(picture("snapshot", 11));
    socket.say(picture("frame", 12));
    expect(said(socket, "resync")).toBe(1);
    expect(told.frames.map(({ sequence }) => sequence)).toEqual([7, 11, 12]);
  });

  test("[D12] a snapshot begins a sequence wherever it likes; a new connection knows no old one", () => {
    const socket = connected();
    socket.say(picture("snapshot", 100));
    socket.say(picture("snapshot", 3));
    socket.say(picture("frame", 4));
    expect(said(socket, "resync")).toBe(0);
    socket.drop();
    vi.advanceTimersByTime(250);
    const next = connected();
    next.say(picture("frame", 900));
    expect(said(next, "resync")).toBe(0);
  });
});

describe("[BD9] the board a display shows", () => {
  test("[BD9] a display says by which board it reads, and hears when that was changed", () => {
    const revisions: (number | undefined)[] = [];
    const sink: FrameSink = { frame: () => undefined, lost: () => undefined, problem: () => undefined };
    const reader = new LiveClient("ws://wall/live", sink, { boardId: "north" }, (revision) => revisions.push(revision));
    reader.open();
    const socket = connected();
    expect(socket.said[0]).toEqual({ type: "hello", protocol: PROTOCOL_VERSION, boardId: "north" });
    socket.say({ type: "board", boardId: "north", revision: 4 });
    socket.say({ type: "board", boardId: "north" });
    expect(revisions).toEqual([4, undefined]);
    reader.close();
  });
});

describe("[D13] the server's clock", () => {
  test("[D13] the age of a picture is by the server's clock, whatever this display's says", () => {
    const socket = FakeSocket.latest;
    socket.accept();
    socket.say(welcome(NOW + 60_000));
    socket.say(picture("snapshot", 1, NOW + 60_000 - 300));
    expect(told.frames.at(-1)?.madeAt).toBe(NOW - 300);
  });

  test("[D13] an answer counts as written half a round trip ago, and answers slow on either way do not move the median", () => {
    const socket = FakeSocket.latest;
    socket.accept();
    socket.say(welcome(NOW + 1_000));
    for (const [thereMs, backMs] of [
      [20, 20],
      [0, 9_000],
      [20, 20],
      [9_000, 0],
    ] as const) {
      const sentAt = Date.now();
      vi.setSystemTime(sentAt + thereMs + backMs);
      socket.say({ type: "pong", sentAt, serverAt: sentAt + thereMs + 1_000 });
    }
    socket.say(picture("snapshot", 1, Date.now() + 1_000));
    expect(told.frames.at(-1)?.madeAt).toBe(Date.now());
  });

  test("[D13] the clock is asked every 5 s, and the nine latest answers count", () => {
    const socket = connected();
    for (let second = 0; second < 20; second += 1) {
      vi.advanceTimersByTime(1_000);
      socket.say(picture("snapshot", second));
    }
    expect(said(socket, "ping")).toBe(5);
    for (let answer = 0; answer < 9; answer += 1) {
      socket.say({ type: "pong", sentAt: Date.now(), serverAt: Date.now() + 5_000 });
    }
    socket.say(picture("snapshot", 99, Date.now() + 5_000));
    expect(told.frames.at(-1)?.madeAt).toBe(Date.now());
  });
});

describe("[D14] versions", () => {
  test("[D14] a server of another protocol is answered by loading the page anew", () => {
    const socket = FakeSocket.latest;
    socket.accept();
    socket.say({ type: "welcome", protocol: PROTOCOL_VERSION + 1, serverAt: NOW, framesPerSecond: 4 });
    expect(reloads).toBe(1);
  });

  test("[D14] so is a refusal for the version; any other refusal is shown", () => {
    const socket = FakeSocket.latest;
    socket.accept();
    socket.say({ type: "refused", code: "protocol-version", detail: "2" });
    expect(reloads).toBe(1);
    expect(told.problems).toEqual([]);
    socket.say({ type: "refused", code: "too-many", detail: "200 displays" });
    expect(told.problems).toEqual(["too-many: 200 displays"]);
    expect(reloads).toBe(1);
  });

  test("[D14] a page that is no newer after loading anew says so instead of loading again within a minute", () => {
    const socket = FakeSocket.latest;
    socket.accept();
    const other: ServerMessage = { type: "welcome", protocol: PROTOCOL_VERSION + 1, serverAt: NOW, framesPerSecond: 4 };
    navigation = "reload";
    pageAgeMs = 59_999;
    socket.say(other);
    expect(reloads).toBe(0);
    expect(told.problems).toEqual([`protocol-version: protocol ${PROTOCOL_VERSION + 1}`]);
    pageAgeMs = 60_000;
    socket.say(other);
    expect(reloads).toBe(1);
  });

  test("[D14] a frame of another version is not drawn with the fields of this one", () => {
    const socket = connected();
    socket.say({ type: "snapshot", serverAt: NOW, frame: { ...frame(), version: 2 as 1 } });
    expect(reloads).toBe(1);
    expect(told.frames).toEqual([]);
  });
});

describe("[D15] a connection that goes", () => {
  test.each(["<html>Sign in to the guest network</html>", "", "null", "5"])(
    "[D15] an answer that is not our server's ends the connection: %s",
    (text) => {
      const socket = connected();
      socket.sayText(text);
      expect(socket.closings).toBe(1);
      expect(told.lost).toEqual([250]);
    },
  );

  test("[D15] tries come at drawn, growing distances, and a welcome begins anew", () => {
    const random = vi.spyOn(Math, "random");
    for (const [draw, waitMs] of [
      [0, 250],
      [0.5, 750],
      [0.2, 1_200],
      [0.999_999, 4_000],
    ] as const) {
      random.mockReturnValueOnce(draw);
      const before = FakeSocket.opened.length;
      FakeSocket.latest.drop();
      expect(told.lost.at(-1)).toBe(waitMs);
      vi.advanceTimersByTime(waitMs - 1);
      expect(FakeSocket.opened.length).toBe(before);
      vi.advanceTimersByTime(1);
      expect(FakeSocket.opened.length).toBe(before + 1);
    }
    expect(random).toHaveBeenCalledTimes(4);
    connected().drop();
    expect(told.lost.at(-1)).toBe(250);
  });

  test("[D15] six seconds of silence are a lost connection, though the network never says so", () => {
    const socket = connected();
    vi.advanceTimersByTime(6_000);
    expect(told.lost).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(socket.closings).toBe(1);
    expect(told.lost).toEqual([250]);
    vi.advanceTimersByTime(250);
    expect(FakeSocket.opened).toHaveLength(2);
    // What the old socket says when it is finally heard of changes nothing.
    socket.say(picture("frame", 5));
    socket.drop();
    expect(told.frames).toEqual([]);
    expect(told.lost).toEqual([250]);
  });

  test("[D15] a connection that does not come about in six seconds is given up", () => {
    const socket = FakeSocket.latest;
    vi.advanceTimersByTime(7_000);
    expect(socket.closings).toBe(1);
    expect(told.lost).toEqual([250]);
  });

  test("[D15] pictures keep a connection alive", () => {
    const socket = connected();
    for (let second = 1; second <= 60; second += 1) {
      vi.advanceTimersByTime(1_000);
      socket.say(picture("snapshot", second));
    }
    expect(FakeSocket.opened).toEqual([expect.objectContaining({ closings: 0 })]);
  });

  test("[D15] back on the network or back in sight, the next try is now", () => {
    FakeSocket.latest.drop();
    screen.dispatchEvent(new Event("online"));
    expect(FakeSocket.opened).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    expect(FakeSocket.opened).toHaveLength(2);
    FakeSocket.latest.drop();
    page.visibilityState = "hidden";
    page.dispatchEvent(new Event("visibilitychange"));
    expect(FakeSocket.opened).toHaveLength(2);
    page.visibilityState = "visible";
    page.dispatchEvent(new Event("visibilitychange"));
    expect(FakeSocket.opened).toHaveLength(3);
  });

  test("[D15] back from an hour of sleep on an open socket, it is given up at once", () => {
    const socket = connected();
    vi.setSystemTime(Date.now() + 3_600_000);
    page.dispatchEvent(new Event("visibilitychange"));
    expect(socket.closings).toBe(1);
    expect(FakeSocket.opened).toHaveLength(2);
  });

  test("[D15] closed, it neither tries again nor keeps a timer or listener", () => {
    const socket = connected();
    client.close();
    expect(socket.closings).toBe(1);
    socket.drop();
    screen.dispatchEvent(new Event("online"));
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.opened).toHaveLength(1);
    expect(told.lost).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("[D15] closed while it waits for the next try, it does not try", () => {
    FakeSocket.latest.drop();
    client.close();
    vi.advanceTimersByTime(60_000);
    screen.dispatchEvent(new Event("online"));
    expect(FakeSocket.opened).toHaveLength(1);
  });
});
