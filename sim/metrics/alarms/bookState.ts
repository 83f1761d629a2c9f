import * as z from "zod";
import { CHANNELS, type Instant } from "../../vocabulary/index.ts";
import { ALARM_BOUNDS } from "./bounds.ts";
import type { Latch, LatchPair } from "./latch.ts";
import type { OpenAlarm, RestingAlarm } from "./openAlarm.ts";
import type { RateMeter } from "./rate.ts";

/** Version of the form a book is kept in; another one is not read, and the book begins empty. */
const BOOK_VERSION = 1;

export interface KeptPair {
  readonly key: string;
  readonly act: Readonly<Latch>;
  readonly watch: Readonly<Latch>;
}

/** A book as plain data: put away before a restart, taken up after it. */
export interface BookState {
  readonly version: typeof BOOK_VERSION;
  readonly lookedAt: Instant;
  readonly pairs: readonly KeptPair[];
  readonly open: readonly Omit<OpenAlarm, "watched">[];
  readonly resting: readonly RestingAlarm[];
  readonly rate: ReturnType<RateMeter["state"]>;
}

export function bookState(
  lookedAt: Instant,
  pairs: ReadonlyMap<string, LatchPair>,
  open: ReadonlyMap<string, OpenAlarm>,
  resting: ReadonlyMap<string, RestingAlarm>,
  rate: BookState["rate"],
): BookState {
  return {
    version: BOOK_VERSION,
    lookedAt,
    pairs: Array.from(pairs, ([key, { act, watch }]) => ({ key, act: { ...act }, watch: { ...watch } })),
    open: Array.from(open.values(), ({ watched: _, ...alarm }) => ({ ...alarm })),
    resting: Array.from(resting.values(), (rest) => ({ ...rest })),
    rate,
  };
}

export function restoredAlarms(state: BookState): OpenAlarm[] {
  return state.open.map((alarm) => ({ ...alarm }));
}

const at = z.int().nonnegative();
const text = z.string();
const level = z.enum(["watch", "act"]);
const maybe = z.exactOptional;
const latch = z.object({ on: z.boolean(), differsSinceAt: maybe(at), beganAt: maybe(at) });
const schema = z.object({
  version: z.literal(BOOK_VERSION),
  lookedAt: at,
  pairs: z.array(z.object({ key: text, act: latch, watch: latch })),
  open: z
    .array(
      z.object({
        ...{ id: text, ruleId: text, scope: text, channel: maybe(z.enum(CHANNELS)), level, levelAt: at },
        ...{ state: z.enum(["new", "seen", "shelved", "returned"]), stateAt: at, sinceAt: at },
        ...{ seenBy: maybe(text), shelvedUntilAt: maybe(at), shelvedLevel: maybe(level), clearsAt: maybe(at) },
        told: z.boolean(),
      }),
    )
    .max(ALARM_BOUNDS.open),
  resting: z.array(
    z.object({
      ...{ id: text, ruleId: text, untilAt: at, level, state: z.enum(["new", "seen", "shelved"]), stateAt: at },
      ...{ seenBy: maybe(text), shelvedUntilAt: maybe(at), shelvedLevel: maybe(level) },
    }),
  ),
  rate: z.object({
    arrivals: z.array(z.object({ at, count: z.int().nonnegative() })),
    noneSinceAt: maybe(at),
  }),
});

/** A book that was put away, or `undefined` when it is of another version or was damaged: then it begins empty. */
export function parseBookState(value: unknown): BookState | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? (parsed.data as unknown as BookState) : undefined;
}
