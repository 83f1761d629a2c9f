import { enRules } from "./enRules.ts";
import { ruRules } from "./ruRules.ts";
import type { RoomDictionary } from "./shape.ts";

const en = { rules: enRules };

/** Words of the rules of alarms. */
export const ALARMS_ROOM: RoomDictionary<typeof en> = { en, ru: { rules: ruRules } };
