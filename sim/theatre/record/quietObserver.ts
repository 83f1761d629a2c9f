import type { EngineObserver, EngineView } from "../../engine/observer.ts";

/** An observer that hears everything in order and does nothing with it: for runs that are only looked at. */
export class QuietObserver implements EngineObserver {
  readonly wantsMessages = false;
  readonly wantsOrder = true;
  #view: EngineView | undefined;

  attach(view: EngineView): void {
    this.#view = view;
  }

  /** The floor. Throws `RangeError` before it is attached. */
  get view(): EngineView {
    if (this.#view === undefined) throw new RangeError("observer: expected one attached to a simulation, got none");
    return this.#view;
  }

  started(_contact: number): void {}
  selfServed(_contact: number, _outcome: number, _durationMs: number): void {}
  refused(_contact: number): void {}
  queued(_contact: number): void {}
  offered(_contact: number, _agent: number): void {}
  unanswered(_contact: number, _agent: number, _why: number): void {}
  connected(_contact: number, _agent: number): void {}
  message(): void {}
  interrupted(_contact: number, _agent: number): void {}
  resumed(_contact: number, _agent: number): void {}
  released(_contact: number, _agent: number, _why: number): void {}
  ended(_contact: number, _agent: number, _resolved: boolean, _score: number): void {}
  finished(_contact: number, _agent: number, _handled: boolean, _evaluation: number): void {}
  left(_contact: number, _why: number, _at: number): void {}
  followed(_contact: number, _next: number, _why: number, _contextKept: boolean): void {}
  continued(_contact: number, _next: number, _contextKept: boolean): void {}
  wrapUpStarted(_contact: number, _agent: number): void {}
  agentCame(_agent: number): void {}
  agentLeft(_agent: number): void {}
  breakStarted(_agent: number, _reason: string): void {}
  breakEnded(_agent: number): void {}
  overtimeStarted(_agent: number): void {}
  overtimeEnded(_agent: number): void {}
}
