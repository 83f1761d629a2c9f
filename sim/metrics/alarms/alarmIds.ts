import type { WatchedScope } from "./reading.ts";
import type { AlarmRule } from "./rule.ts";

/** Ids of alarms by what is watched, rule by rule: they are asked for at every tick in which anything is on. */
export class AlarmIds {
  readonly #ids = new Map<string, WeakMap<WatchedScope, string>>();

  /** The same trouble has the same id every time. A rule's id holds no `@`, so the two parts never mix. */
  of(rule: AlarmRule, watched: WatchedScope): string {
    let ids = this.#ids.get(rule.id);
    if (ids === undefined) {
      ids = new WeakMap();
      this.#ids.set(rule.id, ids);
    }
    let id = ids.get(watched);
    if (id === undefined) {
      id = `${rule.id}@${watched.key}`;
      ids.set(watched, id);
    }
    return id;
  }

  /** Forgets rules that are not among `rules`. */
  keep(rules: ReadonlyMap<string, AlarmRule>): void {
    for (const ruleId of this.#ids.keys()) if (!rules.has(ruleId)) this.#ids.delete(ruleId);
  }
}

/** The id of the rule an alarm's id names. */
export function ruleOf(id: string): string {
  return id.slice(0, id.indexOf("@"));
}
