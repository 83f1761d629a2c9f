import { LocalTime } from "../../vocabulary/localTime.ts";
import type { Centre } from "../centre.ts";
import { Demand } from "../demand/demand.ts";
import { LocalDays } from "../demand/localDays.ts";
import { textWords } from "../numbers/randomWords.ts";
import { HandleFactors } from "../roster/handleFactors.ts";
import { Roster } from "../roster/roster.ts";
import { Draws } from "./draws.ts";

/**
 * Where a run's chance and people come from: made once for a centre, restarted for every run of it. One run at a time
 * uses them.
 */
export class Sources {
  declare readonly days: LocalDays;
  declare readonly demand: Demand;
  declare readonly roster: Roster;
  declare readonly factors: HandleFactors;
  declare readonly draws: Draws;
  declare seed: Int32Array;
  replication = 0;

  constructor(centre: Centre) {
    this.days = new LocalDays(new LocalTime(centre.scenario.timeZone));
    this.demand = new Demand(centre.scenario, this.days);
    this.roster = new Roster(centre.scenario, centre.agents, this.days, this.demand.happenings);
    this.factors = new HandleFactors(centre.scenario, centre.agents);
    this.draws = new Draws(centre, this.days.local);
    this.seed = textWords("");
  }

  /** Begins replication number `replication` of `seed`, at `startAt`. The roster begins when the floor does. */
  restart(seed: string, replication: number, startAt: number): void {
    this.seed = textWords(seed);
    this.replication = replication;
    this.demand.restart(this.seed, replication, startAt);
    this.draws.restart(this.seed, replication);
  }
}
