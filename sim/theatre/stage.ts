import { compileCentre } from "../engine/centre.ts";
import { Happenings, NO_OUTAGE } from "../engine/demand/happenings.ts";
import { LocalDays } from "../engine/demand/localDays.ts";
import { policySpecOf } from "../routing/registry.ts";
import { describePolicy } from "../routing/sentences/describe.ts";
import { CHANNELS, type Channel, type Instant } from "../vocabulary/index.ts";
import { LocalTime } from "../vocabulary/localTime.ts";
import type { RunPlan, StagePlan } from "./open/plan.ts";
import { stageState } from "./picture/stageState.ts";
import { type Hall, hallOf, type StagePlaces } from "./record/hall.ts";
import { type LaneRules, NO_RULES, rulesOf } from "./record/laneRules.ts";
import { unitsOf, unitsTaken } from "./record/room.ts";
import { StageRun } from "./record/stageRun.ts";
import type { SeatColumn, StageHead } from "./types/overview.ts";
import type { StageState } from "./types/stageState.ts";

/** One stage of a run that stands open: its recorded run, and where its lanes and seats are in the hall. */
export class Stage {
  readonly plan: StagePlan;
  readonly run: StageRun;
  readonly hall: Hall;
  readonly places: StagePlaces;
  /** By lane. */
  readonly rules: readonly LaneRules[];
  readonly #happenings: Happenings;

  constructor(
    plan: StagePlan,
    run: StageRun,
    hall: Hall,
    places: StagePlaces,
    rules: readonly LaneRules[],
    opensAt: Instant,
  ) {
    this.plan = plan;
    this.run = run;
    this.hall = hall;
    this.places = places;
    this.rules = rules;
    this.#happenings = new Happenings(plan.scenario, new LocalDays(new LocalTime(plan.scenario.timeZone)));
    this.#happenings.restart(opensAt);
  }

  /** The picture at `at`, an instant of the run. */
  state(at: Instant): StageState {
    const { hall, places, rules } = this;
    const { record } = this.run;
    return stageState(this.run.floor(at), {
      record,
      rules,
      places,
      hall,
      isShut: (lane, now) => this.#isShut(lane, now),
    });
  }

  head(): StageHead {
    const { stage, variant, policy, scenario } = this.plan;
    const spec = policySpecOf(scenario.policy, scenario);
    const [en, ru] = [describePolicy(spec, "en", scenario), describePolicy(spec, "ru", scenario)];
    return { stage, variant, policy, rules: { en, ru } };
  }

  /** The column of a seat; undefined: this stage has not the person. */
  column(seat: number, channels: readonly Channel[]): SeatColumn | undefined {
    const agent = this.places.agentOf[seat]!;
    if (agent < 0) return undefined;
    const { centre } = this.run;
    const group = centre.groups[centre.agents[agent]!.inGroup]!;
    const alone = new Set(centre.queues.filter((queue) => queue.exclusive).map(({ channel }) => channel));
    const served = new Set(Array.from(group.queues, (queue) => centre.queues[queue]!.channel));
    const takes = channels.map((channel) => {
      const number = CHANNELS.indexOf(channel);
      return served.has(number) ? unitsTaken(group, number, alone.has(number)) : 0;
    });
    return { units: unitsOf(group), takes };
  }

  #isShut(lane: number, at: number): boolean {
    const queue = this.places.queueOf[lane]!;
    return queue >= 0 && this.#happenings.outage(queue, at) !== NO_OUTAGE;
  }
}

/** The stages of a plan, recorded from end to end. */
export function stagesOf({ description, stages, opensAt, endsAt }: RunPlan): readonly Stage[] {
  const centres = stages.map(({ scenario }) => compileCentre(scenario));
  const hall = hallOf(centres);
  return stages.map((plan, i) => {
    const places = hall.places[i]!;
    const rules = hall.lanes.map((_, lane) => {
      const queue = places.queueOf[lane]!;
      return queue < 0 ? NO_RULES : rulesOf(plan.scenario.queues[queue]);
    });
    const run = new StageRun(centres[i]!, places, rules, { seed: description.seed, opensAt, endsAt });
    return new Stage(plan, run, hall, places, rules, opensAt);
  });
}
