/** What a column may mean. Counts and durations of an interval file are of the interval, of a call-by-call file of one contact. */
export const FIELDS = [
  "ignore",
  // where and when
  "queue",
  "channel",
  "part",
  "startAt",
  "date",
  "time",
  "minutes",
  // counts of an interval
  "offered",
  "answered",
  "handled",
  "abandoned",
  "shortAbandoned",
  "answeredWithin",
  "agents",
  // durations
  "handle",
  "talk",
  "hold",
  "wrapUp",
  "waitOfAnswered",
  "waitOfAbandoned",
  // one contact; `queuedAt`: nothing or 0 there says that it never joined the queue
  "queuedAt",
  "wait",
  "outcome",
  "answeredAt",
  "endedAt",
  "agent",
  "customer",
  "id",
] as const;
export type Field = (typeof FIELDS)[number];

/** What a plain number is in a column of durations; `m:s` and `h:m` say what two numbers with a colon are. Three are h:m:s. */
export const UNITS = ["ms", "s", "min", "h", "days", "m:s", "h:m"] as const;
export type Unit = (typeof UNITS)[number];

export const DURATION_FIELDS: readonly Field[] = [
  "handle",
  "talk",
  "hold",
  "wrapUp",
  "waitOfAnswered",
  "waitOfAbandoned",
  "wait",
];

export const COUNT_FIELDS: readonly Field[] = [
  "offered",
  "answered",
  "handled",
  "abandoned",
  "shortAbandoned",
  "answeredWithin",
  "agents",
];

/** Fields that only one kind of file has. */
export const CONTACT_FIELDS: readonly Field[] = [
  "queuedAt",
  "wait",
  "outcome",
  "answeredAt",
  "endedAt",
  "agent",
  "customer",
  "id",
];
export const INTERVAL_FIELDS: readonly Field[] = [
  ...COUNT_FIELDS,
  "minutes",
  "part",
  "waitOfAnswered",
  "waitOfAbandoned",
];

/** Whether a file of `kind` may have a column of `field`. */
export function fits(field: Field, kind: "intervals" | "contacts"): boolean {
  return !(kind === "intervals" ? CONTACT_FIELDS : INTERVAL_FIELDS).includes(field);
}
