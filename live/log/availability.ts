/** A word on one agent: signed on or off, or available or not for everything. In the order they were told. */
export interface PresenceRow {
  readonly agent: string;
  /** ms. */
  readonly at: number;
  readonly signedOn?: boolean;
  readonly available?: boolean;
}

export interface AvailabilitySpan {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reachedAt: number;
  readonly stepMs: number;
  /** Intervals asked for. */
  readonly length: number;
}

interface AgentState {
  signedOn: boolean | undefined;
  available: boolean | undefined;
  since: number;
  readonly msByPlace: Float64Array;
}

/**
 * How many of some agents were available, mean over each interval; `undefined` when nobody is ever said to be. An agent is
 * available from when it is said until it is said otherwise, or the agent signs off; one of whom only the session is known is
 * available while signed on.
 */
export function availability(
  rows: readonly PresenceRow[],
  span: AvailabilitySpan,
): ((agents: ReadonlySet<string>) => readonly number[]) | undefined {
  if (rows.length === 0) return undefined;
  const end = Math.min(span.endsAt, span.reachedAt);
  const states = new Map<string, AgentState>();
  for (const row of rows) {
    const state: AgentState = states.get(row.agent) ?? {
      signedOn: undefined,
      available: undefined,
      since: row.at,
      msByPlace: new Float64Array(span.length),
    };
    states.set(row.agent, state);
    add(state, row.at, span);
    if (row.signedOn !== undefined) {
      state.signedOn = row.signedOn;
      if (!row.signedOn) state.available = undefined;
    } else state.available = row.available;
  }
  for (const state of states.values()) add(state, end, span);
  return (agents) =>
    Array.from({ length: span.length }, (_, place) => {
      const from = span.startsAt + place * span.stepMs;
      const lengthMs = Math.min(from + span.stepMs, end) - from;
      let ms = 0;
      for (const agent of agents) ms += states.get(agent)?.msByPlace[place] ?? 0;
      return lengthMs > 0 ? ms / lengthMs : 0;
    });
}

/** Credits the time since the last word to the intervals it falls into. */
function add(state: AgentState, until: number, { startsAt, stepMs, length }: AvailabilitySpan): void {
  const present = state.available ?? state.signedOn ?? false;
  let from = Math.max(state.since, startsAt);
  state.since = until;
  if (!present || state.signedOn === false) return;
  while (from < until) {
    const place = Math.floor((from - startsAt) / stepMs);
    if (place >= length) return;
    const to = Math.min(until, startsAt + (place + 1) * stepMs);
    state.msByPlace[place] = (state.msByPlace[place] ?? 0) + (to - from);
    from = to;
  }
}
