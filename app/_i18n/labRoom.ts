import { enAccuracy, enForecast } from "./enForecast.ts";
import { enHistory } from "./enHistory.ts";
import { enLab } from "./enLab.ts";
import { ruAccuracy, ruForecast } from "./ruForecast.ts";
import { ruHistory } from "./ruHistory.ts";
import { ruLab } from "./ruLab.ts";
import type { RoomDictionary } from "./shape.ts";

const en = { lab: enLab, history: enHistory, forecast: enForecast, accuracy: enAccuracy };

/** Words of the lab. */
export const LAB_ROOM: RoomDictionary<typeof en> = {
  en,
  ru: { lab: ruLab, history: ruHistory, forecast: ruForecast, accuracy: ruAccuracy },
};
