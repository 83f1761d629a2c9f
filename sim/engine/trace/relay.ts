import type { EngineObserver, EngineView, FollowUp, Left, Release, Served, Unanswered } from "../observer.ts";

/** Passes every fact on to another observer, unchanged and in order: for those who want to hear some of them as well. */
export class ObserverRelay implements EngineObserver {
  readonly wantsMessages: boolean;
  readonly wantsOrder: boolean;
  protected readonly inner: EngineObserver;
  readonly save?: () => unknown;
  readonly restore?: (state: unknown) => void;

  constructor(inner: EngineObserver) {
    this.inner = inner;
    this.wantsMessages = inner.wantsMessages;
    this.wantsOrder = inner.wantsOrder;
    // What saves nothing has no such method: a snapshot asks for that.
    if (inner.save !== undefined) this.save = () => inner.save?.();
    if (inner.restore !== undefined) this.restore = (state) => inner.restore?.(state);
  }

  attach(view: EngineView): void {
    this.inner.attach(view);
  }
  started(contact: number): void {
    this.inner.started(contact);
  }
  selfServed(contact: number, outcome: Served, durationMs: number): void {
    this.inner.selfServed(contact, outcome, durationMs);
  }
  refused(contact: number): void {
    this.inner.refused(contact);
  }
  queued(contact: number): void {
    this.inner.queued(contact);
  }
  offered(contact: number, agent: number): void {
    this.inner.offered(contact, agent);
  }
  unanswered(contact: number, agent: number, why: Unanswered): void {
    this.inner.unanswered(contact, agent, why);
  }
  connected(contact: number, agent: number): void {
    this.inner.connected(contact, agent);
  }
  message(contact: number, byCustomer: boolean): void {
    this.inner.message(contact, byCustomer);
  }
  interrupted(contact: number, agent: number): void {
    this.inner.interrupted(contact, agent);
  }
  resumed(contact: number, agent: number): void {
    this.inner.resumed(contact, agent);
  }
  released(contact: number, agent: number, why: Release): void {
    this.inner.released(contact, agent, why);
  }
  ended(contact: number, agent: number, resolved: boolean, score: number): void {
    this.inner.ended(contact, agent, resolved, score);
  }
  finished(contact: number, agent: number, handled: boolean, evaluation: number): void {
    this.inner.finished(contact, agent, handled, evaluation);
  }
  left(contact: number, why: Left, at: number): void {
    this.inner.left(contact, why, at);
  }
  followed(contact: number, next: number, why: FollowUp, contextKept: boolean): void {
    this.inner.followed(contact, next, why, contextKept);
  }
  continued(contact: number, next: number, contextKept: boolean): void {
    this.inner.continued(contact, next, contextKept);
  }
  wrapUpStarted(contact: number, agent: number): void {
    this.inner.wrapUpStarted(contact, agent);
  }
  agentCame(agent: number): void {
    this.inner.agentCame(agent);
  }
  agentLeft(agent: number): void {
    this.inner.agentLeft(agent);
  }
  breakStarted(agent: number, reason: string): void {
    this.inner.breakStarted(agent, reason);
  }
  breakEnded(agent: number): void {
    this.inner.breakEnded(agent);
  }
  overtimeStarted(agent: number): void {
    this.inner.overtimeStarted(agent);
  }
  overtimeEnded(agent: number): void {
    this.inner.overtimeEnded(agent);
  }
}
