import type { enLab } from "./enLab.ts";
import type { Shape } from "./shape.ts";

/** Russian of the lab's scenarios. */
export const ruLab: Shape<typeof enLab> = {
  title: "Сценарии",
  soon: "Смотрю, что хранит этот браузер.",
  draft: "Черновик",
  copyOf: "{name}, копия",
  stepSave: "сохранение «{name}»",
  stepDiscard: "отказ от черновика",
  stepMerge: "слияние «{name}» с «{into}»",
  stepRemove: "удаление «{name}»",
  stepRename: "новое название",
  stepDuplicate: "копия «{name}»",
  stepRebase: "перенос «{name}» на новую основу",
  stepBaseline: "новая основа",
  stepSeed: "зерно",
};
