import type { LocalName } from "../../scenario/about.ts";
import type { AgentTerm, ItemTerm } from "../spec.ts";

/** A feature in words: who is first when more, or less, of it is better, and what a point is given for. */
export interface FeatureWords {
  readonly more: LocalName;
  readonly less: LocalName;
  /** Follows “a point for”, «очко за». */
  readonly unit: LocalName;
  /** What it is called as a column of a table. */
  readonly title: LocalName;
}

const words = (
  [moreEn, moreRu]: readonly [string, string],
  [lessEn, lessRu]: readonly [string, string],
  [unitEn, unitRu]: readonly [string, string],
  [titleEn, titleRu]: readonly [string, string],
): FeatureWords => ({
  more: { en: moreEn, ru: moreRu },
  less: { en: lessEn, ru: lessRu },
  unit: { en: unitEn, ru: unitRu },
  title: { en: titleEn, ru: titleRu },
});

export const ITEM_WORDS: Readonly<Record<ItemTerm["feature"], FeatureWords>> = {
  "wait-s": words(
    ["the longest wait", "кто ждёт дольше"],
    ["the newest", "кто пришёл позже"],
    ["each second of waiting", "каждую секунду ожидания"],
    ["Wait, s", "Ожидание, с"],
  ),
  priority: words(
    ["the most urgent priority", "чей приоритет выше"],
    ["the least urgent priority", "чей приоритет ниже"],
    ["each step of priority", "каждую ступень приоритета"],
    ["Priority", "Приоритет"],
  ),
  "slack-s": words(
    ["the most time left before the answer is due", "у кого больше времени до срока ответа"],
    ["the least time left before the answer is due", "у кого меньше времени до срока ответа"],
    ["each second left before the answer is due", "каждую секунду до срока ответа"],
    ["Time left, s", "До срока, с"],
  ),
  value: words(
    ["the highest worth", "чья ценность выше"],
    ["the lowest worth", "чья ценность ниже"],
    ["each unit of worth", "каждую единицу ценности"],
    ["Worth", "Ценность"],
  ),
  "speed-per-h": words(
    ["the quickest to handle", "что делается быстрее"],
    ["the slowest to handle", "что делается дольше"],
    ["each such contact the agent handles in an hour", "каждый такой контакт, с которым оператор справится за час"],
    ["Contacts an hour", "Контактов в час"],
  ),
  waiting: words(
    ["the longest line", "чья очередь длиннее"],
    ["the shortest line", "чья очередь короче"],
    ["each contact in its line", "каждый контакт в его очереди"],
    ["In line", "В очереди"],
  ),
  "journey-age-s": words(
    ["the customer whose first contact was longest ago", "чей первый контакт был раньше"],
    ["the customer whose first contact was latest", "чей первый контакт был позже"],
    ["each second since the customer’s first contact", "каждую секунду с первого контакта клиента"],
    ["Since first contact, s", "С первого контакта, с"],
  ),
  returning: words(
    ["customers who come again", "кто обращается повторно"],
    ["customers who come for the first time", "кто обращается впервые"],
    ["a customer who comes again", "повторное обращение"],
    ["Comes again", "Повторно"],
  ),
  "own-work": words(
    ["customers whose last agent it was", "с кем оператор уже говорил"],
    ["customers whose last agent it was not", "с кем оператор ещё не говорил"],
    ["a customer the agent spoke to last", "клиента, с которым оператор говорил последним"],
    ["Knows the customer", "Знаком с клиентом"],
  ),
  primary: words(
    ["the agent’s first queue", "первая очередь оператора"],
    ["any but the agent’s first queue", "любая очередь, кроме первой"],
    ["the agent’s first queue", "первую очередь оператора"],
    ["First queue", "Первая очередь"],
  ),
  level: words(
    ["what the agent knows best", "что оператор умеет лучше"],
    ["what the agent knows least", "что оператор умеет хуже"],
    ["each level of the agent’s skill", "каждый уровень навыка оператора"],
    ["Skill level", "Уровень навыка"],
  ),
  "known-work-s": words(
    ["the longest work, which nobody can know in advance", "у кого работа длиннее, чего заранее не знает никто"],
    ["the shortest work, which nobody can know in advance", "у кого работа короче, чего заранее не знает никто"],
    ["each second of work, which nobody can know in advance", "каждую секунду работы, чего заранее не знает никто"],
    ["Work, s", "Работа, с"],
  ),
};

export const AGENT_WORDS: Readonly<Record<AgentTerm["feature"], FeatureWords>> = {
  "idle-s": words(
    ["the longest idle", "кто свободен дольше"],
    ["the shortest idle", "кто свободен меньше"],
    ["each second idle", "каждую секунду простоя"],
    ["Idle, s", "Свободен, с"],
  ),
  open: words(
    ["the most open contacts", "у кого больше контактов в работе"],
    ["the fewest open contacts", "у кого меньше контактов в работе"],
    ["each open contact", "каждый контакт в работе"],
    ["Open", "В работе"],
  ),
  "spare-slots": words(
    ["the most room for the channel", "у кого больше места для канала"],
    ["the least room for the channel", "у кого меньше места для канала"],
    ["each further contact of the channel there is room for", "каждый контакт канала, для которого есть место"],
    ["Room", "Место"],
  ),
  load: words(
    ["the fullest", "кто загружен больше"],
    ["the least full", "кто загружен меньше"],
    ["a full load", "полную загрузку"],
    ["Load", "Загрузка"],
  ),
  level: words(
    ["the most skilled", "кто умеет лучше"],
    ["the least skilled", "кто умеет хуже"],
    ["each level of the skill", "каждый уровень навыка"],
    ["Skill level", "Уровень навыка"],
  ),
  skills: words(
    ["the most skills", "у кого больше навыков"],
    ["the fewest skills", "у кого меньше навыков"],
    ["each skill", "каждый навык"],
    ["Skills", "Навыков"],
  ),
  primary: words(
    ["agents whose first skill it is", "для кого это первый навык"],
    ["agents whose first skill it is not", "для кого это не первый навык"],
    ["an agent whose first skill it is", "оператора, для которого это первый навык"],
    ["First skill", "Первый навык"],
  ),
  "same-channel": words(
    ["who already has most contacts of the channel", "у кого уже больше контактов этого канала"],
    ["who has fewest contacts of the channel", "у кого меньше контактов этого канала"],
    ["each contact of the channel already held", "каждый контакт этого канала в работе"],
    ["Of the channel", "Этого канала"],
  ),
  "offers-in-window": words(
    ["the most offers in 24 h", "кому больше предлагали за сутки"],
    ["the fewest offers in 24 h", "кому меньше предлагали за сутки"],
    ["each offer in 24 h", "каждое предложение за сутки"],
    ["Offers in 24 h", "Предложений за сутки"],
  ),
  "since-same-channel-s": words(
    ["the longest without an offer of the channel", "кому дольше не предлагали контакт этого канала"],
    ["the latest to be offered the channel", "кому последнему предлагали контакт этого канала"],
    ["each second without an offer of the channel", "каждую секунду без предложения этого канала"],
    ["Since an offer, s", "С предложения, с"],
  ),
  "last-agent": words(
    ["the customer’s last agent", "прежний оператор клиента"],
    ["anybody but the customer’s last agent", "любой, кроме прежнего оператора клиента"],
    ["the customer’s last agent", "прежнего оператора клиента"],
    ["Last agent", "Прежний оператор"],
  ),
  "idle-in-group": words(
    ["the group with most idle agents", "в чьей группе больше свободных"],
    ["the group with fewest idle agents", "в чьей группе меньше свободных"],
    ["each idle agent of the group", "каждого свободного в группе"],
    ["Idle in the group", "Свободных в группе"],
  ),
  occupancy: words(
    ["the busiest over the last hour", "кто за последний час был занят больше"],
    ["the least busy over the last hour", "кто за последний час был занят меньше"],
    ["a wholly busy last hour", "полностью занятый последний час"],
    ["Occupancy", "Занятость"],
  ),
  "cost-per-h": words(
    ["the dearest", "чей час дороже"],
    ["the cheapest", "чей час дешевле"],
    ["each unit of the wage per hour", "каждую единицу часовой ставки"],
    ["Wage per hour", "Ставка в час"],
  ),
  match: words(
    ["the best predicted match", "кто, по прогнозу, подойдёт лучше"],
    ["the worst predicted match", "кто, по прогнозу, подойдёт хуже"],
    ["a perfect predicted match", "идеальное совпадение по прогнозу"],
    ["Match", "Совпадение"],
  ),
  "known-work-s": words(
    ["who would take longest, which nobody can know in advance", "кто провозится дольше, чего заранее не знает никто"],
    [
      "who would be done soonest, which nobody can know in advance",
      "кто справится быстрее, чего заранее не знает никто",
    ],
    ["each second of work, which nobody can know in advance", "каждую секунду работы, чего заранее не знает никто"],
    ["Work, s", "Работа, с"],
  ),
};

/** Features a term may be multiplied by. */
export const FACTOR_WORDS: Readonly<Record<NonNullable<ItemTerm["times"]>[number], LocalName>> = {
  value: { en: "the contact’s worth", ru: "ценность контакта" },
  "speed-per-h": { en: "the contacts an hour the agent handles", ru: "число таких контактов в час у оператора" },
  level: { en: "the agent’s level", ru: "уровень оператора" },
};
