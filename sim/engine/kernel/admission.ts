import type { CompiledAdmission } from "../../routing/compiled.ts";
import { luck } from "../luck.ts";
import { LEFT as LEAVINGS } from "../observer.ts";
import { CHANCE as CHANCES } from "./chances.ts";
import { FLAG as FLAGS, PHASE as PHASES } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import { DUE as DUES } from "./ties.ts";

// At hand: what is imported is looked up whenever it is used.
const PHASE = PHASES;
const FLAG = FLAGS;
const CHANCE = CHANCES;
const DUE = DUES;
const LEFT = LEAVINGS;

const NONE = new Int32Array(0);

/** The policy's admission rules: the first that applies acts, when a contact comes and whenever the time of some is up. */
export class Admission {
  declare private readonly kernel: Kernel;
  declare private readonly rules: readonly CompiledAdmission[];
  /** By queue: the rules about it that are asked at arrival, and the times at which others are, with those. */
  declare private readonly atOnce: readonly Int32Array[];
  declare private readonly times: readonly Float64Array[];
  declare private readonly later: readonly (readonly Int32Array[])[];
  declare private readonly any: boolean;
  /** Whether everything is looked through after every event, and so after every asking. */
  declare private readonly sweeps: boolean;

  constructor(kernel: Kernel) {
    this.sweeps = kernel.centre.policy.needs.sweep;
    this.kernel = kernel;
    this.rules = kernel.centre.policy.admission;
    this.any = this.rules.length > 0;
    this.atOnce = kernel.centre.queues.map((_, k) => this.rulesAt(k, 0));
    this.times = kernel.centre.queues.map((_, k) => {
      const later = this.rules.filter((rule) => rule.queues[k] !== 0 && rule.afterMs > 0);
      return Float64Array.from(new Set(later.map((rule) => rule.afterMs))).sort();
    });
    this.later = this.times.map((times, k) => Array.from(times, (afterMs) => this.rulesAt(k, afterMs)));
  }

  private rulesAt(k: number, afterMs: number): Int32Array {
    const numbers = [...this.rules.keys()];
    return Int32Array.from(numbers.filter((r) => this.rules[r]!.queues[k] !== 0 && this.rules[r]!.afterMs === afterMs));
  }

  /** Whether any rule is about contacts of queue `k`. */
  concerns(k: number): boolean {
    return this.rules.some((rule) => rule.queues[k] !== 0);
  }

  /** Whether any rule is asked about contacts as they come to queue `k`. */
  asksAtOnce(k: number): boolean {
    return this.atOnce[k]!.length > 0;
  }

  /** Number of the rule that acts on a contact that comes to queue `k`; −1: none. */
  atArrival(contact: number, k: number): number {
    return this.any ? this.applying(contact, k, this.atOnce[k] ?? NONE) : -1;
  }

  isRefusal(rule: number): boolean {
    return this.rules[rule]!.kind === "refuse";
  }

  private applying(contact: number, k: number, rules: Int32Array): number {
    const { contacts, floor } = this.kernel;
    for (let i = 0; i < rules.length; i++) {
      const r = rules[i]!;
      const rule = this.rules[r]!;
      if (rule.returning !== undefined && rule.returning !== (contacts.returning[contact] !== 0)) continue;
      if (rule.hasLastAgent !== undefined && rule.hasLastAgent !== contacts.lastAgent[contact]! >= 0) continue;
      if (rule.triedShare < 1 && luck(contacts.luck[contact]!, CHANCE.tried + r) >= rule.triedShare) continue;
      if (rule.holds(floor, k)) return r;
    }
    return -1;
  }

  /** Puts down when further rules are asked about a contact that has begun to wait in queue `k`. */
  waits(contact: number, k: number): void {
    if (!this.any) return;
    const { contacts, due, now } = this.kernel;
    const times = this.times[k]!;
    for (let i = 0; i < times.length; i++) {
      // Who was there before the run began has been asked some of it already.
      const at = contacts.joinedAt[contact]! + times[i]!;
      if (at > now && !this.isIdle(contact, at, this.later[k]![i]!)) {
        due.add(at, DUE.admission, contact, contacts.generation[contact]!);
      }
    }
  }

  /** Whether asking the contact at `at` would change nothing: it has given up by then, or declines whatever it is offered. */
  private isIdle(contact: number, at: number, rules: Int32Array): boolean {
    const { contacts } = this.kernel;
    if (this.sweeps) return false;
    if (contacts.deadlineAt[contact]! < at) return true;
    for (let i = 0; i < rules.length; i++) if (this.takes(contact, rules[i]!)) return false;
    return true;
  }

  /** Whether the rule would act on the contact, should it be asked: only what is offered can be declined. */
  private takes(contact: number, r: number): boolean {
    const { kind, acceptedShare } = this.rules[r]!;
    if (kind !== "offer-callback" && kind !== "steer") return true;
    return luck(this.kernel.contacts.luck[contact]!, CHANCE.accepted + r) < acceptedShare;
  }

  /** The contact has waited as long as some rules want. */
  timeIsUp(contact: number): void {
    const { contacts, now } = this.kernel;
    if (contacts.phase[contact] !== PHASE.waiting) return;
    const k = contacts.queue[contact]!;
    const time = this.times[k]!.indexOf(now - contacts.joinedAt[contact]!);
    const rule = this.applying(contact, k, this.later[k]![time] ?? NONE);
    if (rule < 0) return;
    if (this.isRefusal(rule)) this.kernel.departures.leaves(contact, LEFT.closing);
    else this.takesAway(contact, rule);
  }

  /** Lets rule `rule` act on a contact whose visit has begun; true when that ends the visit. */
  takesAway(contact: number, rule: number): boolean {
    const { contacts, departures } = this.kernel;
    const { kind, toQueue, delayMs, priority } = this.rules[rule]!;
    switch (kind) {
      case "set-priority":
        contacts.ownPriority[contact] = priority;
        contacts.priority[contact] = priority;
        return false;
      case "announce-wait":
        contacts.flags[contact]! |= FLAG.announced;
        return contacts.line[contact]! >= 0 && departures.baulks(contact, contacts.queue[contact]!);
      case "refuse":
        return false;
      case "offer-callback":
      case "steer":
        if (!this.takes(contact, rule)) return false;
        return kind === "steer"
          ? departures.steered(contact, toQueue, delayMs)
          : departures.callsBack(contact, toQueue);
    }
  }
}
