import type { FloorAgent, FloorQueue, FloorSource } from "../floor/index.ts";
import type { Instant, TeamId } from "../vocabulary/index.ts";
import type { AgentFrame, ScopeAge } from "./frame.ts";
import { type FreshnessInput, sourceFreshness } from "./freshness.ts";

/**
 * How old what is told of a queue is: the worst of the sources that told of it, as of the last word of those as bad.
 * `undefined` while all are fresh, and where none ever told of it.
 */
export function queueAge(
  queue: FloorQueue,
  sources: Iterable<FloorSource>,
  input: FreshnessInput,
): ScopeAge | undefined {
  let worst: ScopeAge["freshness"] | undefined;
  let asOf: Instant | undefined;
  for (const source of sources) {
    if (!source.queues.has(queue)) continue;
    const own = sourceFreshness(source, input);
    if ((own !== "ageing" && own !== "stale") || (worst === "stale" && own === "ageing")) continue;
    asOf = own === worst ? latest(asOf, source.lastEventAt) : source.lastEventAt;
    worst = own;
  }
  return worst && age(worst, asOf);
}

/** What a team is made of: people somebody knows, the earliest word about those who age, the latest about the others. */
interface Team {
  known: number;
  ageing: number;
  ageingAt: Instant | undefined;
  staleAt: Instant | undefined;
}

/** The ages of the teams that are not fresh. Of everybody present the freshest source that tells of that person counts. */
export function teamAges(
  everybody: Iterable<{ readonly agent: FloorAgent; readonly shown: AgentFrame }>,
  input: FreshnessInput,
): ReadonlyMap<TeamId, ScopeAge> {
  const teams = new Map<TeamId, Team>();
  for (const { agent, shown } of everybody) {
    if (shown.teamId === undefined || shown.state === "offline" || agent.sides.length === 0) continue;
    let team = teams.get(shown.teamId);
    if (team === undefined) {
      team = { known: 0, ageing: 0, ageingAt: undefined, staleAt: undefined };
      teams.set(shown.teamId, team);
    }
    count(team, agent, input);
  }
  const ages = new Map<TeamId, ScopeAge>();
  for (const [teamId, { known, ageing, ageingAt, staleAt }] of teams) {
    if (known === 0) ages.set(teamId, age("stale", staleAt));
    else if (ageing > 0) ages.set(teamId, age("ageing", ageingAt));
  }
  return ages;
}

function count(team: Team, { sides }: FloorAgent, input: FreshnessInput): void {
  let ageingAt: Instant | undefined;
  let staleAt: Instant | undefined;
  for (const { source } of sides) {
    const own = sourceFreshness(source, input);
    if (own === "ageing") ageingAt = latest(ageingAt, source.lastEventAt);
    else if (own === "stale") staleAt = latest(staleAt, source.lastEventAt);
    else {
      team.known += 1;
      return;
    }
  }
  if (ageingAt === undefined) {
    team.staleAt = latest(team.staleAt, staleAt);
    return;
  }
  team.known += 1;
  team.ageing += 1;
  if (team.ageingAt === undefined || ageingAt < team.ageingAt) team.ageingAt = ageingAt;
}

function age(freshness: ScopeAge["freshness"], asOf: Instant | undefined): ScopeAge {
  return asOf === undefined ? { freshness } : { freshness, asOf };
}

function latest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
