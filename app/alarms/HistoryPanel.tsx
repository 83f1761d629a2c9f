"use client";

import { useEffect, useState } from "react";
import type { AlarmChange } from "../../sim/metrics/alarms/alarm.ts";
import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import { SelectField, TextField } from "../_edit/Fields.tsx";
import { saveFile } from "../_edit/jsonFile.ts";
import { clockWithSeconds } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { alarmSubject, alarmValue } from "../_tiles/alarmText.ts";
import { withChannel } from "./DryRunPanel.tsx";
import { ALL, filtered, type HistoryFilter, historyCsv } from "./historyRows.ts";
import { ruleName } from "./ruleSentence.ts";
import { alarmHistory, type History } from "./rulesClient.ts";

const HOUR_MS = 3_600_000;
const SPANS = ["1", "4", "12", "24", "168"] as const;
/** Rows drawn; the CSV has all of them. */
const MOST_ROWS = 100;
const CHANGES = ["came", "worse", "better", "seen", "shelved", "unshelved", "left", "came-back"] as const;

export interface HistoryPanelProps {
  readonly rules: readonly AlarmRule[];
  /** What time it is on the floor; absent before its first frame. */
  readonly at: number | undefined;
  readonly timeZone: string;
}

/** What happened to alarms, narrowed down, and as CSV. */
export function HistoryPanel({ rules, at, timeZone }: HistoryPanelProps) {
  const words = useWords();
  const [hours, setHours] = useState<(typeof SPANS)[number]>("24");
  const [filter, setFilter] = useState<HistoryFilter>(ALL);
  const { history, failed, again } = useHistory(at, Number(hours) * HOUR_MS);
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const nameOf = (scope: string) => alarmSubject(withChannel(scope), words);
  const rows = filtered(history?.changes ?? [], filter, nameOf);
  const ruleLabel = (id: string) => {
    const rule = ruleOf.get(id);
    return rule === undefined ? id : ruleName(rule, words);
  };
  const ids = [...new Set([...ruleOf.keys(), ...(history?.changes ?? []).map(({ ruleId }) => ruleId)])];
  const all = { value: "all" as const, label: words("rules.past.all") };
  return (
    <section className="history" aria-label={words("rules.past.title")}>
      <h2>{words("rules.past.title")}</h2>
      <p>{words("rules.past.line")}</p>
      <form className="history__filter" onSubmit={(event) => event.preventDefault()}>
        <SelectField
          label={words("rules.past.filterHours")}
          value={hours}
          choices={SPANS.map((value) => ({ value, label: words("rules.past.hours", { n: Number(value) }) }))}
          onValue={setHours}
        />
        <SelectField
          label={words("rules.past.filterRule")}
          value={filter.ruleId}
          choices={[all, ...ids.map((value) => ({ value, label: ruleLabel(value) }))]}
          onValue={(ruleId) => setFilter({ ...filter, ruleId })}
        />
        <SelectField
          label={words("rules.past.filterChange")}
          value={filter.change}
          choices={[all, ...CHANGES.map((value) => ({ value, label: words(`rules.past.change.${value}`) }))]}
          onValue={(change) => setFilter({ ...filter, change })}
        />
        <SelectField
          label={words("rules.past.filterLevel")}
          value={filter.level}
          choices={[
            all,
            ...(["act", "watch"] as const).map((value) => ({ value, label: words(`rules.past.levels.${value}`) })),
          ]}
          onValue={(level) => setFilter({ ...filter, level })}
        />
        <TextField
          label={words("rules.past.filterText")}
          value={filter.where}
          onValue={(where) => setFilter({ ...filter, where })}
        />
        <div className="buttons">
          <button type="button" className="button" onClick={again}>
            {words("rules.past.again")}
          </button>
          <button
            type="button"
            className="button"
            disabled={rows.length === 0}
            onClick={() => saveFile("alarms.csv", historyCsv(rows), "text/csv")}
          >
            {words("rules.past.csv")}
          </button>
        </div>
      </form>
      <p role="status">
        {failed ? words("front.noServer") : words("rules.past.shown", { n: rows.length })}
        {history?.complete === false && ` ${words("rules.past.more")}`}
      </p>
      {history !== undefined && rows.length === 0 && <p>{words("rules.past.none")}</p>}
      {rows.length > 0 && (
        <div className="near-table__room">
          <table className="near-table" data-testid="history">
            <thead>
              <tr>
                <th scope="col">{words("rules.past.when")}</th>
                <th scope="col">{words("rules.past.what")}</th>
                <th scope="col">{words("rules.past.level")}</th>
                <th scope="col">{words("rules.past.where")}</th>
                <th scope="col">{words("rules.past.rule")}</th>
                <th scope="col" className="num">
                  {words("rules.past.value")}
                </th>
                <th scope="col">{words("rules.past.by")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST_ROWS).map((row) => (
                <HistoryRow
                  key={`${row.at} ${row.id} ${row.change}`}
                  row={row}
                  rule={ruleOf.get(row.ruleId)}
                  where={nameOf(row.scope)}
                  timeZone={timeZone}
                />
              ))}
            </tbody>
          </table>
          {rows.length > MOST_ROWS && <p>{words("rules.dry.more", { n: rows.length - MOST_ROWS })}</p>}
        </div>
      )}
    </section>
  );
}

interface HistoryRowProps {
  readonly row: AlarmChange;
  readonly rule: AlarmRule | undefined;
  readonly where: string;
  readonly timeZone: string;
}

/** One change in a line. */
function HistoryRow({ row, rule, where, timeZone: zone }: HistoryRowProps) {
  const words = useWords();
  const language = useLanguage();
  const { at: happenedAt, change, level, value, n, by } = row;
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone: zone,
    day: "numeric",
    month: "short",
  });
  return (
    <tr>
      <td>
        {day.format(happenedAt)} {clockWithSeconds(happenedAt, zone)}
      </td>
      <td>{words(`rules.past.change.${change}`)}</td>
      <td>{words(`rules.past.levels.${level}`)}</td>
      <td>{where}</td>
      <td>{rule === undefined ? row.ruleId : ruleName(rule, words)}</td>
      <td className="num">
        {rule === undefined ? "–" : alarmValue(rule.metric, value, language)}
        {n !== undefined && <small>{words("wall.n", { n })}</small>}
      </td>
      <td>{by ?? "–"}</td>
    </tr>
  );
}

/** The changes of the last `spanMs`, asked for when the span changes and when asked again. */
function useHistory(at: number | undefined, spanMs: number) {
  const [history, setHistory] = useState<History>();
  const [failed, setFailed] = useState(false);
  // The instant it is asked up to: that of the first frame, then of whenever somebody asks again.
  const [until, setUntil] = useState<number>();
  useEffect(() => {
    if (at !== undefined) setUntil((before) => before ?? at);
  }, [at]);
  useEffect(() => {
    if (until === undefined) return;
    const stop = new AbortController();
    alarmHistory(until, spanMs, stop.signal).then(
      (answer) => {
        setFailed(!answer.ok);
        if (answer.ok) setHistory(answer.value);
      },
      () => {
        // Only a page that was left calls the question off.
      },
    );
    return () => stop.abort();
  }, [until, spanMs]);
  return { history, failed, again: () => setUntil(at) };
}
