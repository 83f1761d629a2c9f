import type { ScenarioFile } from "../scenarioFile.ts";
import { explainThrice } from "./explainThrice.ts";
import { fiveMinutesOrADay } from "./fiveMinutesOrADay.ts";
import { fivePercent } from "./fivePercent.ts";
import { flatRobot } from "./flatRobot.ts";
import { menuMemory } from "./menuMemory.ts";
import { nineIslands } from "./nineIslands.ts";
import { onSale } from "./onSale.ts";
import { powerOfOne } from "./powerOfOne.ts";
import { ringsAndFriendsBullseye } from "./ringsAndFriendsBullseye.ts";
import { ringsAndFriendsLastAgent } from "./ringsAndFriendsLastAgent.ts";
import { roadMap } from "./roadMap.ts";
import { sayItInTheQueue } from "./sayItInTheQueue.ts";
import { splitOrBlend } from "./splitOrBlend.ts";
import { theStandard } from "./theStandard.ts";
import { threeAtOnce } from "./threeAtOnce.ts";

/** The scenarios everybody has, in the order they are taught. Each examines a claim; its results come from its own run. */
export const PRESETS: readonly ScenarioFile[] = [
  fivePercent,
  theStandard,
  splitOrBlend,
  explainThrice,
  fiveMinutesOrADay,
  menuMemory,
  sayItInTheQueue,
  nineIslands,
  threeAtOnce,
  ringsAndFriendsBullseye,
  ringsAndFriendsLastAgent,
  onSale,
  flatRobot,
  roadMap,
  powerOfOne,
];

/** The preset with this scenario id; `undefined` when there is none. */
export function presetNamed(id: string): ScenarioFile | undefined {
  return PRESETS.find((preset) => preset.scenario.id === id);
}
