/** English of the lab's ways and of the history. */
export const enHistory = {
  rooms: "Pages of the lab",
  room: "History",
  title: "History",
  line: "What the centre has lived through, from files or from its own log. Forecasts stand on it.",
  refused: "The server did not answer as it should. {detail}",
  none: "Nothing is stored yet.",
  queues: "What is stored",
  queue: "Queue",
  channel: "Channel",
  from: "From",
  to: "To",
  intervals: "Intervals",
  contacts: "Contacts",
  zone: "Time zone",
};
