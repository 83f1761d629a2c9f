import type { Injection, InjectionKind, InjectionMark, TheatreOverview } from "../../../sim/theatre/types/index.ts";

/** At most so many in one run. */
export const MOST_INJECTIONS = 40;

/** Without its instant: what the button stands for, until it is pressed. */
export type InjectionPlan = Injection extends infer One ? (One extends Injection ? Omit<One, "atMs"> : never) : never;

/** One of each kind that means something in this centre, sized as a lesson needs it: seen within minutes, over within half an hour. */
export function quickInjections(
  { lanes, groups, seats, channels }: TheatreOverview,
  main: readonly number[],
): readonly InjectionPlan[] {
  const all = lanes.map(({ queueId }) => queueId);
  const first = main.map((lane) => lanes[lane]!.queueId);
  const bots = lanes.filter(({ hasBot }) => hasBot).map(({ queueId }) => queueId);
  const channel = channels[1] ?? channels[0];
  const counts = groups.map((_, group) => seats.filter((seat) => seat.group === group).length);
  const group = groups[counts.indexOf(Math.max(...counts))];
  const spiked = first.length > 0 ? first : all.slice(0, 1);
  const [crowded] = spiked;
  return [
    ...(spiked.length > 0 ? [{ kind: "spike", queueIds: spiked, factor: 3, minutes: 10 } as const] : []),
    ...(channel === undefined ? [] : [{ kind: "channel-outage", channel, minutes: 10 } as const]),
    ...(group === undefined ? [] : [{ kind: "agents-leave", groupId: group.id, agents: 2, minutes: 30 } as const]),
    ...(all.length > 0 ? [{ kind: "slow-crm", queueIds: all, factor: 1.3, minutes: 20 } as const] : []),
    ...(bots.length > 0 ? [{ kind: "bot-fails", queueIds: bots, minutes: 20 } as const] : []),
    ...(crowded === undefined
      ? []
      : [{ kind: "flash-crowd", queueId: crowded, contacts: 30, halfLifeMinutes: 4, minutes: 20 } as const]),
  ];
}

/** Whoever has been sent away may be called back; undefined: nobody has been. */
export function returning(marks: readonly InjectionMark[], at: number): InjectionPlan | undefined {
  const last = marks.findLast(({ injection, from, to }) => injection.kind === "agents-leave" && from <= at && at < to);
  return last?.injection.kind === "agents-leave"
    ? { kind: "agents-return", groupId: last.injection.groupId }
    : undefined;
}

/** The kinds that have hold of the run at an instant. */
export function holding(marks: readonly InjectionMark[], at: number): ReadonlySet<InjectionKind> {
  return new Set(marks.filter(({ from, to }) => from <= at && at < to).map(({ injection }) => injection.kind));
}

/** Whether two do the same at the same instant, whoever wrote them down. */
export function isSameInjection(one: Injection, other: Injection): boolean {
  const fields = (injection: Injection) =>
    JSON.stringify(Object.entries(injection).sort(([a], [b]) => (a < b ? -1 : 1)));
  return fields(one) === fields(other);
}
