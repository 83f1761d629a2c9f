import type { GroupSpec, ShrinkageSpec } from "../../scenario/staff.ts";
import { minutes } from "../../vocabulary/index.ts";
import type { LocalDays } from "../demand/localDays.ts";
import { type Durations, durationsOf } from "../numbers/durations.ts";
import { KeyedDraws } from "../numbers/randomStream.ts";
import { idWord } from "../numbers/randomWords.ts";
import type { Observed } from "./observed.ts";
import type { RosterAgent } from "./rosterTarget.ts";
import { type ShiftTime, shiftTimes } from "./shiftTimes.ts";

/** Length of an off-queue block where the scenario says none. */
export const BLOCK_MINUTES = 30;
export const OFF_QUEUE_REASON = "meeting";

/** Somebody's time on the floor, from coming to leaving. */
export interface Presence {
  readonly fromAt: number;
  readonly toAt: number;
}

export interface Pause {
  readonly at: number;
  readonly lastsMs: number;
  readonly reason: string;
}

interface GroupRules {
  readonly shrinkage: ShrinkageSpec;
  readonly late: Durations | undefined;
}

/**
 * What named people do on one day: shifts as planned, less absence and lateness, with breaks and off-queue blocks. Each
 * draw follows from (seed, replication, person, day) alone, so one more person moves nobody else.
 */
export class People {
  readonly #agents: readonly RosterAgent[];
  readonly #days: LocalDays;
  readonly #rules: readonly (GroupRules | undefined)[];
  /** A word for each person's id. */
  readonly #words: Int32Array;
  readonly #absence = new KeyedDraws("whole-day absence");
  readonly #lateness = new KeyedDraws("lateness");
  readonly #blocks = new KeyedDraws("off-queue blocks");
  #observed: Observed | undefined;

  constructor(groups: readonly GroupSpec[], agents: readonly RosterAgent[], days: LocalDays) {
    this.#agents = agents;
    this.#days = days;
    this.#rules = groups.map(({ shrinkage }) =>
      shrinkage === undefined
        ? undefined
        : { shrinkage, late: shrinkage.lateMs === undefined ? undefined : durationsOf(shrinkage.lateMs) },
    );
    this.#words = Int32Array.from(agents, ({ id, person }) => (person === undefined ? 0 : idWord(id)));
  }

  /** `observed`: who was there at the start; undefined: chance alone decides. */
  restart(seed: Int32Array, replication: number, observed: Observed | undefined): void {
    this.#observed = observed;
    this.#absence.restart(seed, replication);
    this.#lateness.restart(seed, replication);
    this.#blocks.restart(seed, replication);
  }

  /** The word that stands for the person in draws. */
  wordOf(agent: number): number {
    return this.#words[agent]!;
  }

  /** The shifts that begin on `day` and to which the agent comes at all, as planned. */
  shiftsOn(agent: number, day: number): ShiftTime[] {
    const { shifts, inGroup } = this.#agents[agent]!;
    const share = this.#rules[inGroup]?.shrinkage.absentShare ?? 0;
    const absent = share > 0 && this.#absence.uniform(this.#words[agent]!, day, 0) < share;
    if (this.#observed !== undefined) return this.#observedOn(agent, day, share, absent, this.#observed);
    return absent ? [] : shiftTimes(shifts, day, this.#days);
  }

  /**
   * As `shiftsOn`, where a shift under way was observed: whoever was there has come; whoever was not is late, or does not
   * come at all – with the probability of the one and the other given that they had not come by then.
   */
  #observedOn(agent: number, day: number, share: number, absent: boolean, { at, there }: Observed): ShiftTime[] {
    const { shifts, inGroup } = this.#agents[agent]!;
    const planned = shiftTimes(shifts, day, this.#days);
    const now = planned.find(({ fromAt, toAt }) => fromAt <= at && at < toAt);
    if (now === undefined) return absent ? [] : planned;
    if (there[agent] === 1) return planned;
    const late = (1 - share) * (this.#rules[inGroup]?.late?.survival(at - now.fromAt) ?? 0);
    const comes = late > 0 && this.#absence.uniform(this.#words[agent]!, day, 1) * (share + late) >= share;
    return comes ? planned : planned.filter((shift) => shift !== now);
  }

  /** When the agent is there in this shift; undefined: later than its end. */
  presenceIn(agent: number, day: number, { number, fromAt, toAt }: ShiftTime): Presence | undefined {
    const late = this.#rules[this.#agents[agent]!.inGroup]?.late;
    const uniform = this.#lateness.uniform(this.#words[agent]!, day, number);
    const lateMs = this.#observedLateMs(agent, fromAt, toAt, uniform, late) ?? late?.at(uniform) ?? 0;
    return fromAt + lateMs < toAt ? { fromAt: fromAt + lateMs, toAt } : undefined;
  }

  /** How late somebody is to a shift that was under way when people were observed; undefined: it was not. */
  #observedLateMs(
    agent: number,
    fromAt: number,
    toAt: number,
    uniform: number,
    late: Durations | undefined,
  ): number | undefined {
    if (this.#observed === undefined) return undefined;
    const { at, there } = this.#observed;
    if (at < fromAt || at >= toAt) return undefined;
    return there[agent] === 1 || late === undefined ? 0 : at - fromAt + late.residual(at - fromAt, uniform);
  }

  /** Breaks and off-queue blocks of a shift in order of time, none before the one in front of it is over. */
  pausesIn(agent: number, day: number, shift: ShiftTime): Pause[] {
    const pauses: Pause[] = shift.breaks.map(({ afterMinutes, durationMinutes, reason }) => ({
      at: shift.fromAt + minutes(afterMinutes),
      lastsMs: minutes(durationMinutes),
      reason,
    }));
    this.#addBlocks(pauses, agent, day, shift);
    pauses.sort((a, b) => a.at - b.at);
    let freeAt = shift.fromAt;
    return pauses.map((pause) => {
      const at = Math.max(pause.at, freeAt);
      freeAt = at + pause.lastsMs;
      return { ...pause, at };
    });
  }

  /** As many blocks as make up the share on average, one somewhere in each of so many equal parts of the shift. */
  #addBlocks(pauses: Pause[], agent: number, day: number, { number, fromAt, toAt }: ShiftTime): void {
    const shrinkage = this.#rules[this.#agents[agent]!.inGroup]?.shrinkage;
    if (shrinkage === undefined || !((shrinkage.plannedShare ?? 0) > 0)) return;
    const blockMs = minutes(shrinkage.plannedBlockMinutes ?? BLOCK_MINUTES);
    const lengthMs = toAt - fromAt;
    const wanted = ((shrinkage.plannedShare ?? 0) * lengthMs) / blockMs;
    const word = this.#words[agent]!;
    const luckier = this.#blocks.uniform(word, day, number * BLOCK_ROOM) < wanted - Math.floor(wanted) ? 1 : 0;
    const count = Math.min(Math.floor(wanted) + luckier, Math.floor(lengthMs / blockMs));
    const partMs = lengthMs / count;
    for (let i = 0; i < count; i++) {
      const within = this.#blocks.uniform(word, day, number * BLOCK_ROOM + 1 + i) * (partMs - blockMs);
      pauses.push({ at: Math.round(fromAt + i * partMs + within), lastsMs: blockMs, reason: OFF_QUEUE_REASON });
    }
  }
}

/** Draws a shift may need for its blocks: one a minute, and one for their number. */
const BLOCK_ROOM = 2_048;
