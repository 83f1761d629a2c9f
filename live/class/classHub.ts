import { randomBytes, randomInt } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import {
  CLASS_BOUNDS,
  CLASS_PROTOCOL,
  type ClassRefusal,
  type ClassTold,
  CODE_LENGTH,
  CODE_LETTERS,
} from "../../sim/theatre/lesson/classMessages.ts";
import type { RealTime } from "../../workers/clock.ts";
import { TokenBucket } from "../tokenBucket.ts";
import { type ClassMessage, classMessage } from "./classMessage.ts";
import { ClassRoom, type Seat } from "./classRoom.ts";

/** Close codes of RFC 6455 §7.4.1 in use here. */
const GOING_AWAY = 1001;
const POLICY = 1008;
const TRY_AGAIN_LATER = 1013;
/** Frames that are more than this behind: whoever cannot take a few questions is let go. */
const MOST_BUFFERED = 1_048_576;

/** A class and when it is over. */
interface Held {
  readonly room: ClassRoom;
  /** Calls off its end after its longest time, and after the presenter went. */
  readonly callOff: () => void;
  callOffAbsence: (() => void) | undefined;
  callOffTelling: (() => void) | undefined;
}

/** One connection: in no class until its first message. */
interface Connection extends Seat {
  readonly socket: WebSocket;
  readonly bucket: TokenBucket;
  held: Held | undefined;
}

/**
 * `/class`: classes that bet on a run of the theatre, each under a code of five letters. No accounts, no names; all of
 * it in memory, bounded, and gone when the lesson ends or its presenter has been away for ten minutes.
 */
export class ClassHub {
  readonly #time: RealTime;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: CLASS_BOUNDS.messageBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });
  readonly #classes = new Map<string, Held>();
  readonly #connections = new Set<Connection>();

  constructor(time: RealTime) {
    this.#time = time;
  }

  get classes(): number {
    return this.#classes.size;
  }

  /** Takes over an upgrade whose Host and Origin were already found to be ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (accepted) => this.#open(accepted));
  }

  /** Every class is over; none may begin afterwards. */
  close(): void {
    for (const held of [...this.#classes.values()]) this.#end(held);
    for (const { socket } of this.#connections) socket.close(GOING_AWAY, "the server ends");
    this.#connections.clear();
    this.#server.close();
  }

  #open(socket: WebSocket): void {
    socket.on("error", () => socket.terminate());
    const { messageBurst, messagesPerSecond, classes, pupils } = CLASS_BOUNDS;
    const connection: Connection = {
      socket,
      bucket: new TokenBucket(messageBurst, messagesPerSecond, this.#time.now()),
      held: undefined,
      tell(message: ClassTold) {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > MOST_BUFFERED) socket.terminate();
        else socket.send(JSON.stringify(message));
      },
    };
    if (this.#connections.size >= classes * (pupils + 1)) {
      this.#refuse(connection, "too-many", "no more connections");
      return;
    }
    this.#connections.add(connection);
    socket.on("close", () => this.#gone(connection));
    socket.on("message", (data, isBinary) => this.#hear(connection, isBinary ? undefined : String(data)));
  }

  #hear(connection: Connection, text: string | undefined): void {
    if (connection.bucket.take(this.#time.now()) > 0) {
      connection.socket.close(POLICY, "too many messages");
      return;
    }
    const message = text === undefined ? "expected text, got binary" : classMessage(text);
    if (typeof message === "string") this.#refuse(connection, "bad-message", message);
    else if (connection.held === undefined) this.#enter(connection, message);
    else this.#act(connection, connection.held, message);
  }

  #enter(connection: Connection, message: ClassMessage): void {
    if (message.type !== "open" && message.type !== "return" && message.type !== "join") {
      this.#refuse(connection, "not-allowed", "first open, return or join");
      return;
    }
    if (message.protocol !== CLASS_PROTOCOL) {
      this.#refuse(connection, "protocol-version", `this server speaks version ${CLASS_PROTOCOL}: reload`);
      return;
    }
    if (message.type === "open") {
      if (this.#classes.size >= CLASS_BOUNDS.classes) {
        this.#refuse(connection, "too-many", `at most ${CLASS_BOUNDS.classes} classes at once`);
        return;
      }
      this.#present(connection, this.#begin());
      return;
    }
    const held = this.#classes.get(message.code);
    if (held === undefined || (message.type === "return" && held.room.key !== message.key)) {
      this.#refuse(connection, "unknown-class", "no class of that code; it may be over");
      return;
    }
    if (message.type === "return") {
      this.#present(connection, held);
      return;
    }
    if (!held.room.joins(connection, message.seat)) {
      this.#refuse(connection, "too-many", `at most ${CLASS_BOUNDS.pupils} in a class`);
      return;
    }
    connection.held = held;
    this.#tellSoon(held);
  }

  #act(connection: Connection, held: Held, message: ClassMessage): void {
    const { room } = held;
    if (message.type === "bet") {
      if (!room.bets(connection, message.round, message.bet)) {
        connection.tell({ type: "refused", code: "not-allowed", detail: "no bet is taken on that now" });
      }
      this.#tellSoon(held);
      return;
    }
    if (!room.isPresenter(connection)) {
      this.#refuse(connection, "not-allowed", "only who opened the class may");
      return;
    }
    switch (message.type) {
      case "ask":
        room.asks(message.question);
        room.tellPresenter();
        return;
      case "close":
        room.closes();
        return;
      case "reveal":
        if (!room.reveals(message.round, message.came)) {
          connection.tell({ type: "refused", code: "not-allowed", detail: "that answers nothing that was asked" });
        }
        return;
      case "end":
        this.#end(held);
        return;
      default:
        this.#refuse(connection, "not-allowed", "this connection has its class already");
    }
  }

  #begin(): Held {
    let code = newCode();
    while (this.#classes.has(code)) code = newCode();
    const room = new ClassRoom(code, randomBytes(24).toString("base64url"));
    const held: Held = {
      room,
      callOff: this.#time.after(CLASS_BOUNDS.longestMs, () => this.#end(held)),
      callOffAbsence: undefined,
      callOffTelling: undefined,
    };
    this.#classes.set(code, held);
    return held;
  }

  #present(connection: Connection, held: Held): void {
    held.callOffAbsence?.();
    held.callOffAbsence = undefined;
    connection.held = held;
    held.room.presents(connection);
  }

  /** The presenter hears of everybody at once, a few times a second. */
  #tellSoon(held: Held): void {
    held.callOffTelling ??= this.#time.after(CLASS_BOUNDS.tellMs, () => {
      held.callOffTelling = undefined;
      held.room.tellPresenter();
    });
  }

  #gone(connection: Connection): void {
    this.#connections.delete(connection);
    const { held } = connection;
    connection.held = undefined;
    if (held === undefined || !this.#classes.has(held.room.code)) return;
    held.room.leaves(connection);
    this.#tellSoon(held);
    if (!held.room.hasPresenter) {
      held.callOffAbsence ??= this.#time.after(CLASS_BOUNDS.absentMs, () => this.#end(held));
    }
  }

  #end(held: Held): void {
    held.callOff();
    held.callOffAbsence?.();
    held.callOffTelling?.();
    this.#classes.delete(held.room.code);
    held.room.ends();
    for (const connection of this.#connections) {
      if (connection.held !== held) continue;
      connection.held = undefined;
      connection.socket.close(1000, "the lesson is over");
    }
  }

  #refuse(connection: Connection, code: ClassRefusal, detail: string): void {
    connection.tell({ type: "refused", code, detail });
    connection.socket.close(code === "too-many" ? TRY_AGAIN_LATER : POLICY, code);
  }
}

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("");
}
