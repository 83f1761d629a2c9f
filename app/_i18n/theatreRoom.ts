import { enTheatre } from "./enTheatre.ts";
import { ruTheatre } from "./ruTheatre.ts";
import type { RoomDictionary } from "./shape.ts";

const en = { theatre: enTheatre };

/** The words of the theatre. */
export const THEATRE_ROOM: RoomDictionary<typeof en> = { en, ru: { theatre: ruTheatre } };
