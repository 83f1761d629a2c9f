import { enClaims, enPresets, enSensitivity } from "./enClaims.ts";
import { enAccuracy, enForecast } from "./enForecast.ts";
import { enHistory } from "./enHistory.ts";
import { enLab } from "./enLab.ts";
import { enLabEdit } from "./enLabEdit.ts";
import { enLabFields, enLabWords } from "./enLabFields.ts";
import { enBridge, enSchedules, enSearch } from "./enLabPlan.ts";
import { enLabResults } from "./enLabResults.ts";
import { ruClaims, ruPresets, ruSensitivity } from "./ruClaims.ts";
import { ruAccuracy, ruForecast } from "./ruForecast.ts";
import { ruHistory } from "./ruHistory.ts";
import { ruLab } from "./ruLab.ts";
import { ruLabEdit } from "./ruLabEdit.ts";
import { ruLabFields, ruLabWords } from "./ruLabFields.ts";
import { ruBridge, ruSchedules, ruSearch } from "./ruLabPlan.ts";
import { ruLabResults } from "./ruLabResults.ts";
import type { RoomDictionary } from "./shape.ts";

const en = {
  presets: enPresets,
  sensitivity: enSensitivity,
  claims: enClaims,
  lab: enLab,
  labEdit: enLabEdit,
  labFields: enLabFields,
  labWords: enLabWords,
  results: enLabResults,
  history: enHistory,
  forecast: enForecast,
  accuracy: enAccuracy,
  search: enSearch,
  schedules: enSchedules,
  bridge: enBridge,
};

/** Words of the lab. */
export const LAB_ROOM: RoomDictionary<typeof en> = {
  en,
  ru: {
    presets: ruPresets,
    sensitivity: ruSensitivity,
    claims: ruClaims,
    lab: ruLab,
    labEdit: ruLabEdit,
    labFields: ruLabFields,
    labWords: ruLabWords,
    results: ruLabResults,
    history: ruHistory,
    forecast: ruForecast,
    accuracy: ruAccuracy,
    search: ruSearch,
    schedules: ruSchedules,
    bridge: ruBridge,
  },
};
