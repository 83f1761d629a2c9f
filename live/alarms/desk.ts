import type { AlarmAction, AlarmChange, AlarmOutcome } from "../../sim/metrics/alarms/alarm.ts";
import { parseRules } from "../../sim/metrics/alarms/parseRules.ts";
import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import type { Problem } from "../../sim/vocabulary/problems.ts";
import type { RealTime } from "../../workers/clock.ts";
import { BOUNDS } from "../bounds.ts";
import type { Centre } from "../centre.ts";
import { type DryRunResult, dryRun } from "./dryRun.ts";

export interface AlarmDeskOptions {
  readonly centre: Centre;
  readonly time: RealTime;
  /** Ids of the channels out there are. */
  readonly channels: readonly string[];
}

/** The rules there are, with the revision a change to them must name. */
export interface CurrentRules {
  readonly revision: number;
  readonly rules: readonly AlarmRule[];
}

export type SavedRules =
  | { readonly ok: true; readonly current: CurrentRules }
  | { readonly ok: false; readonly code: "revision-conflict"; readonly current: CurrentRules }
  | { readonly ok: false; readonly code: "invalid-rules"; readonly problems: readonly Problem[] };

/** Everything people do with alarms: rules, actions, history, dry runs. Rules are those of the real floor, kept with it. */
export class AlarmDesk {
  readonly #options: AlarmDeskOptions;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(options: AlarmDeskOptions) {
    this.#options = options;
  }

  rules(): CurrentRules {
    const { revision, book } = this.#options.centre.real.alarms;
    return { revision, rules: book.rules };
  }

  /** Saves a list of rules over that of `revision`; two at once are never mixed. Rejects when it could not be stored. */
  saveRules(revision: number, value: unknown): Promise<SavedRules> {
    const saved = this.#saving.then(() => this.#save(revision, value));
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  act(action: AlarmAction): Promise<AlarmOutcome> {
    const { shown, shownAt } = this.#options.centre;
    return shown.alarms.act(action, shownAt);
  }

  /** Changes in [`from`, `to`), oldest first, at most 10,000. */
  history(from: Instant, to: Instant): Promise<AlarmChange[]> {
    return this.#options.centre.shown.alarms.changes(from, to, BOUNDS.alarmHistoryItems);
  }

  /** Everything that is wrong with the rules in `value`; nothing when they could be saved. */
  check(value: unknown): readonly Problem[] {
    const parsed = parseRules(value, this.#options.channels);
    return parsed.ok ? [] : parsed.problems;
  }

  /**
   * What the rules in `value` would have done over the last day of the floor that is shown. Throws `RangeError` for what
   * `check` finds problems in.
   */
  async dryRun(
    value: unknown,
    watch: { readonly onProgress?: (share: number) => void; readonly isCancelled?: () => boolean } = {},
  ): Promise<DryRunResult> {
    const parsed = parseRules(value, this.#options.channels);
    if (!parsed.ok) throw new RangeError(`rules: expected checked ones, got ${parsed.problems.length} problems`);
    const { centre, time } = this.#options;
    const { log } = centre.shown;
    // A floor that was closed for the night is judged by its last day, not by the empty hours since.
    const toAt = Math.min(centre.shownAt, (log.lastAt() ?? centre.shownAt) + 1) as Instant;
    const fromAt = (toAt - BOUNDS.dryRunSpanMs) as Instant;
    const stretch = { log, config: centre.config(), rules: parsed.rules, fromAt, toAt, time };
    return dryRun({ ...stretch, live: centre.shown === centre.real, ...watch });
  }

  async #save(revision: number, value: unknown): Promise<SavedRules> {
    const { centre, channels } = this.#options;
    const parsed = parseRules(value, channels);
    if (!parsed.ok) return { ok: false, code: "invalid-rules", problems: parsed.problems };
    const current = this.rules();
    if (revision !== current.revision) return { ok: false, code: "revision-conflict", current };
    const { real, shown } = centre;
    const at = this.#options.time.now() as Instant;
    await real.alarms.setRules(parsed.rules, at, revision + 1);
    if (shown !== real) await shown.alarms.setRules(parsed.rules, centre.shownAt);
    return { ok: true, current: this.rules() };
  }
}
