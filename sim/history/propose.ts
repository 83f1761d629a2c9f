import { MINUTE_MS } from "../vocabulary/index.ts";
import { dayNumber, dayText } from "../vocabulary/localDate.ts";
import { weekdayOf } from "../vocabulary/localTime.ts";
import type { Effect } from "./decisions.ts";
import { LocalInstants } from "./localInstants.ts";
import type { DayCut, MarkableDay } from "./marks.ts";
import type { Evidence, Holiday, Proposal, ProposalKind } from "./proposal.ts";
import { LEAST_DAYS, median, quantile, root, type Usual, usualOf } from "./usual.ts";

export interface ProposeOptions {
  /** Zone of the days: minutes clocks jump over are no gap. */
  readonly timeZone: string;
  readonly holidays?: readonly Holiday[];
}

/** Robust deviations beyond which an interval, or a day, is proposed: by chance one in hundreds of millions, if roots were normal. */
const OUTLIER_SCORE = 6;
const DAY_SCORE = 5;
/** Least difference of an outlier in contacts, and of an unusual day as a share of its usual count. */
const OUTLIER_CONTACTS = 5;
const DAY_SHARE = 0.25;
/** Contacts to be expected in a run of zeros that is no chance: e⁻¹⁴ is one in a million. */
const OUTAGE_CONTACTS = 14;
/** A gap in which so few were to be expected is an export that leaves empty intervals out. */
const EMPTY_CONTACTS = 3;
/** Share of its open intervals beyond which a day is meant as a whole. */
const MOST_OF_DAY = 0.5;
/** Proposals of one queue; the first by date. */
const MOST = 5_000;

/**
 * Everything that looks wrong or special in the days of one queue, by date and minute. Compared are counts on the scale of
 * roots, where their spread does not depend on their size (Anscombe 1948), with medians and median absolute deviations of
 * the nearest days of the same weekday (Hampel 1974). Fewer than four such days: nothing is proposed but holidays.
 */
export function propose(days: readonly MarkableDay[], cut: DayCut, options: ProposeOptions): readonly Proposal[] {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const known = new Map(days.map((day) => [day.date, day]));
  const holidays = new Map((options.holidays ?? []).map((one) => [one.date, one]));
  const zone = new LocalInstants(options.timeZone);
  const found: Proposal[] = [];
  for (let number = dayNumber(first.date); number <= dayNumber(last.date) && found.length < MOST; number++) {
    const date = dayText(number);
    const day = known.get(date);
    const usual = usualOf(days, date, weekdayOf(number), first.counts.length, day?.counts);
    const about = new About(days, cut, date, day, usual);
    const holiday = holidays.get(date);
    if (holiday !== undefined) found.push(about.holiday(holiday));
    if (day === undefined) {
      if (holiday === undefined && usual.open.includes(true)) found.push(about.missingDay());
      continue;
    }
    const unusual = holiday === undefined ? about.unusualDay() : undefined;
    if (unusual !== undefined) found.push(unusual);
    found.push(...about.gaps((minute) => zone.at(number, minute * MINUTE_MS).kind !== "none"));
    // A day that is special as a whole is not taken apart as well.
    if (unusual === undefined && holiday === undefined) found.push(...about.outages(), ...about.outliers());
  }
  return found.slice(0, MOST);
}

/** One day and what may be proposed about it. */
class About {
  readonly #days: readonly MarkableDay[];
  readonly #cut: DayCut;
  readonly #date: string;
  readonly #counts: Float64Array | undefined;
  readonly #usual: Usual;
  readonly #intervals: number;

  constructor(days: readonly MarkableDay[], cut: DayCut, date: string, day: MarkableDay | undefined, usual: Usual) {
    this.#days = days;
    this.#cut = cut;
    this.#date = date;
    this.#counts = day?.counts;
    this.#usual = usual;
    this.#intervals = usual.open.length;
  }

  holiday(holiday: Holiday): Proposal {
    const effect = { kind: "special", name: holiday.name.en.slice(0, 120) } as const;
    return { ...this.#proposal("holiday", 0, this.#intervals, effect), holiday: holiday.name };
  }

  missingDay(): Proposal {
    return this.#proposal("gap", 0, this.#intervals, this.#unknown(0, this.#intervals));
  }

  unusualDay(): Proposal | undefined {
    const counts = this.#counts;
    if (counts === undefined || this.#usual.others.length < LEAST_DAYS) return undefined;
    // The median over the day, so that an hour's failure or rush does not make the whole day one of its own.
    const deviation = (of: Float64Array): number => {
      const roots: number[] = [];
      of.forEach((count, i) => {
        if (this.#usual.open[i] && !Number.isNaN(count)) roots.push(root(count) - this.#usual.median[i]!);
      });
      return median(roots);
    };
    const own = deviation(counts);
    const others = this.#usual.others
      .map((place) => deviation(this.#days[place]!.counts))
      .filter((one) => !Number.isNaN(one));
    if (Number.isNaN(own) || others.length < LEAST_DAYS) return undefined;
    const middle = median(others);
    const open = this.#usual.open.filter(Boolean).length;
    // The median of so many Poisson roots varies by this much at least (√(π/2) of their mean), whatever few days say.
    const spread = Math.max(0.627 / Math.sqrt(open), 1.4826 * median(others.map((one) => Math.abs(one - middle))));
    const score = (own - middle) / spread;
    const told = this.#proposal("unusual-day", 0, this.#intervals, { kind: "exclude" }, score);
    const { counted, usual } = told.evidence;
    if (Math.abs(score) < DAY_SCORE || counted === undefined || usual === undefined) return undefined;
    return Math.abs(counted - usual) >= DAY_SHARE * usual ? told : undefined;
  }

  gaps(exists: (minute: number) => boolean): Proposal[] {
    const counts = this.#counts ?? new Float64Array();
    const missing = (i: number) =>
      Number.isNaN(counts[i]) &&
      this.#usual.open[i] === true &&
      exists(this.#cut.fromMinute + i * this.#cut.intervalMinutes);
    return this.#runs(missing).map(([from, to]) => {
      const effect =
        this.#expected(from, to) <= EMPTY_CONTACTS
          ? { ...this.#unknown(from, to), kind: "zero" as const }
          : this.#unknown(from, to);
      return this.#proposal("gap", from, to, effect);
    });
  }

  outages(): Proposal[] {
    const counts = this.#counts ?? new Float64Array();
    return (
      this.#runs((i) => counts[i] === 0 && this.#usual.open[i] === true)
        .filter(([from, to]) => this.#expected(from, to) >= OUTAGE_CONTACTS)
        // Where one day in ten is as empty, it is closed early now and then, and not broken.
        .filter(([from, to]) => (this.#evidence(from, to, undefined).low ?? 1) > 0)
        .map(([from, to]) => {
          const most = (to - from) / this.#usual.open.filter(Boolean).length > MOST_OF_DAY;
          return this.#proposal("outage", from, to, most ? { kind: "exclude" } : this.#unknown(from, to));
        })
    );
  }

  outliers(): Proposal[] {
    const counts = this.#counts ?? new Float64Array();
    const score = (i: number): number => {
      if (this.#usual.open[i] !== true || Number.isNaN(counts[i]) || counts[i] === 0) return 0;
      const center = this.#usual.median[i]! + this.#usual.shift;
      if (Math.abs(counts[i]! - Math.max(0, center) ** 2) < OUTLIER_CONTACTS) return 0;
      return (root(counts[i]!) - center) / this.#usual.scale[i]!;
    };
    const both = ([1, -1] as const).flatMap((sign) => this.#runs((i) => sign * score(i) > OUTLIER_SCORE));
    return both
      .sort((a, b) => a[0] - b[0])
      .map(([from, to]) => {
        let farthest = 0;
        for (let i = from; i < to; i++) if (Math.abs(score(i)) > Math.abs(farthest)) farthest = score(i);
        return this.#proposal("outlier", from, to, this.#unknown(from, to), farthest);
      });
  }

  /** Runs of intervals that hold, as [first, behind the last). */
  #runs(holds: (i: number) => boolean): (readonly [from: number, to: number])[] {
    const runs: [number, number][] = [];
    for (let i = 0; i < this.#intervals; i++) {
      if (!holds(i)) continue;
      const last = runs.at(-1);
      if (last !== undefined && last[1] === i) last[1] = i + 1;
      else runs.push([i, i + 1]);
    }
    return runs;
  }

  #expected(from: number, to: number): number {
    let sum = 0;
    for (let i = from; i < to; i++) sum += Math.max(0, this.#usual.median[i]! ** 2 - 0.25);
    return sum;
  }

  #unknown(from: number, to: number): Extract<Effect, { readonly kind: "unknown" | "zero" }> {
    return { kind: "unknown", fromMinute: this.#minute(from), toMinute: this.#minute(to) };
  }

  #minute(i: number): number {
    return Math.min(1_440, this.#cut.fromMinute + i * this.#cut.intervalMinutes);
  }

  #proposal(kind: ProposalKind, from: number, to: number, effect: Effect, score?: number): Proposal {
    const { queue, channel } = this.#cut;
    const [fromMinute, toMinute] = [this.#minute(from), this.#minute(to)];
    return {
      id: [kind, queue, channel, this.#date, `${fromMinute}-${toMinute}`].join("|"),
      ...{ kind, queue, channel, date: this.#date, fromMinute, toMinute, effect },
      evidence: this.#evidence(from, to, score),
    };
  }

  /** Intervals in which hardly anybody ever comes may be unknown on any day: only those with a median are summed. */
  #evidence(from: number, to: number, score: number | undefined): Evidence {
    const sum = (counts: Float64Array | undefined): number => {
      let total = 0;
      for (let i = from; i < to; i++) {
        if (Number.isNaN(this.#usual.median[i])) continue;
        total += counts?.[i] ?? Number.NaN;
      }
      return total;
    };
    const totals = this.#usual.others
      .map((place) => sum(this.#days[place]!.counts))
      .filter((total) => !Number.isNaN(total));
    const counted = sum(this.#counts);
    return {
      ...(Number.isNaN(counted) || this.#counts === undefined ? {} : { counted }),
      ...(totals.length === 0
        ? {}
        : { usual: median(totals), low: quantile(totals, 0.1), high: quantile(totals, 0.9) }),
      n: totals.length,
      ...(score === undefined ? {} : { score }),
    };
  }
}
