import { INTERVAL_SUMS } from "./historyDatabase.ts";

/** A sum that says nothing where one of the parts says nothing. */
const whole = (name: string) => `CASE WHEN count("${name}") = count(*) THEN sum("${name}") END AS "${name}"`;

const KEY = "queue, channel, start_at, minutes";

/**
 * Each interval once, parts added up: of several imports that tell it the latest counts, of several lines of one import
 * that tell the same part the last. `which`: a condition on `import`; `where`: one on the interval.
 */
export function intervalsSql(which: string, where = "true"): string {
  return `SELECT ${KEY}, import, max(agents) AS agents, ${INTERVAL_SUMS.map(whole).join(", ")} FROM (
    SELECT * FROM (
      SELECT *, max(import) OVER (PARTITION BY ${KEY}) AS latest FROM history_intervals WHERE ${which} AND ${where}
    ) WHERE import = latest
    QUALIFY row_number() OVER (PARTITION BY ${KEY}, part ORDER BY seq DESC) = 1
  ) GROUP BY ${KEY}, import`;
}

const CONTENT = "queue, channel, arrived_at, outcome, wait_ms, talk_ms, wrap_up_ms, agent, customer, id";

/**
 * Contacts with how often each is there (`n`). Under a name of its own a contact is there once, as the latest import (in
 * it the last line) tells it; without one, equal lines are as many contacts as the import with most of them says, so that
 * a file told twice changes nothing and two customers of the same second stay two.
 */
export function contactsSql(which: string, where = "true"): string {
  return `SELECT ${CONTENT}, 1 AS n FROM (
      SELECT * FROM history_contacts WHERE ${which} AND ${where} AND id IS NOT NULL
      QUALIFY row_number() OVER (PARTITION BY id, queue, channel, arrived_at ORDER BY import DESC, seq DESC) = 1)
    UNION ALL
    SELECT ${CONTENT}, max(n) AS n FROM (
      SELECT ${CONTENT}, import, count(*) AS n FROM history_contacts
      WHERE ${which} AND ${where} AND id IS NULL GROUP BY ${CONTENT}, import)
    GROUP BY ${CONTENT}`;
}

/** The imports that count. */
export const KEPT = "import IN (SELECT position FROM history_imports WHERE state = 'kept')";
