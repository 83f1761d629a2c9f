import type { TraceContact } from "../demand.ts";
import { plainObject } from "../parts.ts";
import type { Scenario } from "../scenario.ts";

type Trace = readonly TraceContact[];

/** Traces shorter than this are read again: it costs nothing. */
const LONG = 200;

/** The long traces of a parsed scenario: read once, they need not be read again after every change of something else. */
export function longTraces({ queues }: Scenario): ReadonlySet<unknown> {
  return new Set(queues.flatMap(({ arrivals }) => ((arrivals?.trace?.length ?? 0) >= LONG ? [arrivals!.trace] : [])));
}

/** `value` with each trace that is one of `known` cut to its first contact, and those traces by queue number. */
export function cutTraces(
  value: unknown,
  known: ReadonlySet<unknown>,
): { readonly value: unknown; readonly traces: ReadonlyMap<number, Trace> } {
  const traces = new Map<number, Trace>();
  const fields = plainObject(value);
  if (known.size === 0 || fields === undefined || !Array.isArray(fields.queues)) return { value, traces };
  const queues = fields.queues.map((queue: unknown, i) => {
    const arrivals = plainObject(plainObject(queue)?.arrivals);
    if (arrivals === undefined || !known.has(arrivals.trace)) return queue;
    const trace = arrivals.trace as Trace;
    traces.set(i, trace);
    return { ...plainObject(queue), arrivals: { ...arrivals, trace: trace.slice(0, 1) } };
  });
  return { value: { ...fields, queues }, traces };
}

/** The scenario with its traces whole again. */
export function withTraces(scenario: Scenario, traces: ReadonlyMap<number, Trace>): Scenario {
  if (traces.size === 0) return scenario;
  const queues = scenario.queues.map((queue, i) => {
    const trace = traces.get(i);
    return trace === undefined || queue.arrivals === undefined
      ? queue
      : { ...queue, arrivals: { ...queue.arrivals, trace } };
  });
  return { ...scenario, queues };
}
