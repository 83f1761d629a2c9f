import { describe, expect, test } from "vitest";
import type { LocalName } from "../../../sim/scenario/about.ts";
import { PRESETS } from "../../../sim/scenario/presets/index.ts";

interface Told {
  readonly where: string;
  readonly text: LocalName;
}

/** Every text of the value, with the place it stands at. */
function textsIn(value: unknown, where: string): Told[] {
  if (typeof value !== "object" || value === null) return [];
  if ("en" in value && "ru" in value) return [{ where, text: value as LocalName }];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${where}/${key}`));
}

const ALL = PRESETS.flatMap((preset) => textsIn(preset, preset.scenario.id));
const STORIES = PRESETS.flatMap((preset) => textsIn(preset.scenario.story, preset.scenario.id));

function wrong(told: readonly Told[], isWrong: (text: LocalName) => boolean): string[] {
  return told.filter(({ text }) => isWrong(text)).map(({ where, text }) => `${where}: ${text.en} | ${text.ru}`);
}

/** Latin words of Russian texts: marks, names of people, an abbreviation. `n` is a number of chats. */
const LATIN_NAMES =
  /LiveTex|ZOOM International|Genesys|TAdviser|Dimension Data|Samsung|SMS|Ben Carter|Anna Kern|Mark Evans|Eva Nováková/g;

describe("texts of the presets", () => {
  test("[PR1] there are hundreds of them, so nothing was overlooked", () => {
    expect(PRESETS).toHaveLength(15);
    expect(ALL.length).toBeGreaterThan(250);
    expect(STORIES.length).toBeGreaterThanOrEqual(15 * 6);
  });

  test("[PR1] every preset tells a story, asks, quotes a claim, draws a lesson and says what is assumed", () => {
    for (const { scenario } of PRESETS) {
      const story = scenario.story!;
      expect(story.assumptions.length, scenario.id).toBeGreaterThanOrEqual(3);
      expect(story.question.en, scenario.id).toMatch(/\?$/);
      expect(story.question.ru, scenario.id).toMatch(/\?$/);
    }
  });

  test("[PR1] every text stands in both languages, each in its own letters", () => {
    expect(wrong(ALL, ({ en }) => en.trim() !== en || en === "" || /[а-яё]/i.test(en))).toEqual([]);
    expect(wrong(ALL, ({ ru }) => ru.trim() !== ru || ru === "")).toEqual([]);
    expect(wrong(ALL, ({ ru }) => /[a-z]/i.test(ru.replaceAll(LATIN_NAMES, "").replaceAll(/\bn\b/g, "")))).toEqual([]);
    expect(wrong(ALL, ({ ru }) => !/[а-яё]/i.test(ru) && ru !== "SMS")).toEqual([]);
  });

  test("[PR1] sentences end, quotation marks and dashes are those of the language", () => {
    expect(wrong(STORIES, ({ en, ru }) => !/[.?]$/.test(en) || !/[.?]$/.test(ru))).toEqual([]);
    expect(wrong(ALL, ({ en, ru }) => /["']| - |\.\.\.| {2}/.test(en + ru))).toEqual([]);
    expect(wrong(ALL, ({ en }) => /[«»—]/.test(en))).toEqual([]);
    // „…“ is the inner quotation; outer ones are «…», and a number has a decimal comma.
    expect(wrong(ALL, ({ ru }) => /[‘’”–]/.test(ru) && !/\d–\d/.test(ru))).toEqual([]);
    expect(wrong(ALL, ({ ru }) => /\d\.\d/.test(ru.replaceAll(/\d+:\d+/g, "")))).toEqual([]);
    expect(wrong(ALL, ({ ru }) => (ru.match(/«/g) ?? []).length !== (ru.match(/»/g) ?? []).length)).toEqual([]);
  });

  test("[PR2] every claim names its source", () => {
    const sources = /LiveTex|ZOOM International|Genesys|TAdviser|A guide to omnichannel service/;
    expect(
      PRESETS.filter(({ scenario }) => !sources.test(scenario.story!.claim.en)).map((one) => one.scenario.id),
    ).toEqual([]);
  });

  test("[PR2] no lesson states a figure: figures come from the run beside it", () => {
    const lessons = PRESETS.map(({ scenario }) => ({ where: scenario.id, text: scenario.story!.lesson }));
    expect(wrong(lessons, ({ en, ru }) => /\d/.test(en + ru))).toEqual([]);
  });

  test("[PR1] no text says call, ticket or task for a contact", () => {
    const jargon = /\b(calls?|tickets?|tasks?|interactions?)\b/i;
    const allowed = /A ticket office|on-sale|ticket distributor/;
    expect(wrong(ALL, ({ en }) => jargon.test(en) && !allowed.test(en))).toEqual([]);
  });
});
