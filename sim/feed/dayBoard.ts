import type { AlarmAction, AlarmOutcome } from "../metrics/alarms/alarm.ts";
import { AlarmBook } from "../metrics/alarms/book.ts";
import { Board } from "../metrics/board.ts";
import type { FeedFrame, Frame } from "../metrics/frame.ts";
import type { FloorEvent, Instant } from "../vocabulary/index.ts";
import type { DatedAction, DatedRules, DayHeader } from "./day.ts";

type Deed = DatedRules | DatedAction;

/**
 * The board of a past day: beside the events it lives through what people did about its alarms, each at its instant. What an
 * action finds nothing to do to is passed over: an alarm may have been opened by what happened before the lead.
 */
export class DayBoard {
  readonly board: Board;
  readonly #live: boolean;
  readonly #deeds: readonly Deed[];
  #done = 0;

  /** Throws `RangeError` for a header without rules, and for a configuration out of range. */
  constructor({ config, rules, actions, live }: Pick<DayHeader, "config" | "rules" | "actions" | "live">) {
    const [first, ...later] = rules;
    if (first === undefined) throw new RangeError("rules: expected at least those the day begins with, got none");
    const alarms = new AlarmBook({ rules: first.rules, timeZone: config.timeZone });
    this.board = new Board(config, { alarms, live });
    this.#live = live;
    this.#deeds = [...later, ...actions].sort((a, b) => a.at - b.at);
  }

  apply(event: FloorEvent): void {
    this.#doUntil(event.at);
    this.board.apply(event);
  }

  /** The picture as it was shown then: a source that was silent had grown old, though all it ever said is known by now. */
  frame(at: Instant, feed: FeedFrame): Frame {
    this.#doUntil(at);
    if (!this.#live) return this.board.frame(at, feed);
    return { ...this.board.frame(at, { ...feed, kind: "live" }), feed };
  }

  /** A day that is past is read; nothing can be done about it any more. */
  actOnAlarm(_action: AlarmAction): AlarmOutcome {
    return { ok: false, code: "alarm-state", detail: "this is a past day: its alarms are shown as they were" };
  }

  #doUntil(at: Instant): void {
    for (let next = this.#deeds[this.#done]; next !== undefined && next.at <= at; next = this.#deeds[this.#done]) {
      this.#done += 1;
      this.board.advance(next.at);
      if ("rules" in next) this.board.alarms.setRules(next.rules, next.at);
      else this.board.alarms.act(next.action, next.at);
    }
  }
}
