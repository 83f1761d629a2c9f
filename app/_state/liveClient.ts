import { FRAME_VERSION, type Frame } from "../../sim/metrics/frame.ts";
import { withFrameDelta } from "../../sim/protocol/frameDelta.ts";
import { type ClientMessage, PROTOCOL_VERSION, type ServerMessage } from "../../sim/protocol/messages.ts";
import { backoffMs } from "./backoff.ts";
import type { FrameSink } from "./frameStore.ts";
import { reloadOnce } from "./reloadOnce.ts";

/** How often the offset to the server's clock is measured, and over how many answers its median is taken. */
const PING_MS = 5_000;
const OFFSETS = 9;
/** A socket that says nothing for this long is treated as gone: some networks never tell. */
const SILENCE_MS = 6_000;

/** By which board, or how by itself, a display reads; as the centre does when empty. */
export type LiveReading = Pick<Extract<ClientMessage, { type: "hello" }>, "boardId" | "lens">;

/** The live feed: a WebSocket that comes back by itself, notices holes, and knows the server's clock. */
export class LiveClient {
  readonly #url: string;
  readonly #sink: FrameSink;
  readonly #reading: LiveReading;
  readonly #onBoard: (revision: number | undefined) => void;
  /** The socket in use. One that was given up is nobody's, whatever it still says. */
  #socket: WebSocket | undefined;
  #attempt = 0;
  /** The frame that what comes next goes on from; undefined until a snapshot, and after a hole. */
  #frame: Frame | undefined;
  /** Server clock minus this display's, the latest few, ms. */
  #offsets: number[] = [];
  #heardAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #beats: readonly ReturnType<typeof setInterval>[] = [];

  /** `onBoard` hears when the board that is read by was changed, with its revision, or deleted. */
  constructor(
    url: string,
    sink: FrameSink,
    reading: LiveReading = {},
    onBoard: (revision: number | undefined) => void = () => undefined,
  ) {
    this.#url = url;
    this.#sink = sink;
    this.#reading = reading;
    this.#onBoard = onBoard;
  }

  open(): void {
    this.#connect();
    this.#beats = [setInterval(() => this.#checkSilence(), 1_000), setInterval(() => this.#ping(), PING_MS)];
    document.addEventListener("visibilitychange", this.#wake);
    window.addEventListener("online", this.#wake);
  }

  close(): void {
    clearTimeout(this.#retry);
    for (const beat of this.#beats) clearInterval(beat);
    document.removeEventListener("visibilitychange", this.#wake);
    window.removeEventListener("online", this.#wake);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  /** Back from sleep or back on the network: do not wait for the next try. */
  readonly #wake = (): void => {
    if (document.visibilityState === "hidden") return;
    this.#checkSilence();
    if (this.#retry === undefined) return;
    clearTimeout(this.#retry);
    this.#connect();
  };

  #connect(): void {
    this.#retry = undefined;
    // Either clock may have been set meanwhile: offsets of an earlier connection would date its frames wrongly.
    this.#offsets = [];
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#heardAt = Date.now();
    socket.addEventListener("open", () => {
      this.#send({ type: "hello", protocol: PROTOCOL_VERSION, ...this.#reading });
      this.#ping();
    });
    socket.addEventListener("message", (event) => {
      if (this.#socket === socket) this.#hear(String(event.data), socket);
    });
    socket.addEventListener("close", () => this.#giveUp(socket));
  }

  /** Gives a silent socket up, also one that never opened: where packets vanish, a browser waits for minutes. */
  #checkSilence(): void {
    if (this.#socket !== undefined && Date.now() - this.#heardAt > SILENCE_MS) this.#giveUp(this.#socket);
  }

  /** The connection is gone or worth nothing: says so, and tries again later. */
  #giveUp(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    // Not left to the close event: on a dead network the closing handshake takes longer than the silence did.
    this.#socket = undefined;
    socket.close();
    this.#frame = undefined;
    const waitMs = backoffMs(this.#attempt, Math.random());
    this.#attempt += 1;
    this.#sink.lost(waitMs);
    this.#retry = setTimeout(() => this.#connect(), waitMs);
  }

  #hear(text: string, socket: WebSocket): void {
    this.#heardAt = Date.now();
    const message = readable(text);
    if (message === undefined) {
      // Not our server's words: something between us answers. A new connection may pass it by.
      this.#giveUp(socket);
      return;
    }
    switch (message.type) {
      case "welcome":
        if (message.protocol !== PROTOCOL_VERSION) {
          this.#otherVersion(`protocol ${message.protocol}`);
          return;
        }
        this.#attempt = 0;
        this.#offer(message.serverAt - Date.now());
        return;
      case "pong":
        // The answer was written half a round trip ago.
        this.#offer(message.serverAt - (message.sentAt + Date.now()) / 2);
        return;
      case "snapshot": {
        const { version } = message.frame;
        if (version !== FRAME_VERSION) this.#otherVersion(`frame ${version}`);
        else this.#show(message.frame, message.serverAt);
        return;
      }
      case "frame": {
        if (this.#frame === undefined) return;
        const next = withFrameDelta(this.#frame, message.delta);
        if (next !== undefined) {
          this.#show(next, message.serverAt);
          return;
        }
        // A hole: what is shown stays, and ages, until the snapshot comes.
        this.#frame = undefined;
        this.#send({ type: "resync" });
        return;
      }
      case "board":
        this.#onBoard(message.revision);
        return;
      case "refused":
        if (message.code === "protocol-version") this.#otherVersion(message.detail);
        else this.#sink.problem(message.code, message.detail);
        return;
    }
  }

  #show(frame: Frame, serverAt: number): void {
    this.#frame = frame;
    this.#sink.frame(frame, serverAt - this.#offset());
  }

  /** The server was updated under this page: a reload brings the page that fits, or the display says why not. */
  #otherVersion(detail: string): void {
    if (!reloadOnce()) this.#sink.problem("protocol-version", detail);
  }

  #ping(): void {
    this.#send({ type: "ping", sentAt: Date.now() });
  }

  #send(message: ClientMessage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #offer(offset: number): void {
    this.#offsets = [...this.#offsets, offset].slice(-OFFSETS);
  }

  #offset(): number {
    const sorted = [...this.#offsets].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  }
}

function readable(text: string): ServerMessage | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === "object" && message !== null ? (message as ServerMessage) : undefined;
  } catch {
    return undefined;
  }
}
