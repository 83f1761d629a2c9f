import type { OpenHoursSpec } from "../../scenario/queueSpec.ts";
import { weekdayOf } from "../../vocabulary/localTime.ts";
import { LEFT, UNANSWERED } from "../observer.ts";
import { PHASE } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import { DUE } from "./ties.ts";

/** How many days open time is looked for: who opens less than once a year promises nothing. */
const HORIZON_DAYS = 366;

/** When queues are open: nobody is taken from a closed one, and promises may count open time only. */
export class OpenHours {
  declare private readonly kernel: Kernel;
  private readonly specs: readonly (OpenHoursSpec | undefined)[];
  declare private readonly any: boolean;
  /** By queue, 1: closed. */
  declare private readonly closed: Uint8Array;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.specs = kernel.centre.queues.map((queue) => queue.spec.openHours);
    this.any = this.specs.some((spec) => spec !== undefined);
    this.closed = new Uint8Array(this.specs.length);
  }

  /** Closes what is closed at the start and puts down the next change of each queue. */
  begins(): void {
    if (!this.any) return;
    for (let k = 0; k < this.specs.length; k++) this.turns(k);
  }

  /** Whether nobody is taken from queue `k` now. */
  isShut(k: number): boolean {
    return this.closed[k] !== 0;
  }

  /** Whether queue `k` turns contacts away now. */
  refuses(k: number): boolean {
    return this.closed[k] !== 0 && this.specs[k]?.closed === "refuse";
  }

  /** Opens or closes queue `k` as the clock says. */
  turns(k: number): void {
    const spec = this.specs[k];
    if (spec === undefined) return;
    const { kernel } = this;
    const open = this.isOpen(spec, kernel.now);
    const changes = this.closed[k] !== (open ? 0 : 1);
    this.closed[k] = open ? 0 : 1;
    this.shuts(k);
    const next = this.nextChange(spec, kernel.now);
    if (next < Number.POSITIVE_INFINITY) kernel.due.add(next, DUE.hours, k, 0);
    if (!changes) return;
    if (open) kernel.offers.opens(k);
    else if (spec.clearedAtClosing === true) this.clears(k);
  }

  /** Goes on after a snapshot. */
  shuts(k: number): void {
    const { lines } = this.kernel.centre.policy;
    for (let line = 0; line < lines.length; line++) {
      if (lines[line]!.queue === k) this.kernel.lines.shut[line] = this.closed[k]!;
    }
  }

  private clears(k: number): void {
    const { contacts, departures, lines, offers, now } = this.kernel;
    for (let line = 0; line < this.kernel.centre.policy.lines.length; line++) {
      if (this.kernel.centre.policy.lines[line]!.queue === k) lines.purge(line, now);
    }
    for (let contact = 0; contact < contacts.rows; contact++) {
      if (contacts.phase[contact] === PHASE.ringing && contacts.queue[contact] === k)
        offers.callsOff(contact, UNANSWERED.calledOff);
      if (contacts.isWaiting(contact) && contacts.queue[contact] === k) departures.leaves(contact, LEFT.closing);
    }
  }

  /** When an answer promised `dueInMs` after `from` is due for queue `k`. */
  dueAt(k: number, from: number, dueInMs: number): number {
    const spec = this.specs[k];
    if (spec === undefined || spec.dueClock !== "open-hours") return from + dueInMs;
    let at = from;
    let left = dueInMs;
    for (const end = from + HORIZON_DAYS * 86_400_000; at < end; ) {
      const change = Math.min(this.nextChange(spec, at), end);
      if (this.isOpen(spec, at)) {
        if (at + left <= change) return at + left;
        left -= change - at;
      }
      at = change;
    }
    return Number.POSITIVE_INFINITY;
  }

  private isOpen(spec: OpenHoursSpec, at: number): boolean {
    const { days } = this.kernel.sources;
    const day = days.dayAt(at);
    const weekday = weekdayOf(day);
    return spec.hours.some(
      ({ weekdays, startMinute, endMinute }) =>
        weekdays.includes(weekday) && days.instantOf(day, startMinute) <= at && at < days.instantOf(day, endMinute),
    );
  }

  /** The first instant after `at` at which some hours begin or end; Infinity: none within a year. */
  private nextChange(spec: OpenHoursSpec, at: number): number {
    const { days } = this.kernel.sources;
    const today = days.dayAt(at);
    for (let day = today; day <= today + HORIZON_DAYS; day++) {
      const weekday = weekdayOf(day);
      let first = Number.POSITIVE_INFINITY;
      for (const { weekdays, startMinute, endMinute } of spec.hours) {
        if (!weekdays.includes(weekday)) continue;
        for (const minute of [startMinute, endMinute]) {
          const change = days.instantOf(day, minute);
          if (change > at) first = Math.min(first, change);
        }
      }
      if (first < Number.POSITIVE_INFINITY) return first;
    }
    return Number.POSITIVE_INFINITY;
  }
}
