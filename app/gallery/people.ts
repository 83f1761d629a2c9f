import type { AgentFrame, AgentState } from "../../sim/metrics/frame.ts";
import { type Channel, type Instant, MINUTE_MS } from "../../sim/vocabulary/index.ts";
import { agentFrame, NOON } from "./builders.ts";

/** A floor of ten: how they are spread over states, channels and slots; repeated for larger floors. */
const PATTERN: readonly {
  readonly state: AgentState;
  readonly channel: Channel;
  readonly busy: number;
  readonly slots: number;
}[] = [
  { state: "contact", channel: "voice", busy: 1, slots: 1 },
  { state: "contact", channel: "chat", busy: 2, slots: 3 },
  { state: "wrapup", channel: "voice", busy: 1, slots: 1 },
  { state: "ready", channel: "voice", busy: 0, slots: 1 },
  { state: "break", channel: "email", busy: 0, slots: 5 },
  { state: "contact", channel: "messenger", busy: 4, slots: 4 },
  { state: "ringing", channel: "voice", busy: 1, slots: 1 },
  { state: "away", channel: "chat", busy: 0, slots: 3 },
  { state: "contact", channel: "email", busy: 3, slots: 5 },
  { state: "ready", channel: "chat", busy: 0, slots: 3 },
];
/** Limits of time in state, min. States without one have no wick. */
const LIMIT_MIN: Partial<Readonly<Record<AgentState, number>>> = { contact: 20, wrapup: 5, break: 20 };

/** `count` people in every state there is, every thirteenth of them for longer than the limit. */
export function people(count: number): AgentFrame[] {
  return Array.from({ length: count }, (_, number) => {
    const { state, ...rest } = PATTERN[number % PATTERN.length] as (typeof PATTERN)[number];
    const limitMin = LIMIT_MIN[state];
    // 7 and 100 have no common factor: every share of the limit from 5 to 99 % occurs.
    const share = (5 + ((number * 7) % 95)) / 100;
    const over = limitMin !== undefined && number % 13 === 5;
    const minutes = (limitMin ?? 30) * (over ? 1.4 : share);
    return agentFrame(number, {
      ...rest,
      state,
      sinceAt: Math.round(NOON - minutes * MINUTE_MS) as Instant,
      overLimit: over,
      ...(limitMin === undefined ? {} : { limitMs: limitMin * MINUTE_MS }),
    });
  });
}

/** Names as they really come: very long, of other scripts, and like markup, which must stay text. */
const NAMES = [
  "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Maximiliana Alexandrina",
  "Константинопольская-Преображенская Александра Вячеславовна",
  "<b>Bobby</b>",
  "李",
];

/** Eight people with names, half of whom are over the limit. */
export function named(): AgentFrame[] {
  return people(8).map((agent, number) => ({
    ...agent,
    name: NAMES[number % NAMES.length] as string,
    overLimit: agent.limitMs !== undefined && number % 2 === 0,
    sinceAt: (NOON - (number % 2 === 0 ? 31 : 4) * MINUTE_MS) as Instant,
  }));
}
