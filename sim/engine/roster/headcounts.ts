import type { GroupSpec, HeadcountSpec } from "../../scenario/staff.ts";
import { DAY_MS, minutes } from "../../vocabulary/index.ts";
import { type LocalDays, type LocalInterval, localInterval } from "../demand/localDays.ts";
import { luck } from "../luck.ts";
import { KeyedDraws } from "../numbers/randomStream.ts";
import { idWord } from "../numbers/randomWords.ts";
import type { Absences } from "./absences.ts";

/** Agents scheduled at `at`; into `interval` goes the interval that is about. */
export function scheduledHeads(
  { profile, intervalMinutes, agents }: HeadcountSpec,
  at: number,
  days: LocalDays,
  interval: LocalInterval,
): number {
  const lengthMs = minutes(intervalMinutes);
  days.intervalAt(at, lengthMs, interval);
  if (agents.length === 1) return agents[0]!;
  const { weekday, number } = interval;
  return agents[profile === "weekly" ? ((weekday - 1) * DAY_MS) / lengthMs + number : number]!;
}

/**
 * How many unnamed agents of a group are there, by local interval. Each of them may be absent for a whole day or in an
 * off-queue block for an interval, by a draw of its own; lateness has no meaning for people without shifts.
 */
export class Headcounts {
  readonly #groups: readonly GroupSpec[];
  readonly #days: LocalDays;
  readonly #absences: Absences;
  readonly #words: Int32Array;
  readonly #absence = new KeyedDraws("whole-day absence of counted agents");
  readonly #blocks = new KeyedDraws("off-queue blocks of counted agents");
  readonly #interval = localInterval();

  constructor(groups: readonly GroupSpec[], days: LocalDays, absences: Absences) {
    this.#groups = groups;
    this.#days = days;
    this.#absences = absences;
    this.#words = Int32Array.from(groups, ({ id }) => idWord(id));
  }

  restart(seed: Int32Array, replication: number): void {
    this.#absence.restart(seed, replication);
    this.#blocks.restart(seed, replication);
  }

  /** Calls `tell` with every instant of a local day from which another number may hold, its first included. */
  dayOf(group: number, day: number, tell: (at: number, count: number) => void): void {
    const headcount = this.#groups[group]!.headcount;
    if (headcount === undefined) return;
    const endsAt = this.#days.startOf(day + 1);
    for (let at = this.#days.startOf(day); at < endsAt; ) {
      const scheduled = scheduledHeads(headcount, at, this.#days, this.#interval);
      const number = this.#interval.number;
      const until = Math.min(this.#interval.endsAt, this.#absences.nextChange(group, at));
      tell(at, Math.max(this.#there(group, scheduled, day, number) - this.#absences.countedAway(group, at), 0));
      at = until;
    }
  }

  /** Of `scheduled` agents those neither absent that day nor in a block in that interval. */
  #there(group: number, scheduled: number, day: number, interval: number): number {
    const { absentShare = 0, plannedShare = 0 } = this.#groups[group]!.shrinkage ?? {};
    if (absentShare === 0 && plannedShare === 0) return scheduled;
    const ofDay = this.#absence.word(this.#words[group]!, day, 0);
    const ofInterval = this.#blocks.word(this.#words[group]!, day, interval);
    let there = 0;
    for (let i = 0; i < scheduled; i++) {
      if (luck(ofDay, i) >= absentShare && luck(ofInterval, i) >= plannedShare) there++;
    }
    return there;
  }
}
