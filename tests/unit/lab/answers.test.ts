import { describe, expect, test } from "vitest";
import {
  type Answers,
  headcountOf,
  peakLoad,
  peakPerHour,
  ratesOf,
  suggestedPeople,
  USUAL,
  USUAL_ANSWERS,
} from "../../../sim/scenario/lab/answers.ts";
import { emptyScenario, scenarioOfAnswers } from "../../../sim/scenario/lab/scenarioOfAnswers.ts";
import { parseScenario } from "../../../sim/scenario/parse.ts";

const NAME = { en: "First", ru: "Первый" };
/** Open one hour: half an hour at each end of the shape, weights 0.9375 × … by hand below. */
const hour: Answers = { ...USUAL_ANSWERS, openMinute: 600, closeMinute: 660, losses: 0.25 };

describe("six answers", () => {
  test("[LS10] contacts of the day come while it is open, and all of them", () => {
    const rates = ratesOf(hour, 100);
    // Shape a quarter and three quarters of the way: 1.1 + 0.5 × 0.3 = 1.25 and 1 + 0.5 × −0.1 = 0.95.
    expect(rates.filter((rate) => rate > 0)).toEqual([113.64, 86.36]);
    expect(rates.indexOf(113.64)).toBe(20);
    const day = ratesOf(USUAL_ANSWERS, 2_000).reduce((sum, rate) => sum + rate / 2, 0);
    expect(day).toBeCloseTo(2_000, 0);
  });

  test("[LS10] load is rate × handle time, of chats by three at a time; people are load and its root over presence", () => {
    const answers: Answers = { ...hour, channels: { voice: { ...USUAL.voice, perDay: 100, minutes: 6 } } };
    expect(peakPerHour(answers, "voice")).toBe(113.64);
    expect(peakLoad(answers, "voice")).toBeCloseTo(11.364, 6);
    // 11.364 + 3.371 = 14.735, ÷ 0.75 = 19.65
    expect(suggestedPeople(answers, "voice")).toBe(20);
    const chats: Answers = { ...hour, channels: { chat: { ...USUAL.chat, perDay: 100, minutes: 6 } } };
    expect(peakLoad(chats, "chat")).toBeCloseTo(5.682, 6);
    // mail waits: 11.364 ÷ 0.75 = 15.15
    const mail: Answers = { ...hour, channels: { email: { ...USUAL.email, perDay: 100, minutes: 6 } } };
    expect(suggestedPeople(mail, "email")).toBe(16);
  });

  test("[LS10] the busiest half hour has everybody, a closed one nobody", () => {
    const people = headcountOf(USUAL_ANSWERS, 20);
    expect(Math.max(...people)).toBe(20);
    expect(people.slice(0, 16).every((count) => count === 0)).toBe(true);
    expect(people.slice(16, 40).every((count) => count > 0)).toBe(true);
  });

  test("[LS10] usual answers, one channel alone, and everybody for everything are sound scenarios", () => {
    const kinds: Answers[] = [
      USUAL_ANSWERS,
      { ...USUAL_ANSWERS, teams: "together" },
      ...(["voice", "chat", "email"] as const).map((one) => ({ ...USUAL_ANSWERS, channels: { [one]: USUAL[one] } })),
      { ...USUAL_ANSWERS, openMinute: 0, closeMinute: 1_440, losses: 0, costPerHour: 0 },
    ];
    for (const answers of kinds) {
      const parsed = scenarioOfAnswers(answers, NAME);
      expect(parsed.ok ? [] : parsed.problems).toEqual([]);
      expect(parsed.ok ? parsed.warnings : []).toEqual([]);
    }
    expect(parseScenario(emptyScenario("Europe/Moscow", NAME))).toMatchObject({ ok: true });
  });

  test("[LS10] answers beyond the bounds come back as problems with their places", () => {
    const voice = { ...USUAL.voice, perDay: 1e9 };
    const parsed = scenarioOfAnswers({ ...USUAL_ANSWERS, channels: { voice } }, NAME);
    expect(parsed.ok ? [] : parsed.problems.map((one) => one.path)[0]).toBe("queues.0.arrivals.perHour.16");
  });
});
