import type { InitialState } from "../../sim/engine/start/initialState.ts";
import { labOfContacts } from "../../sim/experiment/labOfContacts.ts";
import { labOfFloor, renamedState, tracedScenario } from "../../sim/experiment/labOfFloor.ts";
import { keyOf } from "../../sim/experiment/lookahead/estimate/keys.ts";
import type { OperatingModel } from "../../sim/experiment/lookahead/operatingModel.ts";
import type { ContactRow } from "../../sim/history/rows.ts";
import type { LocalDay } from "../../sim/metrics/localDay.ts";
import type { ScenarioProblem } from "../../sim/scenario/problems.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import type { Channel, Instant } from "../../sim/vocabulary/index.ts";
import { dayNumber, dayText } from "../../sim/vocabulary/localDate.ts";
import { LocalTime } from "../../sim/vocabulary/localTime.ts";
import type { ApiParts } from "../api/context.ts";
import { BOUNDS } from "../bounds.ts";
import type { Piece } from "../log/historyReading.ts";
import { tracedDay } from "../log/tracedDay.ts";

type Made<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** What runs begin with, and how much of the floor they go without. */
export interface FloorNow {
  readonly scenario: Scenario;
  readonly start: InitialState;
  readonly notPlaced: number;
}

export interface FloorDay {
  readonly scenario: Scenario;
  readonly contacts: number;
  readonly leftOut: number;
}

const DAY_MINUTES = 1_440;
/** A fork looks at what is left of the day, and at no less than this. */
const LEAST_MINUTES = 120;
const INTERVAL_MINUTES = 30;

/** The floor as it stands, to be forked; `undefined` while nothing is known of what comes. */
export async function floorOfNow({ centre, lookAhead }: ApiParts): Promise<Made<FloorNow> | undefined> {
  const fork = await lookAhead.fork();
  if (fork === undefined) return undefined;
  const { scenario, initial, notPlaced } = fork;
  const local = new LocalTime(scenario.timeZone);
  const minute = Math.floor(local.minuteOf(initial.at));
  const made = labOfFloor({
    scenario,
    name: named(scenario, "as it stands", "сейчас"),
    run: {
      date: dayText(local.dayOf(initial.at)),
      startMinute: minute,
      lengthMinutes: Math.max(LEAST_MINUTES, DAY_MINUTES - minute),
      end: "cut",
      intervalMinutes: INTERVAL_MINUTES,
    },
    targets: centre.config().targets,
  });
  if (!made.parsed.ok) return made.parsed;
  const start = renamedState(initial, made.renaming);
  return { ok: true, value: { scenario: made.parsed.scenario, start, notPlaced } };
}

/** A day of the log lived again: its contacts as traces, people as the model of its end has them. */
export async function floorOfDay(
  { centre, modelAt }: ApiParts,
  day: LocalDay,
  reached: Instant,
): Promise<Made<FloorDay> | undefined> {
  const model = await modelAt(reached);
  if (model === undefined) return undefined;
  const config = centre.config();
  const contacts = await tracedDay(centre.shown.log, config, day.startsAt, reached);
  const made = labOfFloor({
    scenario: model.scenario,
    name: named(model.scenario, day.date, day.date),
    run: { date: day.date, startMinute: 0, lengthMinutes: DAY_MINUTES, intervalMinutes: INTERVAL_MINUTES },
    targets: config.targets,
  });
  if (!made.parsed.ok) return made.parsed;
  const queueOf = ({ queueId, channel }: { readonly queueId: string; readonly channel: Channel }) =>
    made.renaming.queues.get(queueNamed(model, queueId, channel));
  const traced = tracedScenario(made.parsed.scenario, contacts, day.startsAt, queueOf);
  if (!traced.parsed.ok) return traced.parsed;
  return {
    ok: true,
    value: { scenario: traced.parsed.scenario, contacts: contacts.length, leftOut: traced.leftOut },
  };
}

/** A day of the imported history lived again; `undefined`: it has no contact of that day. */
export async function floorOfHistory({ centre, history }: ApiParts, date: string): Promise<Made<FloorDay> | undefined> {
  const told = (await history.reading.queues()).filter(({ contacts }) => contacts > 0);
  const [first] = told;
  if (first === undefined) return undefined;
  const local = new LocalTime(first.timeZone);
  const day = dayNumber(date);
  const [from, to] = [local.instantOf(day, 0) as Instant, local.instantOf(day + 1, 0) as Instant];
  const contacts: ContactRow[] = [];
  for (const { queue, channel } of told) {
    for (let at: Instant | undefined = from; at !== undefined && contacts.length < BOUNDS.tracedContacts; ) {
      const piece: Piece<ContactRow> = await history.reading.contacts({ queue, channel, from: at, to });
      contacts.push(...piece.rows);
      at = piece.next;
    }
  }
  const parsed = labOfContacts({ contacts, date, timeZone: first.timeZone, targets: centre.config().targets });
  if (parsed === undefined || !parsed.ok) return parsed;
  return { ok: true, value: { scenario: parsed.scenario, contacts: contacts.length, leftOut: 0 } };
}

/** What the model calls a queue of the floor. */
function queueNamed({ mapping }: OperatingModel, queueId: string, channel: Channel): string {
  return mapping?.queues?.[keyOf(queueId, channel)] ?? mapping?.queues?.[queueId] ?? queueId;
}

function named({ name }: Scenario, en: string, ru: string): Scenario["name"] {
  return { en: `${name.en}, ${en}`.slice(0, 80), ru: `${name.ru}, ${ru}`.slice(0, 80) };
}
