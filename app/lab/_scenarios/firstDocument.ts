import { USUAL, USUAL_ANSWERS } from "../../../sim/scenario/lab/answers.ts";
import type { LabDocument } from "../../../sim/scenario/lab/document.ts";
import { labOfFile } from "../../../sim/scenario/lab/labOfFile.ts";
import { scenarioOfAnswers } from "../../../sim/scenario/lab/scenarioOfAnswers.ts";
import { presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { ScenarioVariant } from "../../../sim/scenario/scenarioFile.ts";
import type { Language } from "../../_i18n/language.ts";

/** A preset as a document of its own; `undefined` where there is no such preset. */
export function documentOfPreset(presetId: string, language: Language, now: number): LabDocument | undefined {
  const file = presetNamed(presetId);
  if (file === undefined) return undefined;
  const origin = { kind: "preset", id: presetId } as const;
  return labOfFile(file, { id: `${presetId}-${freshId()}`, language, origin, savedAt: timeText(now) });
}

/** What lies on the desk of whoever never was here: the day of the usual six answers, and two questions about it. */
export function firstDocument(language: Language, now: number): LabDocument {
  const name = { en: "A usual Monday", ru: "Обычный понедельник" };
  // Tight enough that every question matters.
  const channels = { ...USUAL, voice: { ...USUAL.voice, people: 24 }, chat: { ...USUAL.chat, people: 8 } };
  const parsed = scenarioOfAnswers({ ...USUAL_ANSWERS, channels }, name);
  if (!parsed.ok) throw new RangeError(`usual answers: expected a sound scenario, got ${parsed.problems[0]?.path}`);
  const variants: readonly ScenarioVariant[] = [
    {
      ...{ id: "four-chats", name: { en: "Chats per agent 3 → 4", ru: "Чатов на оператора 3 → 4" } },
      changes: [
        { path: "groups/chat/slots/byChannel/chat", set: 4 },
        { path: "groups/chat/slots/total", set: 4 },
      ],
    },
    {
      ...{ id: "promo", name: { en: "Voice +8%, promo day", ru: "Голос +8 %, день акции" } },
      changes: [{ path: "queues/voice/arrivals/perHour", times: 1.08 }],
    },
  ];
  const origin = { kind: "questions" } as const;
  return labOfFile(
    { scenario: parsed.scenario, variants },
    { id: `first-${freshId()}`, language, origin, savedAt: timeText(now) },
  );
}

/** Six letters and digits nobody else drew. */
export function freshId(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 6);
}

/** ms since the epoch as RFC 3339 in UTC, whole seconds. */
export function timeText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
