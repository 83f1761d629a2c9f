import { type Channel, isChannel } from "../../vocabulary/index.ts";
import { BOUNDS } from "../bounds.ts";
import { EXPECTED } from "../expectations.ts";
import { type Findings, picture } from "../findings.ts";
import { type Part, type Parts, plainObject } from "../parts.ts";
import type { Said } from "../problems.ts";
import type { QueueSpec } from "../queueSpec.ts";
import { numberIn, type PlacedShifts, shiftsOf, skillsOf } from "../readable.ts";
import type { GroupSpec } from "../staff.ts";

const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** What is wrong with who answers: slots without a channel, people twice, too many of them, shifts on top of another. */
export function checkStaffing(parts: Parts, found: Findings): void {
  const channels = new Map(parts.queues.map((part) => [part.id, channelOf(part)]));
  let agents = 0;
  checkPeople(parts, found);
  for (const part of parts.groups) {
    checkSlots(part, channels, found);
    for (const [path, shifts] of shiftsOf(part)) checkShifts(shifts, path, found);
    const { people = [], headcount } = part.spec ?? {};
    agents += people.length + Math.max(0, ...(headcount?.agents ?? []));
  }
  if (agents > BOUNDS.people) {
    found.add("too-many", "groups", EXPECTED.peopleInAll(BOUNDS.people), picture(agents));
  }
  checkReachable(parts, found);
}

/** People who stand twice, in malformed groups too. */
function checkPeople(parts: Parts, found: Findings): void {
  const seen = new Set<string>();
  for (const { given, path } of parts.groups) {
    const people: unknown = given?.people;
    if (!Array.isArray(people) || people.length > BOUNDS.headcount) continue;
    people.forEach((person: unknown, p) => {
      const id = plainObject(person)?.id;
      if (typeof id !== "string") return;
      if (seen.has(id)) found.add("duplicate-id", `${path}.people.${p}.id`, EXPECTED.usedOnce, picture(id));
      seen.add(id);
    });
  }
}

/** The channel of a queue, of a malformed one too where it can be read. */
function channelOf({ spec, given }: Part<QueueSpec>): Channel | undefined {
  return spec?.channel ?? (isChannel(given?.channel) ? given.channel : undefined);
}

function checkSlots(
  group: Part<GroupSpec>,
  channels: ReadonlyMap<string | undefined, Channel | undefined>,
  found: Findings,
): void {
  const slots = plainObject(group.given?.slots);
  const byChannel = plainObject(slots?.byChannel);
  const weights = plainObject(slots?.weights);
  const capacity = numberIn(slots, "capacity");
  const place = `${group.path}.slots`;
  for (const [, queueId] of skillsOf(group)) {
    const channel = channels.get(queueId);
    if (channel === undefined) continue;
    if (byChannel !== undefined && byChannel[channel] === undefined) {
      found.add("no-slots", `${place}.byChannel.${channel}`, EXPECTED.slotsFor(channel, queueId), picture(undefined));
    }
    if (capacity === undefined || weights === undefined) continue;
    const weight = weights[channel] ?? 1;
    if (typeof weight === "number" && weight > capacity && !found.told(`${place}.weights.${channel}`)) {
      found.add("no-slots", `${place}.capacity`, EXPECTED.atLeast(String(weight)), picture(capacity));
    }
    if (weights[channel] === undefined) {
      found.warn("no-weight", `${place}.weights.${channel}`, EXPECTED.weightFor(channel), NO_WEIGHT);
    }
  }
}

const NO_WEIGHT = { en: "nothing, taken as 1", ru: "ничего, принято за 1" } as const;

/** A queue nobody is skilled for is no mistake (a demand nobody serves), but hardly ever meant. */
function checkReachable(parts: Parts, found: Findings): void {
  if (parts.groups.some((part) => part.spec === undefined)) return;
  const served = new Set(parts.groups.flatMap((part) => part.spec?.skills.map((skill) => skill.queueId) ?? []));
  for (const { id, path } of parts.queues) {
    if (id !== undefined && !served.has(id)) {
      found.warn("unreachable-queue", path, EXPECTED.reachable, picture(undefined));
    }
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/** Shifts of one person may touch, not overlap; the week is a circle. One problem for each shift that is in another. */
function checkShifts(shifts: PlacedShifts, path: string, found: Findings): void {
  const spans: Span[] = shifts.flatMap(([shift, one]) =>
    one.weekdays.map((weekday) => {
      const from = (weekday - 1) * DAY_MINUTES + one.startMinute;
      return { from, to: from + one.endMinute - one.startMinute, shift };
    }),
  );
  spans.sort((a, b) => a.from - b.from || a.shift - b.shift);
  const first = spans[0];
  if (first === undefined) return;
  const told = new Set<number>();
  // The first span of the week comes round again behind the last one.
  const again = { ...first, from: first.from + WEEK_MINUTES, to: first.to + WEEK_MINUTES };
  let before = first;
  for (const span of [...spans.slice(1), ...(spans.length > 1 ? [again] : [])]) {
    if (span.from < before.to) {
      const shift = Math.max(span.shift, before.shift);
      if (!told.has(shift)) {
        told.add(shift);
        found.add("overlapping-shifts", `${path}.${shift}`, EXPECTED.apart, bothSpans(before, span));
      }
    }
    if (span.to > before.to) before = span;
  }
}

const WEEKDAYS = {
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  ru: ["пн", "вт", "ср", "чт", "пт", "сб", "вс"],
} as const;

function bothSpans(a: Span, b: Span): Said {
  return { en: `${spanText(a, "en")} and ${spanText(b, "en")}`, ru: `${spanText(a, "ru")} и ${spanText(b, "ru")}` };
}
function spanText({ from, to }: Span, language: "en" | "ru"): string {
  const weekday = WEEKDAYS[language][Math.floor(from / DAY_MINUTES) % 7];
  return `${weekday} ${clock(from)}–${clock(to)}`;
}
/** `07:30`, of a minute of any day. */
export function clock(minute: number): string {
  const inDay = minute % DAY_MINUTES;
  const [hours, minutes] = [Math.floor(inDay / 60), inDay % 60];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
