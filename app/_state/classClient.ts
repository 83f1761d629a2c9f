import type { Bet, Came } from "../../sim/theatre/lesson/bet.ts";
import { CLASS_PROTOCOL, type ClassSaid, type ClassTold } from "../../sim/theatre/lesson/classMessages.ts";
import type { LessonQuestion } from "../../sim/theatre/lesson/lesson.ts";
import { backoffMs } from "./backoff.ts";

type Told<Type extends ClassTold["type"]> = Extract<ClassTold, { type: Type }>;

/** A class as one of those in it sees it: a new object whenever something changes. */
export interface ClassView {
  /** `lost`: the connection is gone and tried again. `over`: the lesson has ended. `refused`: `refusal` says why. */
  readonly state: "connecting" | "in" | "lost" | "over" | "refused";
  readonly code?: string;
  readonly refusal?: Told<"refused">;
  /** Known to the presenter. */
  readonly pupils: number;
  readonly bets: readonly Bet[];
  /** What is asked, and whether bets are taken. */
  readonly asked?: Told<"asked">;
  /** The own bet stands. */
  readonly taken: boolean;
  readonly revealed?: Told<"revealed">;
}

const START: ClassView = { state: "connecting", pupils: 0, bets: [], taken: false };

/** How somebody is in a class: as who opens it, or with its code. */
export type ClassWay = { readonly kind: "open" } | { readonly kind: "join"; readonly code: string };

/** The connection to a class: it comes back by itself, as the same presenter or the same code, until the class is over. */
export class ClassClient {
  readonly #address: string;
  readonly #way: ClassWay;
  readonly #listeners = new Set<() => void>();
  #view: ClassView = START;
  #socket: WebSocket | undefined;
  #key: string | undefined;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(address: string, way: ClassWay) {
    this.#address = address;
    this.#way = way;
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

  reveal(came: Came): void {
    this.#say({ type: "reveal", came });
  }

  bet(bet: Bet): void {
    const round = this.#view.asked?.round;
    if (round !== undefined) this.#say({ type: "bet", round, bet });
  }

  /** The class is over for everybody. */
  end(): void {
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
    const { code } = this.#view;
    if (this.#way.kind === "join") return { type: "join", protocol, code: this.#way.code };
    if (code === undefined || this.#key === undefined) return { type: "open", protocol };
    return { type: "return", protocol, code, key: this.#key };
  }

  #hear(told: ClassTold): void {
    switch (told.type) {
      case "opened":
        this.#key = told.key;
        this.#tell({ state: "in", code: told.code });
        break;
      case "joined":
        this.#tell({ state: "in", code: told.code });
        break;
      case "asked":
        this.#asked(told);
        break;
      case "taken":
        this.#tell({ taken: true });
        break;
      case "class":
        this.#tell({ pupils: told.pupils, bets: told.bets });
        break;
      case "revealed":
        this.#tell({ revealed: told, bets: told.bets });
        break;
      case "ended":
        this.#tell({ state: "over" });
        break;
      case "refused":
        // A bet that came too late ends nothing.
        if (told.code !== "not-allowed") this.#tell({ state: "refused", refusal: told });
    }
  }

  /** Another question: what was said to the last one is over. */
  #asked(told: Told<"asked">): void {
    const { asked, taken, revealed, ...rest } = this.#view;
    const same = asked?.round === told.round;
    this.#view = { ...rest, taken: same && taken, ...(same && revealed !== undefined ? { revealed } : {}) };
    this.#tell({ asked: told });
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
