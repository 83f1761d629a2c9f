import type { Said } from "../problems.ts";

/** What the fields of a lab document have to be, English and Russian side by side. */
export const LAB_EXPECTED = {
  version: (newest: number): Said => ({
    en: `a version up to ${newest}: a newer Floorcast wrote this`,
    ru: `версия не новее ${newest}: это записал более новый Floorcast`,
  }),
  hash: { en: "16 hexadecimal digits", ru: "16 шестнадцатеричных цифр" },
  hashOf: (hash: string): Said => ({
    en: `${hash}, the fingerprint of this scenario`,
    ru: `${hash}, отпечаток этого сценария`,
  }),
  pin: { en: "the fingerprint of a baseline of this document", ru: "отпечаток одной из основ этого документа" },
  samePin: {
    en: "the fingerprint of what it stands on",
    ru: "тот же отпечаток, что у сценария, на котором он стоит",
  },
  time: { en: "a time such as 2026-11-23T12:41:00Z", ru: "время вида 2026-11-23T12:41:00Z" },
  parent: {
    en: "the id of a scenario that stands before this one",
    ru: "идентификатор сценария, который стоит в списке раньше",
  },
  saved: { en: "the id of a scenario of this document", ru: "идентификатор сценария этого документа" },
  freeId: { en: "an id other than baseline and draft", ru: "идентификатор, отличный от baseline и draft" },
  depth: (most: number): Said => ({
    en: `at most ${most} scenarios one on top of the other`,
    ru: `не больше ${most} сценариев один на другом`,
  }),
} as const;
