import { type ClientMessage, PROTOCOL_VERSION, type ServerMessage } from "../../sim/protocol/messages.ts";
import { backoffMs } from "./backoff.ts";
import type { FrameSink } from "./frameStore.ts";

/** How often the offset to the server's clock is measured, and over how many answers its median is taken. */
const PING_MS = 5_000;
const OFFSETS = 9;
/** A socket that says nothing for this long is treated as gone: some networks never tell. */
const SILENCE_MS = 6_000;

/** The live feed: a WebSocket that comes back by itself, notices holes, and knows the server's clock. */
export class LiveClient {
  readonly #url: string;
  readonly #sink: FrameSink;
  #socket: WebSocket | undefined;
  #attempt = 0;
  #sequence: number | undefined;
  /** Server clock minus this display's, the latest few, ms. */
  #offsets: number[] = [];
  #heardAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setInterval> | undefined;
  #closed = false;

  constructor(url: string, sink: FrameSink) {
    this.#url = url;
    this.#sink = sink;
  }

  open(): void {
    this.#closed = false;
    this.#connect();
    this.#beat = setInterval(() => this.#checkSilence(), 1_000);
    document.addEventListener("visibilitychange", this.#wake);
    window.addEventListener("online", this.#wake);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    clearInterval(this.#beat);
    document.removeEventListener("visibilitychange", this.#wake);
    window.removeEventListener("online", this.#wake);
    this.#socket?.close();
  }

  /** Back from sleep or back on the network: do not wait for the next try. */
  readonly #wake = (): void => {
    if (this.#closed || document.visibilityState === "hidden") return;
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#checkSilence();
      return;
    }
    if (this.#retry === undefined) return;
    clearTimeout(this.#retry);
    this.#connect();
  };

  #connect(): void {
    this.#retry = undefined;
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#heardAt = Date.now();
    let pinging: ReturnType<typeof setInterval> | undefined;
    socket.addEventListener("open", () => {
      this.#send({ type: "hello", protocol: PROTOCOL_VERSION });
      this.#ping();
      pinging = setInterval(() => this.#ping(), PING_MS);
    });
    socket.addEventListener("message", (event) => this.#hear(String(event.data)));
    socket.addEventListener("close", () => {
      clearInterval(pinging);
      if (this.#closed || this.#socket !== socket) return;
      this.#sequence = undefined;
      const waitMs = backoffMs(this.#attempt, Math.random());
      this.#attempt += 1;
      this.#sink.lost(waitMs);
      this.#retry = setTimeout(() => this.#connect(), waitMs);
    });
  }

  #checkSilence(): void {
    if (this.#socket?.readyState === WebSocket.OPEN && Date.now() - this.#heardAt > SILENCE_MS) this.#socket.close();
  }

  #hear(text: string): void {
    this.#heardAt = Date.now();
    const message = JSON.parse(text) as ServerMessage;
    switch (message.type) {
      case "welcome":
        if (message.protocol !== PROTOCOL_VERSION) location.reload();
        this.#attempt = 0;
        this.#offer(message.serverAt - Date.now());
        return;
      case "pong":
        // The answer was written half a round trip ago.
        this.#offer(message.serverAt - (message.sentAt + Date.now()) / 2);
        return;
      case "snapshot":
      case "frame": {
        const { sequence } = message.frame;
        const expected = this.#sequence === undefined ? undefined : this.#sequence + 1;
        this.#sequence = sequence;
        if (message.type === "frame" && expected !== undefined && sequence !== expected) this.#send({ type: "resync" });
        this.#sink.frame(message.frame, message.serverAt - this.#offset());
        return;
      }
      case "refused":
        if (message.code === "protocol-version") location.reload();
        else this.#sink.problem(message.code, message.detail);
        return;
    }
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
