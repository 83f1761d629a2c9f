import type { AdmissionRule, Conditions, GuardSpec, OfferSpec, PolicySpec, PreemptSpec } from "../spec.ts";
import { CHANNEL_NAMES } from "./channelNames.ts";
import { conditionsText, contactsText } from "./phrases.ts";
import { capital, type Wording } from "./wording.ts";

export function admissionSentences(policy: PolicySpec, wording: Wording): readonly string[] {
  return policy.admission.map((rule) => admissionText(rule, wording));
}

function admissionText(rule: AdmissionRule, wording: Wording): string {
  const { afterMs = 0, triedShare = 1 } = rule;
  const conditions = conditionsText(rule.when, wording);
  const when = [
    capital(contactsText(rule.for, wording)),
    ...(afterMs > 0
      ? [wording.either(`after ${wording.duration(afterMs)}`, `через ${wording.duration(afterMs)}`)]
      : []),
    ...(triedShare < 1
      ? [wording.either(`${wording.share(triedShare)} of them`, `${wording.share(triedShare)} из них`)]
      : []),
    ...(conditions === "" ? [] : [wording.either(`when ${conditions}`, `когда ${conditions}`)]),
  ].join(", ");
  return `${when}: ${actionText(rule, wording)}.`;
}

function actionText(rule: AdmissionRule, wording: Wording): string {
  switch (rule.kind) {
    case "refuse":
      return wording.either("refused", "отказ");
    case "offer-callback": {
      const [to, share] = [wording.name(rule.toQueueId), wording.share(rule.acceptedShare)];
      return wording.either(
        `a callback by ${to} is offered; ${share} accept, the others stay in line`,
        `предложить обратный звонок (очередь ${to}); соглашаются ${share}, остальные ждут в очереди`,
      );
    }
    case "steer": {
      const [to, share] = [wording.name(rule.toQueueId), wording.share(rule.acceptedShare)];
      const delay = rule.delayMs ?? 0;
      const there =
        delay === 0 ? "" : wording.either(` within ${wording.duration(delay)}`, ` через ${wording.duration(delay)}`);
      return wording.either(
        `${to} is announced; ${share} go there${there}`,
        `сказать об очереди ${to}; переходят ${share}${there}`,
      );
    }
    case "announce-wait":
      return wording.either("the estimated wait is announced", "объявить оценку ожидания");
    case "set-priority":
      return wording.either(`priority becomes ${rule.priority}`, `приоритет становится ${rule.priority}`);
  }
}

export function guardSentences(policy: PolicySpec, wording: Wording): readonly string[] {
  return policy.guards.map((guard) => guardText(guard, wording));
}

/** One guard as a sentence. */
export function guardText(guard: GuardSpec, wording: Wording): string {
  switch (guard.kind) {
    case "reserve":
      return reserveText(guard, wording);
    case "rate": {
      const offers = wording.count(guard.offers, ["offer", "offers"], ["предложение", "предложения", "предложений"]);
      const time = wording.duration(guard.windowMs);
      return wording.either(
        `${capital(contactsText(guard.for, wording))}: an agent gets at most ${offers} in ${time}.`,
        `${capital(contactsText(guard.for, wording))}: оператору не больше чем ${offers} за ${time}.`,
      );
    }
    case "occupancy":
      return wording.either(
        `${capital(contactsText(guard.for, wording))}: nobody who was busy more than ${wording.share(guard.atMost)} of the last hour.`,
        `${capital(contactsText(guard.for, wording))}: никому, кто за последний час был занят больше ${wording.share(guard.atMost)}.`,
      );
    case "open-at-most": {
      const open = wording.count(guard.open, ["contact", "contacts"], ["контакт", "контакта", "контактов"]);
      return wording.either(
        `${capital(contactsText(guard.for, wording))}: only agents who hold at most ${open}.`,
        `${capital(contactsText(guard.for, wording))}: только тем, у кого в работе не больше чем ${open}.`,
      );
    }
    case "lend": {
      const when = conditionsText(guard.when, wording);
      const back = returnText(guard.returnWhen, wording);
      const lent = when === "" ? "" : wording.either(` when ${when}`, `, когда ${when}`);
      return wording.either(
        `Agents of ${wording.names(guard.groupIds)} help out in ${wording.names(guard.forQueueIds)}${lent}${back}.`,
        `Операторы ${wording.groups(guard.groupIds)} берут контакты ${wording.queues(guard.forQueueIds)}${lent}${back}.`,
      );
    }
  }
}

function returnText(conditions: Conditions | undefined, wording: Wording): string {
  if (conditions === undefined) return "";
  const back = conditionsText(conditions, wording);
  if (back === "") return wording.either(", and come back at once", ", и сразу уходят обратно");
  return wording.either(`, and come back when ${back}`, `, и уходят обратно, когда ${back}`);
}

function reserveText(guard: Extract<GuardSpec, { kind: "reserve" }>, wording: Wording): string {
  const queues = wording.names(guard.forQueueIds);
  const agents = wording.number(guard.agents);
  const open =
    guard.releaseAbove === undefined || guard.releaseAbove === guard.agents
      ? ""
      : wording.either(
          ` Once so few, the others wait until more than ${wording.number(guard.releaseAbove)} are idle.`,
          ` Остальные потом ждут, пока свободных не станет больше ${wording.number(guard.releaseAbove)}.`,
        );
  const whose =
    guard.groupIds === undefined
      ? wording.either("agents with its skill", "операторов с нужным навыком")
      : wording.either(`agents of ${wording.names(guard.groupIds)}`, `операторов ${wording.groups(guard.groupIds)}`);
  return wording.either(
    `While ${agents} or fewer ${whose} are idle, they are kept for ${queues}.${open}`,
    `Пока свободных ${whose} не больше ${agents}, они только для ${wording.queues(guard.forQueueIds)}.${open}`,
  );
}

/** One sentence for each set of channels that may interrupt another set at the same price. */
export function preemptSentences(policy: PolicySpec, wording: Wording): readonly string[] {
  const overOf = new Map<string, { readonly rule: PreemptSpec; readonly over: string[] }>();
  for (const rule of policy.preempt) {
    const key = `${rule.by} ${rule.resumeCostMs} ${rule.cooldownMs}`;
    const known = overOf.get(key) ?? { rule, over: [] };
    known.over.push(wording.say(CHANNEL_NAMES[rule.over]));
    overOf.set(key, known);
  }
  const byOf = new Map<string, { readonly rule: PreemptSpec; readonly over: string; readonly by: string[] }>();
  for (const { rule, over } of overOf.values()) {
    const list = wording.list(over);
    const key = `${list} ${rule.resumeCostMs} ${rule.cooldownMs}`;
    const known = byOf.get(key) ?? { rule, over: list, by: [] };
    known.by.push(wording.say(CHANNEL_NAMES[rule.by]));
    byOf.set(key, known);
  }
  return [...byOf.values()].map(({ rule, over, by }) => preemptText(rule, wording.list(by), over, wording));
}

function preemptText({ resumeCostMs, cooldownMs }: PreemptSpec, by: string, over: string, wording: Wording): string {
  const cost = wording.duration(resumeCostMs);
  const pause = wording.duration(cooldownMs);
  const again =
    cooldownMs === 0
      ? ""
      : wording.either(
          `; the same agent not again within ${pause}`,
          `; того же оператора снова не раньше чем через ${pause}`,
        );
  return wording.either(
    `${capital(by)} may interrupt ${over}: taking the work up again costs ${cost}${again}.`,
    `Прерывает: ${by}; прерывается: ${over}; вернуться к прерванному стоит ${cost}${again}.`,
  );
}

export function offerSentences({ offer, agentScore }: PolicySpec, wording: Wording): readonly string[] {
  const { matchAccuracy = 1 } = offer;
  const predicts = agentScore.some((term) => term.feature === "match" && term.weight !== 0);
  return [
    offerText(offer, wording),
    ...(predicts
      ? [
          wording.either(
            `The predicted match is right in ${wording.share(matchAccuracy)} of cases.`,
            `Прогноз совпадения верен в ${wording.share(matchAccuracy)} случаев.`,
          ),
        ]
      : []),
  ];
}

function offerText({ mode, timeoutMs, onMiss, missPauseMs = 0, parallel = 1 }: OfferSpec, wording: Wording): string {
  const time = wording.duration(timeoutMs);
  if (mode === "auto")
    return wording.either("Contacts are answered as they are offered.", "На контакт отвечают сразу, как он предложен.");
  if (mode === "pull")
    return wording.either(
      `Agents take contacts themselves, ${time} after they are free for them.`,
      `Операторы берут контакты сами, через ${time} после того, как освободятся.`,
    );
  const at =
    parallel === 1
      ? ""
      : wording.either(
          `${parallel} agents at once are rung`,
          `Звонит сразу ${wording.count(parallel, ["agent", "agents"], ["оператору", "операторам", "операторам"])}`,
        );
  const rings =
    at === ""
      ? wording.either(`The agent is rung for ${time}`, `Оператору звонит ${time}`)
      : `${at}${wording.either(` for ${time}`, ` ${time}`)}`;
  const head = onMiss === "requeue-head";
  const missed = wording.either(
    `a missed contact goes to the ${head ? "front" : "end"} of its line`,
    `пропущенный контакт встаёт в ${head ? "начало" : "конец"} очереди`,
  );
  const pause =
    missPauseMs === 0
      ? ""
      : wording.either(
          `, and who missed it is left alone for ${wording.duration(missPauseMs)}`,
          `, а пропустившему ничего не предлагают ${wording.duration(missPauseMs)}`,
        );
  return `${rings}; ${missed}${pause}.`;
}
