import type { Messages } from "./en.ts";

/** Russian of the lab's scenarios. */
export const ruLab: Messages["lab"] = {
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
