import type { Distribution } from "./distribution.ts";

/** Arrivals as a Poisson process whose rate is constant inside each interval of local time. */
export interface ArrivalSpec {
  /** `weekly` starts on Monday. Either repeats for ever. */
  readonly profile: "daily" | "weekly";
  /** Minutes; divides 1,440; 5 to 1,440. */
  readonly intervalMinutes: number;
  /** Contacts per hour in each interval of the profile, all of them. */
  readonly perHour: readonly number[];
  /** Factors on top, Monday to Sunday; absent: 1. */
  readonly weekdayFactors?: readonly number[];
  /** Busyness: what makes one day differ from another beyond chance. Absent: nothing, the rates are known. */
  readonly busyness?: BusynessSpec;
  /** Demand that a new offer creates, as a share on top of the rates; absent: 0. */
  readonly inducedShare?: number;
  /** How demand answers to the waits people meet; absent: not at all. */
  readonly waitElasticity?: WaitElasticity;
  /** A trace instead of the rates: the contacts of a real log, in time order. Absent: rates. */
  readonly trace?: readonly TraceContact[];
}

/** Day factor B ~ Gamma(mean 1) (Avramidis, Deslauriers & L'Ecuyer 2004) and correlated factors within the day. */
export interface BusynessSpec {
  /** Standard deviation of the day factor, in [0, 2]; 0: every day alike. Gamma shape is 1 ÷ cv². */
  readonly dayCv: number;
  /** Name of the day factor: queues that share a name share each day's factor. Absent: the queue's own id. */
  readonly sharedBy?: string;
  /** Standard deviation of the factor of each interval, in [0, 2]; absent: 0. */
  readonly intervalCv?: number;
  /** Correlation of neighbouring interval factors (normal copula, AR 1), in [0, 1); absent: 0. */
  readonly intervalCorrelation?: number;
}

/** The rate is multiplied by (recent mean wait ÷ `referenceMs`) to the power of −`elasticity`, kept in [0, `atMost`]. */
export interface WaitElasticity {
  /** ≥ 0; 0.3: ten times the wait halves demand. */
  readonly elasticity: number;
  /** The wait at which demand is as given, ms ≥ 1. */
  readonly referenceMs: number;
  /** Upper bound of the factor, 1 to 4. Arrivals are drawn at this rate and thinned, so that draws stay in step. */
  readonly atMost: number;
}

/** One contact of a trace. Absent fields are drawn from the queue's distributions. */
export interface TraceContact {
  /** Ms after the start of the run, not before the contact in front of it. */
  readonly atMs: number;
  readonly talkMs?: number;
  /** How long this customer would wait; for those answered in the log, what the estimate says. */
  readonly patienceMs?: number;
}

/** Something that happens to a centre. Times are local minutes of day number `day` of the run (0: its first). */
export type ScenarioEvent = ScenarioEventTime &
  (
    | { readonly kind: "spike"; readonly queueIds: readonly string[]; readonly factor: number }
    /** Contacts on top, `contacts` expected, their rate falling by half every `halfLifeMinutes`. */
    | {
        readonly kind: "flash-crowd";
        readonly queueId: string;
        readonly contacts: number;
        readonly halfLifeMinutes: number;
      }
    /** Nobody gets through: contacts are lost, or go to `divertTo`. Those already waiting stay. */
    | { readonly kind: "outage"; readonly queueIds: readonly string[]; readonly divertTo?: string }
    /** The menu or bot is down: everybody goes straight to the queue. */
    | { readonly kind: "self-service-down"; readonly queueIds: readonly string[] }
    /** Conversation takes `factor` times as long for works begun meanwhile (a slow CRM). */
    | { readonly kind: "slow-work"; readonly queueIds: readonly string[]; readonly factor: number }
    /** That many agents of the group are away. */
    | { readonly kind: "absence"; readonly groupId: string; readonly agents: number }
  );

export interface ScenarioEventTime {
  readonly id: string;
  readonly day: number;
  readonly minute: number;
  /** Seconds into that minute, 0 to 59; absent: 0. */
  readonly second?: number;
  readonly durationMinutes: number;
  /** On top of the minutes, 0 to 59; absent: 0. */
  readonly durationSeconds?: number;
}

/** Work that is already there when the run begins. */
export interface BacklogSpec {
  readonly contacts: number;
  /** How long each has waited already. */
  readonly ageMs: Distribution;
}
