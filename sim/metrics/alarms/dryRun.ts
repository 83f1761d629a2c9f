import type { Instant } from "../../vocabulary/index.ts";
import { ALARM_BOUNDS } from "./bounds.ts";
import type { AlarmNews } from "./news.ts";
import type { AlarmRule } from "./rule.ts";
import { isAhead } from "./traits.ts";

/** One stretch an alarm would have been there. */
export interface AlarmSpell {
  readonly scope: string;
  /** The worst it got. */
  readonly level: "watch" | "act";
  readonly fromAt: Instant;
  /** Absent: it was still there at the end. */
  readonly toAt?: Instant;
}

/** What one rule would have done. Nobody saw or shelved anything: that is how a wall behaves with nobody before it. */
export interface RuleDryRun {
  readonly ruleId: string;
  /** How often it would have come as new. Coming back within the cooldown is not counted. */
  readonly fired: number;
  readonly longestMs: number;
  /** Over all scopes; two at once count twice. */
  readonly totalMs: number;
  readonly mostAtOnce: number;
  /** The rule is about what was expected to come, which nobody remembers: that it did not fire says nothing. */
  readonly unknowable?: true;
  /** In order of their beginning, the first 200; `fired` and the times count all. */
  readonly spells: readonly AlarmSpell[];
}

interface Spell {
  readonly scope: string;
  level: "watch" | "act";
  readonly fromAt: Instant;
  toAt?: Instant;
}

interface RuleTally {
  fired: number;
  longestMs: number;
  totalMs: number;
  mostAtOnce: number;
  readonly open: Map<string, Spell>;
  readonly spells: Spell[];
}

/** Hears a book from `fromAt` on and tells what its rules did. What was open already at `fromAt` is a spell from there. */
export class DryRun {
  readonly #rules: readonly AlarmRule[];
  readonly #fromAt: Instant;
  readonly #tallies = new Map<string, RuleTally>();

  constructor(rules: readonly AlarmRule[], fromAt: Instant) {
    this.#rules = rules;
    this.#fromAt = fromAt;
    for (const { id } of rules) {
      const tally = { fired: 0, longestMs: 0, totalMs: 0, mostAtOnce: 0, open: new Map(), spells: [] };
      this.#tallies.set(id, tally);
    }
  }

  hear({ change }: AlarmNews): void {
    const tally = this.#tallies.get(change.ruleId);
    if (tally === undefined) return;
    const spell = tally.open.get(change.id);
    switch (change.change) {
      case "came":
      case "came-back": {
        if (change.change === "came" && change.at >= this.#fromAt) tally.fired += 1;
        const began: Spell = { scope: change.scope, level: change.level, fromAt: this.#within(change.at) };
        tally.open.set(change.id, began);
        if (change.at >= this.#fromAt) this.#listed(tally, began);
        return;
      }
      case "worse":
        if (spell !== undefined) spell.level = "act";
        return;
      case "left":
        tally.open.delete(change.id);
        if (spell === undefined || change.at <= this.#fromAt) return;
        // It came before the beginning and is listed only now that it reached into it.
        if (!tally.spells.includes(spell)) this.#listed(tally, spell, tally.open.size + 1);
        spell.toAt = change.at;
        ended(tally, change.at - spell.fromAt);
    }
  }

  /** What it comes to at `toAt`, in the order of the rules. */
  result(toAt: Instant): readonly RuleDryRun[] {
    return this.#rules.map(({ id, metric }) => {
      const { open, ...tally } = this.#tallies.get(id)!;
      const totals = { longestMs: tally.longestMs, totalMs: tally.totalMs };
      const spells = [...tally.spells];
      for (const spell of open.values()) {
        ended(totals, Math.max(0, toAt - spell.fromAt));
        if (!spells.includes(spell) && spells.length < ALARM_BOUNDS.spells) spells.push(spell);
      }
      spells.sort((one, other) => one.fromAt - other.fromAt);
      const mostAtOnce = Math.max(tally.mostAtOnce, open.size);
      return {
        ...{ ruleId: id, fired: tally.fired, ...totals, mostAtOnce, spells: spells.map((spell) => ({ ...spell })) },
        ...(isAhead(metric) ? { unknowable: true as const } : {}),
      };
    });
  }

  #within(at: Instant): Instant {
    return at < this.#fromAt ? this.#fromAt : at;
  }

  #listed(tally: RuleTally, spell: Spell, atOnce = tally.open.size): void {
    tally.mostAtOnce = Math.max(tally.mostAtOnce, atOnce);
    if (tally.spells.length < ALARM_BOUNDS.spells) tally.spells.push(spell);
  }
}

function ended(totals: { longestMs: number; totalMs: number }, lastedMs: number): void {
  totals.longestMs = Math.max(totals.longestMs, lastedMs);
  totals.totalMs += lastedMs;
}
