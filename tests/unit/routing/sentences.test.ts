import { describe, expect, test } from "vitest";
import { describePolicy, diffPolicies } from "../../../sim/routing/sentences/describe.ts";
import { type Language, Wording } from "../../../sim/routing/sentences/wording.ts";
import type { GuardSpec, PolicySpec, StepSpec } from "../../../sim/routing/spec.ts";
import { firstCome } from "../../fixtures/centres.ts";
import fc from "../../fixtures/fastCheck.ts";
import { policyArbitrary } from "../../fixtures/policyArbitrary.ts";

function said(over: Partial<PolicySpec>, language: Language): readonly string[] {
  const usual = describePolicy(firstCome(), language);
  return describePolicy(firstCome(over), language).filter((sentence) => !usual.includes(sentence));
}

describe("a policy in sentences", () => {
  test("[R26] times, numbers and plurals are said as each language says them", () => {
    const [en, ru] = [new Wording("en"), new Wording("ru")];
    const lengths = [350, 90_000, 119_999, 120_000, 150_000, 3_600_000, 5_430_000, -20_000];
    expect(lengths.map((ms) => en.duration(ms))).toEqual([
      "0.35 s",
      "90 s",
      "119.999 s",
      "2 min",
      "2 min 30 s",
      "1 h",
      "1 h 30 min 30 s",
      "−20 s",
    ]);
    expect(lengths.map((ms) => ru.duration(ms)).slice(0, 5)).toEqual([
      "0,35 с",
      "90 с",
      "119,999 с",
      "2 мин",
      "2 мин 30 с",
    ]);
    const points = (value: number) => ru.count(value, ["", ""], ["очко", "очка", "очков"]);
    expect([1, 2, 5, 11, 21, 0.5, -60].map(points)).toEqual([
      "1 очко",
      "2 очка",
      "5 очков",
      "11 очков",
      "21 очко",
      "0,5 очка",
      "−60 очков",
    ]);
    expect([en.count(1, ["point", "points"], ["", "", ""]), en.count(1.5, ["point", "points"], ["", "", ""])]).toEqual([
      "1 point",
      "1.5 points",
    ]);
    expect([en.share(0.155), ru.share(0.155)]).toEqual(["15.5%", "15,5 %"]);
  });

  test("[R26] a plan is told with whom it is for and each of its steps", () => {
    const steps: readonly StepSpec[] = [
      {
        when: [
          { figure: "idle-agents", groupId: "b", above: 0 },
          { figure: "service-level", queueId: "a", above: 0.1, below: 0.8 },
        ],
        agents: { groupIds: ["b", "c"], levelAtLeast: 4, levelAtMost: 6, acrossWalls: true },
        expiresAfterMs: 12_500,
        boostMs: -60_000,
        priority: 3,
        notBeforeMs: 2_000,
      },
      { when: [], agents: { lastAgent: true, levelAtLeast: 7 }, expiresAfterMs: 5_000 },
      {
        when: [],
        agents: { teamIds: ["east"], levelAtMost: 2 },
        expiresAfterMs: 5_000,
        onExpiry: { kind: "overflow", toQueueId: "z" },
      },
    ];
    const plans = [
      { for: { queueIds: ["a"], channels: ["voice", "chat"] as const, returning: true, hasLastAgent: false }, steps },
    ];
    expect(said({ plans }, "en")).toEqual([
      "Contacts of “a” by voice and chat from customers who come again and without a last agent. " +
        "Step 1: agents of “b” and “c”, of level 4 to 6, other teams too, asked only after 2 s, for 12.5 s, as if waiting 60 s less, with priority 3; " +
        "skipped unless the number of idle agents of “b” is over 0 and the service level of the last 30 min of “a” is between 10% and 80%. " +
        "Step 2: only the customer’s last agent, of level 7 or more, for 5 s. " +
        "Step 3: agents of the team east, of level 2 or less, for 5 s, then on to “z”.",
    ]);
    expect(said({ plans }, "ru")).toEqual([
      "Контакты очереди «a» (звонки и чаты; повторные; без прежнего оператора). " +
        "Шаг 1: операторы групп «b» и «c», уровня от 4 до 6, и из других команд, не раньше чем через 2 с, в течение 12,5 с, как если бы ждал на 60 с меньше, с приоритетом 3; " +
        "только если число свободных операторов группы «b» больше 0 и уровень обслуживания за 30 мин в очереди «a» между 10 % и 80 %. " +
        "Шаг 2: только прежний оператор клиента, уровня 7 и выше, в течение 5 с. " +
        "Шаг 3: операторы команды east, уровня 2 и ниже, в течение 5 с, затем в очередь «z».",
    ]);
  });

  test("[R26] guards, interruptions and offers", () => {
    const guards: readonly GuardSpec[] = [
      { kind: "reserve", forQueueIds: ["a"], agents: 2, releaseAbove: 5 },
      { kind: "rate", for: {}, offers: 1, windowMs: 3_600_000 },
      { kind: "occupancy", for: { channels: ["email"] }, atMost: 0.9 },
      { kind: "lend", groupIds: ["g"], forQueueIds: ["b"], when: [], returnWhen: [] },
      { kind: "open-at-most", for: {}, open: 1 },
    ];
    const offer = {
      mode: "ring",
      timeoutMs: 20_000,
      onMiss: "requeue-tail",
      missPauseMs: 60_000,
      parallel: 3,
    } as const;
    expect(said({ guards, offer, tieBreak: "seeded" }, "en")).toEqual([
      "While 2 or fewer agents with its skill are idle, they are kept for “a”. Once so few, the others wait until more than 5 are idle.",
      "All contacts: an agent gets at most 1 offer in 1 h.",
      "Contacts by email: nobody who was busy more than 90% of the last hour.",
      "Agents of “g” help out in “b”, and come back at once.",
      "All contacts: only agents who hold at most 1 contact.",
      "3 agents at once are rung for 20 s; a missed contact goes to the end of its line, and who missed it is left alone for 60 s.",
      "Equals draw lots.",
    ]);
    expect(said({ guards, offer, tieBreak: "seeded" }, "ru")).toEqual([
      "Пока свободных операторов с нужным навыком не больше 2, они только для очереди «a». Остальные потом ждут, пока свободных не станет больше 5.",
      "Все контакты: оператору не больше чем 1 предложение за 1 ч.",
      "Контакты (письма): никому, кто за последний час был занят больше 90 %.",
      "Операторы группы «g» берут контакты очереди «b», и сразу уходят обратно.",
      "Все контакты: только тем, у кого в работе не больше чем 1 контакт.",
      "Звонит сразу 3 операторам 20 с; пропущенный контакт встаёт в конец очереди, а пропустившему ничего не предлагают 60 с.",
      "Между равными решает жребий.",
    ]);
  });

  test("[R27] a difference is told change by change, and nothing where there is none", () => {
    const a = firstCome({ guards: [{ kind: "reserve", forQueueIds: ["a"], agents: 1 }] });
    const b = firstCome({
      name: "another name",
      guards: [
        { kind: "reserve", forQueueIds: ["a"], agents: 3 },
        { kind: "open-at-most", for: {}, open: 0 },
      ],
      idleClock: "since-offer",
    });
    expect(diffPolicies(a, b, "en")).toEqual([
      "Was: While 1 or fewer agents with its skill are idle, they are kept for “a”. Now: While 3 or fewer agents with its skill are idle, they are kept for “a”.",
      "New: All contacts: only agents who hold at most 0 contacts.",
      "Was: Idle is counted since the last contact ended. Now: Idle is counted since the last offer.",
    ]);
    expect(diffPolicies(b, a, "ru").at(1)).toBe(
      "Больше нет: Все контакты: только тем, у кого в работе не больше чем 0 контактов.",
    );
    expect(diffPolicies(a, { ...a, name: "other" }, "en")).toEqual([]);
    const turned = { ...b, guards: [...b.guards].reverse() };
    expect(diffPolicies(b, turned, "en")[0]).toMatch(/^In another order: /);
  });

  test("[R27] no difference of rules is left unsaid", () => {
    const keys = ["admission", "plans", "guards", "preempt", "tieBreak", "combine"] as const;
    fc.assert(
      fc.property(policyArbitrary, policyArbitrary, fc.constantFrom(...keys), (a, other, key) => {
        const b: PolicySpec = { ...a, [key]: other[key] };
        const differ = canonical(a[key]) !== canonical(b[key]);
        for (const language of ["en", "ru"] as const) {
          expect(diffPolicies(a, b, language).length > 0).toBe(differ);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("[R26] every sentence is whole, in its own language, whatever the policy", () => {
    fc.assert(
      fc.property(policyArbitrary, (policy) => {
        for (const language of ["en", "ru"] as const) {
          for (const sentence of describePolicy(policy, language)) {
            expect(sentence).toMatch(/^[A-ZА-Я0-9“«].*\.$/);
            expect(sentence).not.toMatch(/undefined|NaN|\bnull\b|\[object| {2}|\.\./);
            if (language === "en") expect(sentence).not.toMatch(/[а-яё]/i);
            else expect(sentence).toMatch(/[а-яё]/i);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** What a rule says without the fields that say what their absence says. */
function canonical(value: unknown): string {
  const silent: Record<string, unknown> = {
    boostMs: 0,
    notBeforeMs: 0,
    triedShare: 1,
    afterMs: 0,
    delayMs: 0,
    levelAtLeast: 1,
  };
  return JSON.stringify(value, (key, inner: unknown) => {
    if (Object.hasOwn(silent, key) && silent[key] === inner) return undefined;
    return typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  });
}
