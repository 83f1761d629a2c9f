import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { type ClientMessage, PROTOCOL_VERSION, type ServerMessage } from "../sim/protocol/messages.ts";
import type { RealTime } from "../workers/clock.ts";
import { BOUNDS } from "./bounds.ts";
import { clientMessage } from "./hubMessage.ts";
import type { Press, PrintedFrame } from "./press.ts";
import { TokenBucket } from "./tokenBucket.ts";

/** Close codes of RFC 6455 §7.4.1 in use here. */
const GOING_AWAY = 1001;
const POLICY = 1008;
const TRY_AGAIN_LATER = 1013;

interface Display {
  readonly socket: WebSocket;
  readonly bucket: TokenBucket;
  /** The next picture is a snapshot: it has none yet, asked for one, or missed a frame. */
  needsSnapshot: boolean;
  alive: boolean;
}

/**
 * `/live`: hands every frame to every display. A display that cannot keep up misses frames and then gets a snapshot;
 * nothing is ever queued for it beyond one bound. Frames are full pictures, so missing one loses nothing.
 */
export class Hub {
  readonly #press: Press;
  readonly #time: RealTime;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: BOUNDS.displayMessageBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });
  readonly #displays = new Set<Display>();
  #unsubscribe: (() => void) | undefined;
  #stopBeating: (() => void) | undefined;
  #skipped = 0;

  constructor(press: Press, time: RealTime) {
    this.#press = press;
    this.#time = time;
  }

  /** Displays connected now. */
  get displays(): number {
    return this.#displays.size;
  }

  /** Frames that were not sent because a display had not taken the ones before. */
  get skipped(): number {
    return this.#skipped;
  }

  /** Takes over an upgrade whose Host and Origin were already found to be ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (accepted) => this.#open(accepted));
  }

  /** Says goodbye to every display; none may come afterwards. */
  close(): void {
    this.#stop();
    for (const { socket } of this.#displays) socket.close(GOING_AWAY, "the server ends");
    this.#displays.clear();
    this.#server.close();
  }

  #open(socket: WebSocket): void {
    socket.on("error", () => socket.terminate());
    if (this.#displays.size >= BOUNDS.displays) {
      say(socket, { type: "refused", code: "too-many", detail: `at most ${BOUNDS.displays} displays at once` });
      socket.close(TRY_AGAIN_LATER, "too many displays");
      return;
    }
    const display: Display = {
      socket,
      bucket: new TokenBucket(BOUNDS.displayMessageBurst, BOUNDS.displayMessagesPerSecond, this.#time.now()),
      needsSnapshot: true,
      alive: true,
    };
    this.#displays.add(display);
    socket.on("close", () => this.#forget(display));
    socket.on("pong", () => {
      display.alive = true;
    });
    socket.on("message", (data, isBinary) => this.#hear(display, isBinary ? undefined : String(data)));
    say(socket, {
      type: "welcome",
      protocol: PROTOCOL_VERSION,
      serverAt: this.#time.now(),
      framesPerSecond: BOUNDS.framesPerSecond,
    });
    if (this.#displays.size === 1) this.#run();
    const latest = this.#press.latest();
    if (latest !== undefined && display.needsSnapshot) this.#show(display, restOfMessage(latest, this.#time.now()));
  }

  #forget(display: Display): void {
    this.#displays.delete(display);
    if (this.#displays.size === 0) this.#stop();
  }

  #run(): void {
    this.#unsubscribe = this.#press.subscribe((printed) => this.#broadcast(printed));
    const beat = () => {
      this.#stopBeating = this.#time.after(BOUNDS.displayHeartbeatMs, beat);
      for (const display of this.#displays) {
        if (!display.alive) display.socket.terminate();
        display.alive = false;
        display.socket.ping();
      }
    };
    this.#stopBeating = this.#time.after(BOUNDS.displayHeartbeatMs, beat);
  }

  #stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#stopBeating?.();
    this.#stopBeating = undefined;
  }

  #hear(display: Display, text: string | undefined): void {
    if (display.bucket.take(this.#time.now()) > 0) {
      display.socket.close(POLICY, "too many messages");
      return;
    }
    display.alive = true;
    const message = text === undefined ? "expected text, got binary" : clientMessage(text);
    if (typeof message === "string") {
      say(display.socket, { type: "refused", code: "bad-message", detail: message });
      display.socket.close(POLICY, "bad message");
    } else this.#answer(display, message);
  }

  #answer(display: Display, message: ClientMessage): void {
    switch (message.type) {
      case "hello":
        if (message.protocol === PROTOCOL_VERSION) return;
        say(display.socket, {
          type: "refused",
          code: "protocol-version",
          detail: `this server speaks version ${PROTOCOL_VERSION}, the display ${message.protocol}: reload`,
        });
        display.socket.close(POLICY, "protocol version");
        return;
      case "resync": {
        display.needsSnapshot = true;
        const latest = this.#press.latest();
        if (latest !== undefined && display.needsSnapshot) this.#show(display, restOfMessage(latest, this.#time.now()));
        return;
      }
      case "ping":
        say(display.socket, { type: "pong", sentAt: message.sentAt, serverAt: this.#time.now() });
    }
  }

  #broadcast(printed: PrintedFrame): void {
    const rest = restOfMessage(printed, this.#time.now());
    for (const display of this.#displays) this.#show(display, rest);
  }

  #show(display: Display, rest: string): void {
    if (display.socket.readyState !== WebSocket.OPEN) return;
    if (display.socket.bufferedAmount > BOUNDS.displayBufferedBytes) {
      display.needsSnapshot = true;
      this.#skipped += 1;
      return;
    }
    display.socket.send(`{"type":"${display.needsSnapshot ? "snapshot" : "frame"}"${rest}`);
    display.needsSnapshot = false;
  }
}

/** What frame and snapshot have in common, so that the frame's text is put together once for all displays. */
function restOfMessage(printed: PrintedFrame, serverAt: number): string {
  return `,"serverAt":${serverAt},"frame":${printed.json}}`;
}

function say(socket: WebSocket, message: ServerMessage): void {
  socket.send(JSON.stringify(message));
}
