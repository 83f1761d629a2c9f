import { HELD, OWN_LINE, PHASE as PHASES, RINGING } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import { DUE as DUES } from "./ties.ts";

// At hand: what is imported is looked up whenever it is used.
const PHASE = PHASES;
const DUE = DUES;

/**
 * Waiting contacts and the steps of their plan: each step is a line of the policy; it may begin later than the wait, end
 * after a while, and change the contact's place and priority.
 */
export class Steps {
  declare private readonly kernel: Kernel;
  /** By queue: the only line, where there is one without times, boosts and priorities; −1: plans are asked. */
  declare private readonly plain: Int32Array;
  /** By queue: contacts whose step has not begun, so that no line holds them. */
  declare readonly held: Int32Array;
  /** When the step began that `entersAfter` found last. */
  private begunAt = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    const { queues, policy } = kernel.centre;
    this.held = new Int32Array(queues.length);
    this.plain = Int32Array.from(queues, (_, k) => {
      const own = [...policy.lines.keys()].filter((line) => policy.lines[line]!.queue === k);
      const line = policy.lines[own[0] ?? -1];
      const timeless = line !== undefined && line.notBeforeMs === 0 && line.expiresAfterMs === Number.POSITIVE_INFINITY;
      return own.length === 1 && timeless && line.boostMs === 0 && line.priority < 0 ? own[0]! : -1;
    });
  }

  /** The only line of queue `k`, where it is without times, boosts and priorities; −1: there is more to it. */
  plainLine(k: number): number {
    return this.plain[k]!;
  }

  /** The contact has joined queue `k`: an agent takes it, or it waits. `again`: it has waited in this visit before. */
  begins(contact: number, k: number, again: boolean): void {
    const { contacts, offers, departures } = this.kernel;
    const plain = this.plain[k]!;
    if (plain >= 0) {
      contacts.stepEndsAt[contact] = Number.POSITIVE_INFINITY;
      if (offers.seeks(contact, plain)) {
        if (!again) departures.rings(contact, k);
        return;
      }
      if (!again) {
        if (departures.baulks(contact, k)) return;
        departures.waits(contact, k);
      }
      this.kernel.lines.join(contact, plain);
      return;
    }
    const line = this.kernel.centre.policy.firstLine(this.kernel.floor, contact, k);
    const taken = this.enters(contact, line);
    if (again) return;
    if (taken) departures.rings(contact, k);
    else if (!departures.baulks(contact, k)) departures.waits(contact, k);
  }

  /** The step of `line` begins for the contact, which stands in none; true when an agent takes it at once. */
  private enters(contact: number, line: number): boolean {
    const { contacts, centre, due, now } = this.kernel;
    const spec = centre.policy.lines[line]!;
    contacts.enqueuedAt[contact]! -= spec.boostMs;
    contacts.priority[contact] = spec.priority < 0 ? contacts.ownPriority[contact]! : spec.priority;
    contacts.stepEndsAt[contact] = now + spec.expiresAfterMs;
    contacts.line[contact] = line;
    if (spec.notBeforeMs > 0) {
      this.held[spec.queue]!++;
      due.add(
        now + Math.min(spec.notBeforeMs, spec.expiresAfterMs),
        DUE.stepBegin,
        contact,
        contacts.generation[contact]!,
      );
      contacts.next[contact] = HELD;
      return false;
    }
    return this.stands(contact, line);
  }

  /**
   * Puts a contact that has waited for `waitedMs` into the line its plan has led it to by now; nobody is looked for. Whose
   * last step was over before goes on at the next millisecond.
   */
  hasWaited(contact: number, k: number, waitedMs: number): void {
    const { contacts, lines, due, now } = this.kernel;
    const line = this.entersAfter(contact, k, waitedMs);
    const spec = this.kernel.centre.policy.lines[line]!;
    const endsAt = contacts.stepEndsAt[contact]!;
    const begunAt = this.begunAt;
    if (begunAt + spec.notBeforeMs > now) {
      this.held[spec.queue]!++;
      contacts.line[contact] = line;
      contacts.next[contact] = HELD;
      const at = Math.min(begunAt + spec.notBeforeMs, endsAt);
      due.add(at, DUE.stepBegin, contact, contacts.generation[contact]!);
      return;
    }
    lines.join(contact, line);
    if (endsAt < Number.POSITIVE_INFINITY) due.add(endsAt, DUE.stepEnd, contact, contacts.generation[contact]!);
  }

  /** The line of the step a contact that has waited for `waitedMs` is in, its place and priority made those of the step. */
  entersAfter(contact: number, k: number, waitedMs: number): number {
    const { contacts, centre, floor, now } = this.kernel;
    const { policy } = centre;
    let line = policy.firstLine(floor, contact, k);
    this.begunAt = now - waitedMs;
    for (;;) {
      const spec = policy.lines[line]!;
      const next = this.begunAt + spec.expiresAfterMs > now ? -1 : policy.nextLine(floor, contact, line);
      if (next < 0) {
        contacts.enqueuedAt[contact]! -= spec.boostMs;
        contacts.priority[contact] = spec.priority < 0 ? contacts.ownPriority[contact]! : spec.priority;
        contacts.stepEndsAt[contact] = Math.max(this.begunAt + spec.expiresAfterMs, now + 1);
        return line;
      }
      this.begunAt += spec.expiresAfterMs;
      line = next;
    }
  }

  /** The contact may be offered by `line` from now on; true when an agent takes it at once. */
  private stands(contact: number, line: number): boolean {
    const { contacts, offers, lines, due } = this.kernel;
    contacts.line[contact] = -1;
    if (offers.seeks(contact, line)) return true;
    lines.join(contact, line);
    const endsAt = contacts.stepEndsAt[contact]!;
    if (endsAt < Number.POSITIVE_INFINITY) due.add(endsAt, DUE.stepEnd, contact, contacts.generation[contact]!);
    return false;
  }

  /** The time before which nobody was asked is over. */
  stepBegins(contact: number): void {
    const { contacts, now } = this.kernel;
    if (!this.isHeld(contact)) return;
    const line = contacts.line[contact]!;
    this.leave(contact);
    if (contacts.stepEndsAt[contact]! <= now) this.moves(contact, line);
    else this.stands(contact, line);
  }

  stepEnds(contact: number): void {
    const { contacts, now } = this.kernel;
    if (contacts.phase[contact] !== PHASE.waiting || contacts.stepEndsAt[contact]! > now) return;
    const line = contacts.line[contact]!;
    if (line < 0) return;
    this.leave(contact);
    this.moves(contact, line);
  }

  /** The step of `line` is over: on to the next, or to another queue. */
  private moves(contact: number, line: number): void {
    const { contacts, centre, departures, floor } = this.kernel;
    contacts.enqueuedAt[contact]! += centre.policy.lines[line]!.boostMs;
    const next = centre.policy.nextLine(floor, contact, line);
    if (next >= 0) {
      this.enters(contact, next);
      return;
    }
    const to = centre.policy.lines[line]!.overflowTo;
    if (to >= 0) departures.overflows(contact, to);
    else {
      // The last step has no end and no conditions, so there is a next one or an overflow.
      contacts.stepEndsAt[contact] = Number.POSITIVE_INFINITY;
      this.enters(contact, line);
    }
  }

  /** Nobody took the offer: back into line `line`, in front or behind. */
  rejoins(contact: number, line: number, inFront: boolean): void {
    const { contacts, lines, now } = this.kernel;
    contacts.phase[contact] = PHASE.waiting;
    if (contacts.stepEndsAt[contact]! <= now) {
      this.moves(contact, line);
      return;
    }
    if (!inFront) contacts.enqueuedAt[contact] = now;
    lines.join(contact, line);
  }

  /** Takes the contact out of its line, wherever it stands for it. */
  leave(contact: number): void {
    const { contacts, lines, centre, sessions } = this.kernel;
    const line = contacts.line[contact]!;
    if (line >= 0 && contacts.next[contact]! >= -1) lines.leave(contact);
    else if (line === OWN_LINE) sessions.unlist(contact);
    else if (this.isHeld(contact)) this.held[centre.policy.lines[line]!.queue]!--;
    contacts.line[contact] = -1;
  }

  /** The contact rings for `line`, in which it does not stand meanwhile. */
  rings(contact: number, line: number): void {
    this.kernel.contacts.line[contact] = line;
    this.kernel.contacts.next[contact] = RINGING;
  }

  /** Whether the contact waits for its step to begin: in no line yet. */
  isHeld(contact: number): boolean {
    const { contacts } = this.kernel;
    const waits = contacts.phase[contact] === PHASE.waiting && contacts.line[contact]! >= 0;
    return waits && contacts.next[contact] === HELD;
  }
}
