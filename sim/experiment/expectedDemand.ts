import { Happenings } from "../engine/demand/happenings.ts";
import { localInterval } from "../engine/demand/localDays.ts";
import type { ArrivalSpec, ScenarioEvent } from "../scenario/demand.ts";
import { eventLengthMs } from "../scenario/eventTime.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { DAY_MS, HOUR_MS, minutes } from "../vocabulary/index.ts";
import type { RunPlace } from "./runPlace.ts";

/**
 * Fresh contacts expected in each counted interval of the run, for queue number `k`: rates, weekdays, induced demand,
 * spikes and bursts; day factors have mean 1 and change nothing. Zeros for a queue without arrivals of its own.
 * `undefined` where demand answers to the waits people meet: nobody knows before the run.
 */
export function expectedByInterval(scenario: Scenario, k: number, place: RunPlace): Float64Array | undefined {
  const { id, arrivals } = scenario.queues[k]!;
  const expected = new Float64Array(place.intervals);
  if (arrivals?.waitElasticity !== undefined && arrivals.trace === undefined) return undefined;
  const happenings = new Happenings(scenario, place.days);
  happenings.restart(place.beginsAt);
  if (arrivals?.trace !== undefined) addTrace(expected, arrivals.trace, place);
  else if (arrivals !== undefined) addRates(expected, arrivals, k, happenings, place);
  for (const [i, event] of (scenario.events ?? []).entries()) {
    if (event.kind === "flash-crowd" && event.queueId === id) addBurst(expected, event, happenings.fromAt[i]!, place);
  }
  return expected;
}

function addTrace(expected: Float64Array, trace: NonNullable<ArrivalSpec["trace"]>, place: RunPlace): void {
  for (const { atMs } of trace) {
    const at = place.beginsAt + atMs;
    if (at >= place.countsFrom && at < place.endsAt)
      expected[Math.floor((at - place.countsFrom) / place.intervalMs)]! += 1;
  }
}

/** Piece by piece of constant rate, cut at the ends of counted intervals. */
function addRates(expected: Float64Array, spec: ArrivalSpec, k: number, happenings: Happenings, place: RunPlace): void {
  const lengthMs = minutes(spec.intervalMinutes);
  const perDay = DAY_MS / lengthMs;
  const piece = localInterval();
  for (let at = place.countsFrom; at < place.endsAt; ) {
    place.days.intervalAt(at, lengthMs, piece);
    const interval = Math.floor((at - place.countsFrom) / place.intervalMs);
    const until = Math.min(
      piece.endsAt,
      happenings.nextSpikeChange(k, at),
      place.countsFrom + (interval + 1) * place.intervalMs,
      place.endsAt,
    );
    const row = spec.profile === "weekly" ? (piece.weekday - 1) * perDay + piece.number : piece.number;
    const perHour =
      spec.perHour[row]! * (spec.weekdayFactors?.[piece.weekday - 1] ?? 1) * (1 + (spec.inducedShare ?? 0));
    expected[interval]! += (perHour * happenings.spikeFactor(k, at) * (until - at)) / HOUR_MS;
    at = until;
  }
}

/** A burst whose rate falls by half every half-life, all of it within its event. */
function addBurst(
  expected: Float64Array,
  event: Extract<ScenarioEvent, { kind: "flash-crowd" }>,
  fromAt: number,
  place: RunPlace,
): void {
  const durationMs = eventLengthMs(event);
  const share = (at: number) =>
    1 - 2 ** (-Math.min(durationMs, Math.max(0, at - fromAt)) / minutes(event.halfLifeMinutes));
  const whole = share(fromAt + durationMs);
  for (let i = 0; i < expected.length; i++) {
    const from = place.countsFrom + i * place.intervalMs;
    const to = Math.min(from + place.intervalMs, place.endsAt);
    expected[i]! += (event.contacts * (share(to) - share(from))) / whole;
  }
}
