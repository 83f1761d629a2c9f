import type { Scenario } from "../../scenario/scenario.ts";
import type { GroupSpec } from "../../scenario/staff.ts";
import type { RosterAgent } from "./rosterTarget.ts";

/**
 * How many times as long work of a queue takes an agent, as a table agent × queue: the group's factor for the queue ×
 * the person's for its channel × what a newcomer still has to learn. 1 for queues the agent does not serve.
 */
export class HandleFactors {
  /** Factor at agent × number of queues + queue. Renewed in place by `startDay`. */
  readonly table: Float64Array;
  /** Whether every factor is 1 on every day. */
  readonly alike: boolean;
  readonly #agents: readonly RosterAgent[];
  readonly #groups: readonly GroupSpec[];
  readonly #queues: number;
  /** As `table`, for those who have learnt everything. */
  readonly #learnt: Float64Array;
  /** Whether anybody is still learning on the first day. */
  readonly #learning: boolean;

  /** Throws `RangeError` for skills in queues the scenario does not have. */
  constructor(scenario: Scenario, agents: readonly RosterAgent[]) {
    this.#agents = agents;
    this.#groups = scenario.groups;
    this.#queues = scenario.queues.length;
    this.#learnt = new Float64Array(agents.length * this.#queues).fill(1);
    for (const [agent, { inGroup, person }] of agents.entries()) {
      for (const { queueId, handleTimeFactor = 1 } of scenario.groups[inGroup]!.skills) {
        const k = scenario.queues.findIndex(({ id }) => id === queueId);
        if (k < 0) throw new RangeError(`queueId: expected a queue of ${scenario.id}, got ${queueId}`);
        const own = person?.handleTimeFactors?.[scenario.queues[k]!.channel] ?? 1;
        this.#learnt[agent * this.#queues + k] = handleTimeFactor * own;
      }
    }
    this.#learning = agents.some((_, agent) => this.#learningFactor(agent, 0) !== 1);
    this.alike = !this.#learning && this.#learnt.every((factor) => factor === 1);
    this.table = this.#learnt.slice();
    this.startDay(0);
  }

  /** The factors of day number `dayOfRun` of the run, from 0. */
  startDay(dayOfRun: number): void {
    if (!this.#learning) return;
    for (let agent = 0; agent < this.#agents.length; agent++) {
      const factor = this.#learningFactor(agent, dayOfRun);
      for (let i = agent * this.#queues; i < (agent + 1) * this.#queues; i++) this.table[i] = this.#learnt[i]! * factor;
    }
  }

  /** Straight from the group's `startFactor` on the first day of experience down to 1. */
  #learningFactor(agent: number, dayOfRun: number): number {
    const { inGroup, person } = this.#agents[agent]!;
    const learning = this.#groups[inGroup]!.learning;
    if (learning === undefined || person?.experienceDays === undefined) return 1;
    const days = person.experienceDays + dayOfRun;
    return days >= learning.days ? 1 : learning.startFactor + ((1 - learning.startFactor) * days) / learning.days;
  }
}
