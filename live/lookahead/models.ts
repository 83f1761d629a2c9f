import type { OperatingModel } from "../../sim/experiment/lookahead/operatingModel.ts";
import { knownModel } from "../../sim/experiment/lookahead/operatingModel.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import type { Centre } from "../centre.ts";
import type { LoggedFloor } from "../loggedFloor.ts";

/** What is believed of a floor at an instant; `undefined` where nothing is known of what comes. */
export type ModelOf = (centre: Centre, floor: LoggedFloor, at: Instant) => Promise<OperatingModel | undefined>;

/** The scenario a simulated floor is played from; of a real one nothing but what `estimated` says. */
export function modelOf(estimated: ModelOf): ModelOf {
  return async (centre, floor, at) => {
    const { playedScenario } = centre;
    return playedScenario === undefined ? estimated(centre, floor, at) : knownModel(playedScenario);
  };
}
