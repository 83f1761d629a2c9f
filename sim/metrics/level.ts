import { type Channel, channelKind, seconds } from "../vocabulary/index.ts";
import type { BoardConfig } from "./config.ts";
import type { Level, Ratio } from "./frame.ts";
import { missed } from "./serviceLevel.ts";

/** A condition must hold this long before it shows, and be gone this long before it leaves. */
export const ON_DELAY_MS = seconds(15);
export const OFF_DELAY_MS = seconds(30);
/** Longest wait, in acceptable waits, beyond which somebody must act; deferrable work is late more slowly. */
export const ACT_WAITS = { live: 3, session: 3, deferrable: 1.5 } as const;

export type Carries = "waiting" | "longest" | "serviceLevel";

/** What the rule looks at. */
export interface LevelInput {
  readonly serviceLevel: Ratio;
  readonly longestWaitMs: number | undefined;
}

/** What is so at this instant, before delays. */
export interface Judgement {
  readonly level: Level;
  readonly carries: Carries | undefined;
}

const CALM: Judgement = { level: "calm", carries: undefined };

/**
 * `act`: service level under target beyond chance, or a wait far beyond the promise. `watch`: a wait beyond the promise,
 * or a service level under target that may still be chance but has enough behind it to be worth a look.
 */
export function judge(channel: Channel, input: LevelInput, config: BoardConfig): Judgement {
  const target = config.targets[channel];
  const { serviceLevel, longestWaitMs = 0 } = input;
  if (missed(serviceLevel, target, config.minimumN)) return { level: "act", carries: "serviceLevel" };
  if (longestWaitMs > ACT_WAITS[channelKind(channel)] * target.acceptableWaitMs) {
    return { level: "act", carries: "longest" };
  }
  if (longestWaitMs > target.acceptableWaitMs) return { level: "watch", carries: "longest" };
  const { value, n } = serviceLevel;
  if (value !== undefined && n >= config.minimumN && value < target.fraction) {
    return { level: "watch", carries: "serviceLevel" };
  }
  return CALM;
}

/** One threshold with its delays. */
class Latch {
  on = false;
  carries: Carries | undefined;
  #differsSinceAt: number | undefined;

  step(holds: boolean, carries: Carries | undefined, at: number): void {
    if (holds) this.carries = carries;
    if (holds === this.on) {
      this.#differsSinceAt = undefined;
      return;
    }
    this.#differsSinceAt ??= at;
    if (at - this.#differsSinceAt >= (holds ? ON_DELAY_MS : OFF_DELAY_MS)) {
      this.on = holds;
      this.#differsSinceAt = undefined;
    }
  }
}

/** The level of one channel as a wall shows it: the rule with its delays, stepped at every tick of floor time. */
export class ChannelLevel {
  readonly #act = new Latch();
  readonly #watch = new Latch();

  step(judgement: Judgement, at: number): void {
    this.#act.step(judgement.level === "act", judgement.carries, at);
    this.#watch.step(judgement.level !== "calm", judgement.carries, at);
  }

  get shown(): Judgement {
    if (this.#act.on) return { level: "act", carries: this.#act.carries };
    if (this.#watch.on) return { level: "watch", carries: this.#watch.carries };
    return CALM;
  }
}
