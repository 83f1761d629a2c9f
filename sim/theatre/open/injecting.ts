import { LocalDays } from "../../engine/demand/localDays.ts";
import type { ScenarioEvent, ScenarioEventTime } from "../../scenario/demand.ts";
import { eventLengthMs } from "../../scenario/eventTime.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type Instant, MINUTE_MS, minutes, SECOND_MS } from "../../vocabulary/index.ts";
import { LocalTime } from "../../vocabulary/localTime.ts";
import type { Injection } from "../types/description.ts";
import type { InjectionMark } from "../types/overview.ts";

/** Ids of events that come of injections begin so: draws of theirs are their own. */
const PREFIX = "injected-";

/** The first whole second after `atMs`: what has been seen stays as it is. */
export function takesHoldAt(opensAt: Instant, { atMs }: Pick<Injection, "atMs">): Instant {
  return (Math.floor((opensAt + atMs) / SECOND_MS) * SECOND_MS + SECOND_MS) as Instant;
}

/**
 * The scenario with the injections among its events, as far as it has the queues and groups they are about. Their places
 * in the events are those of the injections that are not left out; whoever comes back shortens the absences under way.
 */
export function injected(scenario: Scenario, injections: readonly Injection[], opensAt: Instant): Scenario {
  const clock = new EventClock(scenario, opensAt);
  let events: readonly ScenarioEvent[] = scenario.events ?? [];
  injections.forEach((injection, i) => {
    const at = takesHoldAt(opensAt, injection);
    if (injection.kind === "agents-return")
      events = events.map((event) => clock.shortened(event, injection.groupId, at));
    else {
      const event = eventOf(injection, `${PREFIX}${i + 1}`, clock.timeOf(at), scenario);
      if (event !== undefined) events = [...events, event];
    }
  });
  return events === scenario.events || events.length === 0 ? scenario : { ...scenario, events };
}

/** Where the injections stand on the time line of a run that ends at `endsAt`. */
export function injectionMarks(
  injections: readonly Injection[],
  opensAt: Instant,
  endsAt: Instant,
): readonly InjectionMark[] {
  return injections.map((injection) => {
    const from = takesHoldAt(opensAt, injection);
    const length = injection.kind === "agents-return" ? 0 : minutes(injection.minutes);
    const back = injections.find(
      (other) =>
        injection.kind === "agents-leave" &&
        other.kind === "agents-return" &&
        other.groupId === injection.groupId &&
        other.atMs >= injection.atMs,
    );
    const ends = Math.min(from + length, back === undefined ? endsAt : takesHoldAt(opensAt, back), endsAt);
    return { injection, from, to: Math.max(from, ends) as Instant };
  });
}

/** From instants of a run to the local times its events are written in, and back. */
class EventClock {
  readonly #days: LocalDays;
  readonly #first: number;

  constructor(scenario: Scenario, opensAt: Instant) {
    this.#days = new LocalDays(new LocalTime(scenario.timeZone));
    this.#first = this.#days.dayAt(opensAt);
  }

  timeOf(at: Instant): Pick<ScenarioEventTime, "day" | "minute" | "second"> {
    const day = this.#days.dayAt(at);
    const minute = this.#days.local.minuteOf(at);
    const second = Math.floor((at % MINUTE_MS) / SECOND_MS);
    return { day: day - this.#first, minute, ...(second === 0 ? {} : { second }) };
  }

  /** The absence of somebody of the group under way at `at`, ending then, but not before its first minute is over. */
  shortened(event: ScenarioEvent, groupId: string, at: Instant): ScenarioEvent {
    if (event.kind !== "absence" || event.groupId !== groupId) return event;
    const from = this.#days.instantOf(this.#first + event.day, event.minute) + (event.second ?? 0) * SECOND_MS;
    if (at < from || at >= from + eventLengthMs(event)) return event;
    const seconds = Math.max(60, Math.round((at - from) / SECOND_MS));
    const { durationSeconds: _, ...rest } = event;
    return {
      ...rest,
      durationMinutes: Math.floor(seconds / 60),
      ...(seconds % 60 === 0 ? {} : { durationSeconds: seconds % 60 }),
    };
  }
}

function eventOf(
  injection: Exclude<Injection, { readonly kind: "agents-return" }>,
  id: string,
  at: Pick<ScenarioEventTime, "day" | "minute" | "second">,
  scenario: Scenario,
): ScenarioEvent | undefined {
  const time = { id, ...at, durationMinutes: injection.minutes };
  const known = (ids: readonly string[]) => ids.filter((one) => scenario.queues.some((queue) => queue.id === one));
  const about = <Rest extends object>(queueIds: readonly string[], rest: Rest) =>
    queueIds.length === 0 ? undefined : { ...time, queueIds, ...rest };
  switch (injection.kind) {
    case "spike":
      return about(known(injection.queueIds), { kind: "spike" as const, factor: injection.factor });
    case "channel-outage": {
      const ids = scenario.queues.filter(({ channel }) => channel === injection.channel).map((queue) => queue.id);
      return about(ids, { kind: "outage" as const });
    }
    case "bot-fails":
      return about(known(injection.queueIds), { kind: "self-service-down" as const });
    case "slow-crm":
      return about(known(injection.queueIds), { kind: "slow-work" as const, factor: injection.factor });
    case "flash-crowd": {
      const { queueId, contacts, halfLifeMinutes } = injection;
      const event = { ...time, kind: "flash-crowd" as const, queueId, contacts, halfLifeMinutes };
      return known([queueId]).length === 0 ? undefined : event;
    }
    case "agents-leave": {
      const { groupId, agents } = injection;
      const has = scenario.groups.some((group) => group.id === groupId);
      return has ? { ...time, kind: "absence" as const, groupId, agents } : undefined;
    }
  }
}
