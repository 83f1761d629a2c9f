import type { Instant } from "../../vocabulary/index.ts";
import { Calendar } from "../calendar.ts";
import { applyAction } from "./actions.ts";
import type { AlarmAction, AlarmChange, AlarmOutcome, AlarmRate } from "./alarm.ts";
import { AlarmIds, ruleOf } from "./alarmIds.ts";
import { type BookState, bookState, restoredAlarms } from "./bookState.ts";
import { ALARM_BOUNDS } from "./bounds.ts";
import { calmPair, isCalm, type LatchPair, restart, type Shown, stepPair, stirs } from "./latch.ts";
import { type AlarmNews, isDue, newsOf, type Told } from "./news.ts";
import { byUrgency, enter, isHolding, type OpenAlarm, type RestingAlarm, resting } from "./openAlarm.ts";
import { isQuiet } from "./quiet.ts";
import { RateMeter } from "./rate.ts";
import type { AlarmFigures, AlarmReading, WatchedScope } from "./reading.ts";
import type { AlarmRule } from "./rule.ts";

export interface AlarmBookOptions {
  /** At most 200, checked before they get here; ids unique. */
  readonly rules: readonly AlarmRule[];
  /** IANA zone of quiet hours. */
  readonly timeZone: string;
  /** Hears every change in the order it happens. May not throw. */
  readonly onNews?: (news: AlarmNews) => void;
}

/**
 * The book of open alarms. It looks at the figures at ticks of floor time and nowhere else, so it is the same whenever
 * frames are asked for; a tick that was looked at already changes nothing, so a restored book may be told a past again.
 */
export class AlarmBook {
  readonly #calendar: Calendar;
  readonly #onNews: (news: AlarmNews) => void;
  readonly #pairs = new Map<string, LatchPair>();
  readonly #open = new Map<string, OpenAlarm>();
  readonly #resting = new Map<string, RestingAlarm>();
  readonly #rate = new RateMeter();
  readonly #ids = new AlarmIds();
  #rules = new Map<string, AlarmRule>();
  #listed: readonly AlarmRule[];
  /** Ids looked at in one step, filled anew by each. */
  readonly #met = new Set<string>();
  #lookedAt = 0 as Instant;
  #came = 0;

  /** Throws `RangeError` for more rules than a book may hold, and for a zone the machine does not know. */
  constructor(options: AlarmBookOptions) {
    this.#calendar = new Calendar(options.timeZone);
    this.#onNews = options.onNews ?? (() => undefined);
    this.#rules = byId(options.rules);
    this.#listed = [...this.#rules.values()];
  }

  /** One and the same list until rules are set. */
  get rules(): readonly AlarmRule[] {
    return this.#listed;
  }

  /** The last tick looked at; 0 before the first. */
  get lookedAt(): Instant {
    return this.#lookedAt;
  }

  rule(ruleId: string): AlarmRule | undefined {
    return this.#rules.get(ruleId);
  }

  /** Worst first; live objects, to be read at once and not kept. */
  alarms(): readonly OpenAlarm[] {
    return [...this.#open.values()].sort(byUrgency);
  }

  rate(at: Instant): AlarmRate {
    return this.#rate.frame(at, this.#open.size);
  }

  isQuiet(rule: AlarmRule, at: Instant): boolean {
    return isQuiet(rule.quietHours, this.#calendar, at);
  }

  /** Rules of now on. Alarms of rules that are gone or switched off leave at `at`; a changed rule begins its delays anew. */
  setRules(rules: readonly AlarmRule[], at: Instant): void {
    const before = this.#rules;
    this.#rules = byId(rules);
    this.#listed = [...this.#rules.values()];
    this.#ids.keep(this.#rules);
    for (const [key, pair] of this.#pairs) {
      const rule = this.#rules.get(ruleOf(key));
      if (rule?.enabled !== true) this.#pairs.delete(key);
      else if (JSON.stringify(rule) !== JSON.stringify(before.get(rule.id))) restart(pair);
    }
    for (const rest of this.#resting.values()) if (!this.#rules.has(rest.ruleId)) this.#resting.delete(rest.id);
    for (const alarm of this.#open.values()) {
      if (this.#rules.get(alarm.ruleId)?.enabled === true) continue;
      if (isHolding(alarm)) this.#say(alarm, "left", at, before.get(alarm.ruleId));
      this.#open.delete(alarm.id);
    }
    this.#rate.note(at, 0, this.#open.size);
  }

  /** One look at the figures at the tick `at`; nothing when that tick is not after the last one. */
  step(at: Instant, figures: AlarmFigures): void {
    if (at <= this.#lookedAt) return;
    this.#lookedAt = at;
    this.#came = 0;
    this.#passTime(at);
    // While nothing is on or on its way, nothing can have gone away either.
    const met = this.#pairs.size + this.#open.size === 0 ? undefined : this.#met;
    for (const rule of this.#listed) {
      if (!rule.enabled) continue;
      for (const watched of figures.watched(rule.scope)) {
        const reading = figures.read(rule.metric, watched, rule.window, at);
        if (met === undefined && !stirs(rule, reading)) continue;
        const id = this.#ids.of(rule, watched);
        met?.add(id);
        this.#look(id, rule, watched, reading, at);
      }
    }
    if (met !== undefined) this.#lookForTheGone(met, at);
    met?.clear();
    this.#rate.note(at, this.#came, this.#open.size);
  }

  /** What a person does at `at`. */
  act(action: AlarmAction, at: Instant): AlarmOutcome {
    const alarm = this.#open.get(action.id);
    if (alarm === undefined) return { ok: false, code: "unknown-alarm", detail: `no alarm ${action.id} is open` };
    const result = applyAction(alarm, action, at);
    if (!result.ok) return result;
    if (result.change !== undefined) this.#say(alarm, result.change, at, this.#rules.get(alarm.ruleId), {}, action.by);
    if (result.gone) {
      this.#open.delete(alarm.id);
      this.#rate.note(at, 0, this.#open.size);
    }
    return { ok: true, state: result.gone ? "gone" : alarm.state };
  }

  /** The whole book as plain data. */
  state(): BookState {
    return bookState(this.#lookedAt, this.#pairs, this.#open, this.#resting, this.#rate.state());
  }

  /** Goes on from `state`, taken before a restart; what no present rule is about is left out. */
  restore(state: BookState): void {
    this.#lookedAt = state.lookedAt;
    const enabled = (ruleId: string): boolean => this.#rules.get(ruleId)?.enabled === true;
    this.#pairs.clear();
    for (const { key, act, watch } of state.pairs) {
      if (enabled(ruleOf(key))) this.#pairs.set(key, { act: { ...act }, watch: { ...watch } });
    }
    this.#open.clear();
    for (const alarm of restoredAlarms(state)) if (enabled(alarm.ruleId)) this.#open.set(alarm.id, alarm);
    this.#resting.clear();
    for (const rest of state.resting) if (enabled(rest.ruleId)) this.#resting.set(rest.id, rest);
    this.#rate.restore(state.rate);
  }

  /** Nobody looked until `at`: ticks before it are not looked at, and delays on their way begin anew. */
  skipTo(at: Instant): void {
    if (at <= this.#lookedAt) return;
    this.#lookedAt = at;
    for (const pair of this.#pairs.values()) restart(pair);
  }

  /** Shelving and reading times run out. */
  #passTime(at: Instant): void {
    for (const alarm of this.#open.values()) {
      if (alarm.state === "shelved" && alarm.shelvedUntilAt !== undefined && alarm.shelvedUntilAt <= at) {
        enter(alarm, "new", at);
        this.#say(alarm, "unshelved", at, this.#rules.get(alarm.ruleId));
      } else if (alarm.state === "returned" && (alarm.clearsAt ?? at) <= at) this.#open.delete(alarm.id);
    }
    for (const rest of this.#resting.values()) if (rest.untilAt <= at) this.#resting.delete(rest.id);
  }

  #look(
    id: string,
    rule: AlarmRule,
    watched: WatchedScope | undefined,
    reading: AlarmReading | undefined,
    at: Instant,
  ) {
    const known = this.#pairs.get(id);
    if (known === undefined && !this.#open.has(id) && (reading === undefined || !stirs(rule, reading))) return;
    const pair = known ?? calmPair();
    const shown = stepPair(pair, rule, reading, at);
    if (isCalm(pair)) this.#pairs.delete(id);
    else if (known === undefined) this.#pairs.set(id, pair);
    const alarm = this.#open.get(id);
    if (alarm !== undefined) {
      if (watched === undefined) delete alarm.watched;
      else alarm.watched = watched;
    }
    if (alarm !== undefined && isHolding(alarm)) this.#follow(alarm, rule, shown, reading ?? {}, at);
    else if (shown !== undefined && watched !== undefined) this.#come(id, rule, watched, shown, reading ?? {}, at);
  }

  /** An open alarm stays, gets worse or better, or leaves. */
  #follow(alarm: OpenAlarm, rule: AlarmRule, shown: Shown, told: Told, at: Instant): void {
    if (shown === undefined) {
      this.#leave(alarm, rule, told, at);
      return;
    }
    if (shown.level === alarm.level) return;
    alarm.level = shown.level;
    alarm.levelAt = at;
    if (shown.level === "watch") {
      this.#say(alarm, "better", at, rule, told);
      return;
    }
    // Worse than what somebody saw or put aside: nobody has seen this.
    if (alarm.state === "seen" || (alarm.state === "shelved" && alarm.shelvedLevel === "watch"))
      enter(alarm, "new", at);
    this.#say(alarm, "worse", at, rule, told);
  }

  #come(id: string, rule: AlarmRule, watched: WatchedScope, shown: NonNullable<Shown>, told: Told, at: Instant): void {
    if (!this.#hasRoom(id)) return;
    const { scope, channel } = watched;
    const place = { id, ruleId: rule.id, scope, ...(channel === undefined ? {} : { channel }) };
    const rest = this.#resting.get(id);
    this.#resting.delete(id);
    const alarm: OpenAlarm = {
      ...place,
      ...{ level: rest === undefined ? shown.level : rest.level, levelAt: at, sinceAt: shown.beganAt },
      ...{ state: "new", stateAt: at, told: false, watched },
    };
    this.#open.set(id, alarm);
    if (rest === undefined) {
      this.#came += 1;
      this.#say(alarm, "came", at, rule, told);
      return;
    }
    enter(alarm, rest.state, rest.stateAt);
    if (rest.seenBy !== undefined) alarm.seenBy = rest.seenBy;
    if (rest.state === "shelved" && rest.shelvedUntilAt !== undefined) alarm.shelvedUntilAt = rest.shelvedUntilAt;
    if (rest.state === "shelved" && rest.shelvedLevel !== undefined) alarm.shelvedLevel = rest.shelvedLevel;
    this.#say(alarm, "came-back", at, rule, told);
    this.#follow(alarm, rule, shown, told, at);
  }

  #leave(alarm: OpenAlarm, rule: AlarmRule, told: Told, at: Instant): void {
    const rest = resting(alarm, at, rule.cooldownMs);
    if (rest !== undefined) this.#resting.set(alarm.id, rest);
    this.#say(alarm, "left", at, rule, told);
    if (alarm.state === "new") {
      enter(alarm, "returned", at);
      alarm.clearsAt = (at + ALARM_BOUNDS.returnedMs) as Instant;
    } else this.#open.delete(alarm.id);
  }

  /** Queues, teams and sources may go away while an alarm about them is on: nothing holds any more. */
  #lookForTheGone(met: ReadonlySet<string>, at: Instant): void {
    const gone = new Set<string>();
    for (const id of this.#pairs.keys()) if (!met.has(id)) gone.add(id);
    for (const id of this.#open.keys()) if (!met.has(id)) gone.add(id);
    for (const id of gone) {
      const rule = this.#rules.get(ruleOf(id));
      if (rule !== undefined) this.#look(id, rule, undefined, undefined, at);
    }
  }

  /** Room for one more: what is over gives way first. */
  #hasRoom(id: string): boolean {
    if (this.#open.has(id) || this.#open.size < ALARM_BOUNDS.open) return true;
    for (const alarm of this.#open.values()) {
      if (alarm.state !== "returned") continue;
      this.#open.delete(alarm.id);
      return true;
    }
    return false;
  }

  #say(
    alarm: OpenAlarm,
    change: AlarmChange["change"],
    at: Instant,
    rule: AlarmRule | undefined,
    told: Told = {},
    by?: string,
  ): void {
    const sends = isDue(alarm, change) && rule !== undefined && rule.sendTo.length > 0 && !this.isQuiet(rule, at);
    if (sends) alarm.told = change !== "left";
    this.#onNews(newsOf(alarm, change, at, told, by, sends ? rule.sendTo : []));
  }
}

function byId(rules: readonly AlarmRule[]): Map<string, AlarmRule> {
  if (rules.length > ALARM_BOUNDS.rules) {
    throw new RangeError(`rules: expected at most ${ALARM_BOUNDS.rules}, got ${rules.length}`);
  }
  return new Map(rules.map((rule) => [rule.id, rule]));
}
