import type { Bet, Came } from "../../sim/theatre/lesson/bet.ts";
import { CLASS_PROTOCOL, type ClassSaid, type ClassTold } from "../../sim/theatre/lesson/classMessages.ts";
import type { LessonQuestion } from "../../sim/theatre/lesson/lesson.ts";
import { backoffMs } from "./backoff.ts";
import { type ClassStore, forgetClass, keepClass, keepSeat, keptClass, keptSeat } from "./classKept.ts";
import { afterAsked, type ClassRound, withRound } from "./classRounds.ts";

type Told<Type extends ClassTold["type"]> = Extract<ClassTold, { type: Type }>;

/** A class as one of those in it sees it: a new object whenever something changes. */
export interface ClassView {
  /** `lost`: the connection is gone and tried again. `over`: the lesson has ended. `refused`: `refusal` says why. */
  readonly state: "connecting" | "in" | "lost" | "over" | "refused";
  readonly code?: string;
  readonly refusal?: Told<"refused">;
  /** Known to the presenter. */
  readonly pupils: number;
  /** What is asked, last, and was asked before. */
  readonly rounds: readonly ClassRound[];
}

/** As long as nothing has been heard. */
export const NO_CLASS: ClassView = { state: "connecting", pupils: 0, rounds: [] };

/** How somebody is in a class: as who opens it (or comes back to the one the tab keeps; `nth` tells one from the next), or with its code. */
export type ClassWay =
  | { readonly kind: "open"; readonly nth: number }
  | { readonly kind: "join"; readonly code: string };

/** The connection to a class: it comes back by itself, as the same presenter or the same code, until the class is over. */
export class ClassClient {
  readonly #address: string;
  readonly #way: ClassWay;
  readonly #store: ClassStore;
  readonly #listeners = new Set<() => void>();
  #view: ClassView = NO_CLASS;
  #socket: WebSocket | undefined;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(address: string, way: ClassWay, store: ClassStore) {
    this.#address = address;
    this.#way = way;
    this.#store = store;
    this.#connect();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): ClassView => this.#view;

  ask(question: LessonQuestion): void {
    this.#say({ type: "ask", question });
  }

  closeBets(): void {
    this.#say({ type: "close" });
  }

  reveal(round: number, came: Came): void {
    this.#say({ type: "reveal", round, came });
  }

  bet(bet: Bet): void {
    const round = this.#view.rounds.at(-1)?.round;
    if (round !== undefined) this.#say({ type: "bet", round, bet });
  }

  /** The class is over for everybody. */
  end(): void {
    forgetClass(this.#store);
    this.#say({ type: "end" });
  }

  /** This one leaves; the class stays. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#socket?.close();
    this.#listeners.clear();
  }

  #connect(): void {
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    socket.onopen = () => {
      this.#attempt = 0;
      socket.send(JSON.stringify(this.#first()));
    };
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)) as ClassTold);
    socket.onclose = () => this.#gone(socket);
  }

  #first(): ClassSaid {
    const protocol = CLASS_PROTOCOL;
    if (this.#way.kind === "join") {
      const { code } = this.#way;
      const seat = keptSeat(this.#store, code);
      return { type: "join", protocol, code, ...(seat === undefined ? {} : { seat }) };
    }
    const kept = keptClass(this.#store);
    return kept === undefined ? { type: "open", protocol } : { type: "return", protocol, ...kept };
  }

  #hear(told: ClassTold): void {
    const { rounds } = this.#view;
    switch (told.type) {
      case "opened":
        keepClass(this.#store, told);
        this.#tell({ state: "in", code: told.code });
        break;
      case "joined":
        keepSeat(this.#store, told.code, told.seat);
        this.#tell({ state: "in", code: told.code });
        break;
      case "asked":
        this.#tell({ rounds: afterAsked(rounds, told) });
        break;
      case "taken":
        this.#tell({ rounds: withRound(rounds, told.round, { taken: true }) });
        break;
      case "class":
        this.#tell({ pupils: told.pupils, rounds: withRound(rounds, told.round, { bets: told.bets }) });
        break;
      case "revealed":
        this.#tell({ rounds: withRound(rounds, told.round, { revealed: told, bets: told.bets, open: false }) });
        break;
      case "ended":
        if (this.#way.kind === "open") forgetClass(this.#store);
        this.#tell({ state: "over" });
        break;
      case "refused":
        this.#refused(told);
    }
  }

  /** A bet that came too late ends nothing; a class one comes back to and that is gone is over. */
  #refused(refusal: Told<"refused">): void {
    if (refusal.code === "not-allowed") return;
    const gone = refusal.code === "unknown-class" && this.#way.kind === "open";
    if (gone) forgetClass(this.#store);
    this.#tell(gone ? { state: "over" } : { state: "refused", refusal });
  }

  #gone(socket: WebSocket): void {
    if (this.#closed || socket !== this.#socket) return;
    const { state } = this.#view;
    if (state === "over" || state === "refused") return;
    this.#tell({ state: "lost" });
    this.#retry = setTimeout(() => this.#connect(), backoffMs(this.#attempt, Math.random()));
    this.#attempt += 1;
  }

  #say(message: ClassSaid): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #tell(change: Partial<ClassView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
