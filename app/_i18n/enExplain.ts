/** English of what a figure of the wall means. */
export const enExplain = {
  now: "now",
  over: "over {window}",
  runs: "n {n, number} runs, made {age} ago",
  interval: "95% interval {range}",
  weighed: "weighed over {time} on queue",
  target: "target {share} in {wait}",
  promised: "promised in {time}",
  countedAt: { decision: "counted when decided", offered: "counted when offered", ended: "counted when ended" },
  heard: "last event {age} ago",
  unheard: "No source has told of this yet",
  age: { fresh: "Fresh", ageing: "Ageing", stale: "Stale" },
  since: "since {time}",
  events: "{n, plural, one {# event} other {# events}}",
  onTime: "events come on time",
  late: "events come {time} late",
  ahead: "clock {time} ahead",
  keys: "Arrows lead to the next figure, Escape ends",
  own: {
    load: {
      name: "Load",
      formula: "slots in use ÷ slots of agents on queue",
      counted: "talk, hold and wrap-up take a slot, ringing does not; at the frame's instant",
    },
    chance: {
      name: "Chance",
      formula: "simulated runs that hold the target in an hour ÷ runs in which anybody counted",
      counted: "simulated from the floor as it stood; below it the service level of nine runs in ten (P10–P90)",
    },
    agents: {
      name: "Agents",
      formula: "everybody signed in, each in one state: break or away, contact, wrap-up, ready",
      counted: "a column a person, its filled part slots in use, its wick time in state against the limit",
    },
    "alarm-rate": {
      name: "Alarm rate of this board",
      formula: "alarms that came as new in the last hour",
      counted: "returns within a rule's pause do not count; more than six an hour is more than a person can answer",
    },
    source: {
      name: "Source",
      formula: "fresh up to 2 periods of silence, ageing up to 5, then stale",
      counted: "lateness is the median of when events were seen less when they happened",
    },
    sources: {
      name: "Sources",
      formula: "fresh up to 2 periods of silence, ageing up to 5, then stale",
      counted: "lateness is the median of when events were seen less when they happened",
    },
  },
};
