import { type LocalTime, weekdayOf } from "../scenario/localTime.ts";
import type { BreakSpec, ShiftSpec } from "../scenario/staff.ts";
import { MINUTE_MS, minutes } from "../vocabulary/index.ts";
import { PLACE } from "./agentPool.ts";
import type { EngineState } from "./state.ts";
import { DUE } from "./ties.ts";

/** Room for the break's number in a mark; a shift has at most 12. */
const BREAKS = 16;

/**
 * When agents come, pause and leave. Shifts are in local minutes of the scenario's zone, put on the due list one local
 * day at a time. Nobody is cut off: breaks and shift ends wait for the open contacts, and a break lasts in full.
 */
export class Shifts {
  readonly #state: EngineState;
  readonly #local: LocalTime;
  /** The shift each agent is in, by its number in the agent's list; −1: none. */
  readonly #inShift: Int32Array;
  /** Told when an agent can take contacts. */
  readonly #available: (agent: number) => void;

  constructor(state: EngineState, local: LocalTime, available: (agent: number) => void) {
    this.#state = state;
    this.#local = local;
    this.#inShift = new Int32Array(state.centre.agents.length).fill(-1);
    this.#available = available;
  }

  /** Puts the floor into the state it has at the start: shifts and breaks under way are entered where they stand. */
  begins(): void {
    const { centre, now } = this.#state;
    const today = this.#local.dayOf(now);
    for (let agent = 0; agent < centre.agents.length; agent++) {
      if (centre.agents[agent]!.shifts.length === 0) this.#comes(agent, -1);
    }
    this.#plan(today - 1);
    this.dayStarts(today);
  }

  /** Puts the shifts of local day `day` on the due list, and the day after it. */
  dayStarts(day: number): void {
    this.#plan(day);
    this.#state.due.add(this.#local.instantOf(day + 1, 0), DUE.dayStart, 0, day + 1);
  }

  #plan(day: number): void {
    const { centre, due, now } = this.#state;
    const weekday = weekdayOf(day);
    for (let agent = 0; agent < centre.agents.length; agent++) {
      const { shifts } = centre.agents[agent]!;
      for (let s = 0; s < shifts.length; s++) {
        const shift = shifts[s]!;
        if (!shift.weekdays.includes(weekday) || this.#local.instantOf(day, shift.endMinute) <= now) continue;
        const startAt = this.#local.instantOf(day, shift.startMinute);
        if (startAt >= now) due.add(startAt, DUE.shiftStart, agent, s);
        else this.#enters(agent, s, startAt);
      }
    }
  }

  shiftStarts(agent: number, s: number): void {
    this.#enters(agent, s, this.#state.now);
  }

  /** Enters shift number `s`, which began at `startAt`. A later shift takes over from one still running. */
  #enters(agent: number, s: number, startAt: number): void {
    const { agents, due, centre, now } = this.#state;
    const shift = centre.agents[agent]!.shifts[s]!;
    const number = ++agents.shift[agent]!;
    due.add(this.#local.instantOf(this.#local.dayOf(startAt), shift.endMinute), DUE.shiftEnd, agent, number);
    let running = -1;
    let runningTo = 0;
    shift.breaks.forEach((pause, b) => {
      const dueAt = startAt + minutes(pause.afterMinutes);
      const endsAt = dueAt + minutes(pause.durationMinutes);
      if (dueAt >= now) due.add(dueAt, DUE.breakDue, agent, number * BREAKS + b);
      else if (endsAt > now) {
        running = b;
        runningTo = endsAt;
      }
    });
    this.#comes(agent, s);
    if (running < 0) return;
    agents.breakNumber[agent] = running;
    this.#pauses(agent, runningTo);
  }

  #comes(agent: number, s: number): void {
    const { agents, observer, now } = this.#state;
    this.#inShift[agent] = s;
    const before = agents.place[agent];
    if (before === PLACE.onQueue) return;
    agents.breakNumber[agent] = -1;
    agents.moved(agent, PLACE.onQueue, now);
    if (before === PLACE.away) observer.agentCame(agent);
    else if (before === PLACE.onBreak) observer.breakEnded(agent);
    this.#available(agent);
  }

  /** `mark`: the shift that ends. */
  shiftEnds(agent: number, mark: number): void {
    const { agents, now } = this.#state;
    if (agents.shift[agent] !== mark || agents.place[agent] === PLACE.away) return;
    if (agents.open[agent] === 0) this.#leaves(agent);
    else agents.moved(agent, PLACE.leaving, now);
  }

  /** `mark`: shift × 16 + number of the break. Asked again a minute later while another break is due or running. */
  breakDue(agent: number, mark: number): void {
    const { agents, due, now } = this.#state;
    if (agents.shift[agent] !== Math.floor(mark / BREAKS)) return;
    const place = agents.place[agent];
    if (place === PLACE.breakDue || place === PLACE.onBreak) due.add(now + MINUTE_MS, DUE.breakDue, agent, mark);
    if (place !== PLACE.onQueue) return;
    agents.breakNumber[agent] = mark % BREAKS;
    if (agents.open[agent] === 0) this.#pauses(agent, now + minutes(this.#pauseOf(agent)?.durationMinutes ?? 0));
    else agents.moved(agent, PLACE.breakDue, now);
  }

  /** The agent's last open contact is done: whoever waited for that goes now. */
  emptied(agent: number): void {
    const { agents, now } = this.#state;
    if (agents.place[agent] === PLACE.leaving) this.#leaves(agent);
    else if (agents.place[agent] === PLACE.breakDue) {
      this.#pauses(agent, now + minutes(this.#pauseOf(agent)?.durationMinutes ?? 0));
    }
  }

  /** `mark`: the shift the break belongs to. */
  breakEnds(agent: number, mark: number): void {
    const { agents, observer, now } = this.#state;
    if (agents.shift[agent] !== mark || agents.place[agent] !== PLACE.onBreak) return;
    agents.breakNumber[agent] = -1;
    agents.moved(agent, PLACE.onQueue, now);
    observer.breakEnded(agent);
    this.#available(agent);
  }

  #pauses(agent: number, until: number): void {
    const { agents, due, observer, now } = this.#state;
    agents.moved(agent, PLACE.onBreak, now);
    observer.breakStarted(agent, this.#pauseOf(agent)?.reason ?? "break");
    due.add(until, DUE.breakEnd, agent, agents.shift[agent]!);
  }

  #leaves(agent: number): void {
    const { agents, observer, now } = this.#state;
    agents.moved(agent, PLACE.away, now);
    agents.breakNumber[agent] = -1;
    this.#inShift[agent] = -1;
    observer.agentLeft(agent);
  }

  #pauseOf(agent: number): BreakSpec | undefined {
    const shift: ShiftSpec | undefined = this.#state.centre.agents[agent]!.shifts[this.#inShift[agent]!];
    return shift?.breaks[this.#state.agents.breakNumber[agent]!];
  }
}
