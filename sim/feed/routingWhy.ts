import type { Bilingual } from "../metrics/metric.ts";
import {
  type ContactWhy,
  WHY_STEPS,
  type WhyChosen,
  type WhyStep,
  type WhyStepCode,
  type WhyTable,
} from "../metrics/why/why.ts";
import type { Refusal, SilenceExplanation } from "../routing/explain/explanation.ts";
import { ExplanationWords } from "../routing/explain/words.ts";
import { policySpecOf } from "../routing/registry.ts";
import { Wording } from "../routing/sentences/wording.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { AgentId } from "../vocabulary/index.ts";
import type { ContactReasons, OfferRecord } from "./reasons.ts";

/** Offers told of one contact, the latest. */
const MOST_CHOSEN = 3;
/** Rules everybody knows from their own words on a screen; of the others the policy's own text is told as well. */
const PLAIN: ReadonlySet<Refusal["rule"]> = new Set(["none", "skill", "not-there", "slots"]);

export interface RoutingWhyInput {
  readonly scenario: Scenario;
  /** Ids of agents by their places in the centre, and what to call them where they are seen. */
  readonly agents: readonly string[];
  readonly nameOf: (agentId: AgentId) => string;
}

/**
 * What was observed of a contact, with the routing's own reasons in the place of what only could be: each agent once by
 * the first rule that keeps them, and of each offer why it went where it went.
 */
export function routingWhy(observed: ContactWhy, told: ContactReasons, input: RoutingWhyInput): ContactWhy {
  const say = wordsOf(input);
  const { waits } = observed;
  const silence = told.now.state === "waits" ? told.now.silence : undefined;
  const chosen = told.offers.slice(-MOST_CHOSEN).map((offer) => chosenOf(offer, say, input));
  if (waits === undefined || silence === undefined) return { ...observed, basis: "routing", chosen };
  const steps = stairs(silence, say);
  const blocks = steps.find(({ left }) => left === 0)?.code;
  const { blocks: _, ...rest } = waits;
  return {
    ...observed,
    basis: "routing",
    waits: { ...rest, steps, ...(blocks === undefined ? {} : { blocks }) },
    chosen,
    sentences: own(silence, say),
  };
}

interface Say {
  readonly en: ExplanationWords;
  readonly ru: ExplanationWords;
}

function wordsOf({ scenario, agents, nameOf }: RoutingWhyInput): Say {
  const spec = policySpecOf(scenario.policy, scenario);
  const names = {
    agent: (agent: number) => (agent < 0 ? "–" : nameOf((agents[agent] ?? "") as AgentId)),
    contact: (contact: number) => `#${contact}`,
  };
  const of = (language: "en" | "ru") =>
    new ExplanationWords(spec, new Wording(language, scenario), {
      ...names,
      queue: (queue) => scenario.queues[queue]?.name[language] ?? "",
    });
  return { en: of("en"), ru: of("ru") };
}

/** From everybody down, rule by rule in one order; agents nothing keeps are left at the end. */
function stairs({ reasons }: SilenceExplanation, say: Say): readonly WhyStep[] {
  const lost = new Map<WhyStepCode, { out: number; texts: Bilingual[] }>();
  let everybody = 0;
  for (const { why, agents, more } of reasons) {
    const count = agents.length + more;
    everybody += count;
    if (why.rule === "none") continue;
    const code = codeOf(why);
    const known = lost.get(code) ?? { out: 0, texts: [] };
    known.out += count;
    known.texts.push({ en: `${count}: ${say.en.refusal(why)}`, ru: `${count}: ${say.ru.refusal(why)}` });
    lost.set(code, known);
  }
  let left = everybody;
  const steps = WHY_STEPS.flatMap((code): readonly WhyStep[] => {
    const gone = lost.get(code);
    if (gone === undefined) return [];
    left -= gone.out;
    const text = { en: gone.texts.map(({ en }) => en).join("; "), ru: gone.texts.map(({ ru }) => ru).join("; ") };
    return [{ code, left, out: gone.out, text }];
  });
  return [{ code: "agents", left: everybody, out: 0 }, ...steps];
}

function codeOf({ rule }: Exclude<Refusal, { rule: "none" }>): WhyStepCode {
  return rule === "not-there" ? "there" : rule;
}

/** What the policy itself has to say: the step it is in, and every rule of its own that keeps somebody. */
function own(silence: SilenceExplanation, say: Say): readonly Bilingual[] {
  const [place] = [{ en: say.en.silence(silence)[0] ?? "", ru: say.ru.silence(silence)[0] ?? "" }];
  const rules = silence.reasons
    .filter(({ why }) => !PLAIN.has(why.rule))
    .map(({ why, agents, more }) => {
      const count = agents.length + more;
      return { en: `${count}: ${say.en.refusal(why)}.`, ru: `${count}: ${say.ru.refusal(why)}.` };
    });
  return silence.steps > 1 ? [place, ...rules] : rules;
}

function chosenOf({ at, agent, why }: OfferRecord, say: Say, { agents }: RoutingWhyInput): WhyChosen {
  const [en, ru] = [say.en.offer(why), say.ru.offer(why)];
  return {
    at,
    agentId: (agents[agent] ?? "") as AgentId,
    sentences: en.map((text, i) => ({ en: text, ru: ru[i] ?? text })),
    table: tableOf(why, say),
  };
}

function tableOf(why: OfferRecord["why"], say: Say): WhyTable {
  const [en, ru] = [say.en.table(why), say.ru.table(why)];
  return {
    columns: en.columns.map((text, i) => ({ en: text, ru: ru.columns[i] ?? text })),
    rows: en.rows.map(({ name, cells }, i) => ({
      name,
      cells: cells.map((text, c) => ({ en: text, ru: ru.rows[i]?.cells[c] ?? text })),
      chosen: why.considered[i]?.agent === why.agent && why.considered[i]?.contact === why.contact,
    })),
  };
}
