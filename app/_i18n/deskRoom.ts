import { enDay } from "./enDay.ts";
import { enDesk } from "./enDesk.ts";
import { enRoster } from "./enRoster.ts";
import { ruDay } from "./ruDay.ts";
import { ruDesk } from "./ruDesk.ts";
import { ruRoster } from "./ruRoster.ts";
import type { RoomDictionary } from "./shape.ts";

const en = { desk: enDesk, day: enDay, roster: enRoster };

/** Words of the desk and of what happened. */
export const DESK_ROOM: RoomDictionary<typeof en> = { en, ru: { desk: ruDesk, day: ruDay, roster: ruRoster } };
