import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import {
  type ClientMessage,
  PROTOCOL_VERSION,
  type RefusalCode,
  type ServerMessage,
} from "../sim/protocol/messages.ts";
import type { RealTime } from "../workers/clock.ts";
import { BOUNDS } from "./bounds.ts";
import { ByteRate } from "./byteRate.ts";
import { clientMessage } from "./hubMessage.ts";
import type { Press, PrintedFrame, Reading } from "./press.ts";
import { TokenBucket } from "./tokenBucket.ts";

/** Close codes of RFC 6455 §7.4.1 in use here. */
const GOING_AWAY = 1001;
const POLICY = 1008;
const TRY_AGAIN_LATER = 1013;

interface Display {
  readonly socket: WebSocket;
  readonly bucket: TokenBucket;
  readonly rate: ByteRate;
  /** Its reading and the end of its subscription; undefined until it said hello. */
  lane: { readonly reading: Reading; readonly leave: () => void } | undefined;
  /** The board it shows, if it shows one. */
  boardId: string | undefined;
  /** The frame it has; undefined when it has none yet, asked for a new one, or missed one: the next is a snapshot. */
  has: number | undefined;
  alive: boolean;
}

/** What the hub needs to know of stored boards. */
export interface BoardReadings {
  /** How a board reads; undefined when there is none of that id. */
  reading(boardId: string): Reading | undefined;
  /** Tells of every board saved, with its revision, or deleted; returns the way to stop. */
  watch(changed: (boardId: string, revision: number | undefined) => void): () => void;
}

/** What was sent to displays, bytes of messages. */
export interface HubTraffic {
  readonly snapshotBytes: number;
  readonly frameBytes: number;
  /** Bytes per second of one display over the last ten seconds; 0 without displays. */
  readonly meanPerDisplay: number;
  readonly mostPerDisplay: number;
}

/**
 * `/live`: hands to every display the frames of its reading: first a snapshot, then what changed. A display that cannot
 * keep up misses frames and then gets a snapshot; nothing is ever queued for it beyond one bound.
 */
export class Hub {
  readonly #press: Press;
  readonly #time: RealTime;
  readonly #boards: BoardReadings;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: BOUNDS.displayMessageBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });
  readonly #displays = new Set<Display>();
  readonly #unwatch: () => void;
  #stopBeating: (() => void) | undefined;
  #skipped = 0;
  #snapshotBytes = 0;
  #frameBytes = 0;

  constructor(press: Press, time: RealTime, boards: BoardReadings) {
    this.#press = press;
    this.#time = time;
    this.#boards = boards;
    this.#unwatch = boards.watch((boardId, revision) => this.#boardChanged(boardId, revision));
  }

  /** Displays connected now. */
  get displays(): number {
    return this.#displays.size;
  }

  /** Frames that were not sent because a display had not taken the ones before. */
  get skipped(): number {
    return this.#skipped;
  }

  get traffic(): HubTraffic {
    const now = this.#time.now();
    const rates = Array.from(this.#displays, ({ rate }) => rate.perSecond(now));
    return {
      snapshotBytes: this.#snapshotBytes,
      frameBytes: this.#frameBytes,
      meanPerDisplay: rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length),
      mostPerDisplay: Math.max(0, ...rates),
    };
  }

  /** Takes over an upgrade whose Host and Origin were already found to be ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (accepted) => this.#open(accepted));
  }

  /** Says goodbye to every display; none may come afterwards. */
  close(): void {
    this.#unwatch();
    for (const display of this.#displays) {
      display.lane?.leave();
      display.socket.close(GOING_AWAY, "the server ends");
    }
    this.#displays.clear();
    this.#stopBeating?.();
    this.#stopBeating = undefined;
    this.#server.close();
  }

  #open(socket: WebSocket): void {
    socket.on("error", () => socket.terminate());
    if (this.#displays.size >= BOUNDS.displays) {
      say(socket, { type: "refused", code: "too-many", detail: `at most ${BOUNDS.displays} displays at once` });
      socket.close(TRY_AGAIN_LATER, "too many displays");
      return;
    }
    const now = this.#time.now();
    const display: Display = {
      socket,
      bucket: new TokenBucket(BOUNDS.displayMessageBurst, BOUNDS.displayMessagesPerSecond, now),
      rate: new ByteRate(now),
      lane: undefined,
      boardId: undefined,
      has: undefined,
      alive: true,
    };
    this.#displays.add(display);
    socket.on("close", () => this.#forget(display));
    socket.on("pong", () => {
      display.alive = true;
    });
    socket.on("message", (data, isBinary) => this.#hear(display, isBinary ? undefined : String(data)));
    const framesPerSecond = BOUNDS.framesPerSecond;
    say(socket, { type: "welcome", protocol: PROTOCOL_VERSION, serverAt: now, framesPerSecond });
    if (this.#displays.size === 1) this.#beat();
  }

  #forget(display: Display): void {
    this.#displays.delete(display);
    display.lane?.leave();
    display.lane = undefined;
    if (this.#displays.size > 0) return;
    this.#stopBeating?.();
    this.#stopBeating = undefined;
  }

  #beat(): void {
    this.#stopBeating = this.#time.after(BOUNDS.displayHeartbeatMs, () => {
      this.#beat();
      for (const display of this.#displays) {
        if (!display.alive) display.socket.terminate();
        display.alive = false;
        display.socket.ping();
      }
    });
  }

  #hear(display: Display, text: string | undefined): void {
    if (display.bucket.take(this.#time.now()) > 0) {
      display.socket.close(POLICY, "too many messages");
      return;
    }
    display.alive = true;
    const message = text === undefined ? "expected text, got binary" : clientMessage(text);
    if (typeof message === "string") this.#refuse(display, "bad-message", message);
    else this.#answer(display, message);
  }

  #answer(display: Display, message: ClientMessage): void {
    switch (message.type) {
      case "hello":
        this.#greet(display, message);
        return;
      case "resync":
        display.has = undefined;
        this.#showLatest(display);
        return;
      case "ping":
        say(display.socket, { type: "pong", sentAt: message.sentAt, serverAt: this.#time.now() });
    }
  }

  #greet(display: Display, { protocol, boardId, lens }: Extract<ClientMessage, { type: "hello" }>): void {
    if (protocol !== PROTOCOL_VERSION) {
      const detail = `this server speaks version ${PROTOCOL_VERSION}, the display ${protocol}: reload`;
      this.#refuse(display, "protocol-version", detail);
      return;
    }
    const reading = boardId === undefined ? (lens ?? "own") : this.#boards.reading(boardId);
    if (reading === undefined) {
      this.#refuse(display, "unknown-board", "GET /api/v1/boards lists those there are");
      return;
    }
    display.boardId = boardId;
    this.#read(display, reading);
  }

  /** From now on the display reads this way; it gets a snapshot. */
  #read(display: Display, reading: Reading): void {
    display.lane?.leave();
    display.lane = undefined;
    display.has = undefined;
    const leave = this.#press.subscribe(reading, (printed) => this.#show(display, printed));
    if (leave === undefined) {
      this.#refuse(display, "too-many-lenses", `at most ${BOUNDS.lenses} different readings at once`);
      return;
    }
    display.lane = { reading, leave };
    if (display.has === undefined) this.#showLatest(display);
  }

  #boardChanged(boardId: string, revision: number | undefined): void {
    for (const display of this.#displays) {
      if (display.boardId !== boardId) continue;
      say(display.socket, { type: "board", boardId, ...(revision === undefined ? {} : { revision }) });
      const reading = this.#boards.reading(boardId);
      if (reading !== undefined) this.#read(display, reading);
    }
  }

  #showLatest(display: Display): void {
    if (display.lane === undefined) return;
    const latest = this.#press.latest(display.lane.reading);
    // Printing it may have shown it already.
    if (latest !== undefined && display.has === undefined) this.#show(display, latest);
  }

  #show(display: Display, printed: PrintedFrame): void {
    const { socket } = display;
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > BOUNDS.displayBufferedBytes) {
      display.has = undefined;
      this.#skipped += 1;
      return;
    }
    const whole = display.has === undefined || display.has !== printed.base;
    const now = this.#time.now();
    const text = whole
      ? `{"type":"snapshot","serverAt":${now},"frame":${printed.json}}`
      : `{"type":"frame","serverAt":${now},"delta":${printed.deltaJson}}`;
    socket.send(text);
    display.has = printed.frame.sequence;
    const bytes = Buffer.byteLength(text);
    display.rate.add(bytes, now);
    if (whole) this.#snapshotBytes += bytes;
    else this.#frameBytes += bytes;
  }

  #refuse(display: Display, code: RefusalCode, detail: string): void {
    say(display.socket, { type: "refused", code, detail });
    display.socket.close(code === "too-many-lenses" ? TRY_AGAIN_LATER : POLICY, code);
  }
}

function say(socket: WebSocket, message: ServerMessage): void {
  socket.send(JSON.stringify(message));
}
