"use client";

import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import { clock, decimal, duration, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { alarmSubject } from "../_tiles/alarmText.ts";
import { ruleName } from "./ruleSentence.ts";
import type { DryRun } from "./useDryRun.ts";

const HOUR_MS = 3_600_000;
const TEN_MINUTES_MS = 600_000;

export interface DryRunPanelProps {
  readonly rules: readonly AlarmRule[];
  readonly dryRun: DryRun;
  /** Something in the rules is wrong: they cannot be run. */
  readonly wrong: boolean;
  readonly timeZone: string;
}

/** What the rules, as they stand in the form, would have done over the last day. */
export function DryRunPanel({ rules, dryRun, wrong, timeZone }: DryRunPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const { state, share, result, failure } = dryRun;
  return (
    <section className="dry-run" aria-label={words("rules.dry.title")}>
      <h2>{words("rules.dry.title")}</h2>
      <p>{words("rules.dry.line")}</p>
      <div className="buttons">
        <button
          type="button"
          className="button"
          disabled={wrong || rules.length === 0 || state === "running"}
          onClick={() => dryRun.start(rules)}
        >
          {words("rules.dry.run")}
        </button>
        {state === "running" && (
          <>
            <progress value={share} aria-label={words("rules.dry.runningPlain")} />
            <span>{words("rules.dry.running", { share: percent(share, language) })}</span>
            <button type="button" className="button" onClick={dryRun.cancel}>
              {words("rules.dry.cancel")}
            </button>
          </>
        )}
      </div>
      <p role="status" data-testid="dry-run">
        {state === "failed" && failure !== undefined && (
          <>
            {words("rules.dry.failed", { detail: failure.detail })} <code>{failure.code}</code>
          </>
        )}
        {state === "done" && result !== undefined && summary(result)}
        {state === "done" && !dryRun.covers(rules) && ` ${words("rules.dry.stale")}`}
      </p>
      {result?.rules.some(({ unknowable }) => unknowable === true) && <p>{words("rules.dry.ahead")}</p>}
      {result !== undefined &&
        rules.map((rule) => {
          const ran = dryRun.of(rule);
          if (ran === undefined || ran.spells.length === 0) return null;
          return (
            <details key={rule.id} className="dry-run__spells">
              <summary>{words("rules.dry.show", { name: ruleName(rule, words) })}</summary>
              <table className="near-table">
                <thead>
                  <tr>
                    <th scope="col">{words("rules.dry.spellFrom")}</th>
                    <th scope="col">{words("rules.dry.spellTo")}</th>
                    <th scope="col">{words("rules.dry.spellLong")}</th>
                    <th scope="col">{words("rules.dry.spellLevel")}</th>
                    <th scope="col">{words("rules.dry.spellWhere")}</th>
                  </tr>
                </thead>
                <tbody>
                  {ran.spells.map(({ scope, level, fromAt, toAt }) => (
                    <tr key={`${scope} ${fromAt}`}>
                      <td>{clock(fromAt, timeZone)}</td>
                      <td>{toAt === undefined ? words("rules.dry.spellOpen") : clock(toAt, timeZone)}</td>
                      <td>{duration((toAt ?? result.reachedAt) - fromAt, language)}</td>
                      <td>{words(`rules.past.levels.${level}`)}</td>
                      <td>{scopeName(scope)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {ran.fired > ran.spells.length && <p>{words("rules.dry.more", { n: ran.fired - ran.spells.length })}</p>}
            </details>
          );
        })}
    </section>
  );

  function summary({ fromAt, reachedAt, rules: ran }: NonNullable<DryRun["result"]>): string {
    const spanMs = reachedAt - fromAt;
    if (spanMs <= 0) return words("rules.dry.empty");
    const fired = ran.reduce((sum, rule) => sum + rule.fired, 0);
    const hours = decimal(spanMs / HOUR_MS, 0, language);
    const span = words("rules.dry.span", { from: clock(fromAt, timeZone), to: clock(reachedAt, timeZone) });
    const rate = decimal((fired * TEN_MINUTES_MS) / spanMs, 1, language);
    return `${span}: ${words("rules.dry.total", { n: fired, hours: `${hours} ${words("edit.units.hours")}`, rate })}`;
  }

  function scopeName(scope: string): string {
    return alarmSubject(withChannel(scope), words);
  }
}

/** A scope as alarms name it, its channel told apart. */
export function withChannel(scope: string): Parameters<typeof alarmSubject>[0] {
  const [kind, id] = scope.split(":");
  type Subject = Parameters<typeof alarmSubject>[0];
  return kind === "channel" && id !== undefined ? { scope, channel: id as NonNullable<Subject["channel"]> } : { scope };
}

export interface FiredProps {
  readonly rule: AlarmRule;
  readonly dryRun: DryRun;
}

/** “Would have called 7 times, longest 12:30”; a dash where the rule was not run as it is. */
export function Fired({ rule, dryRun }: FiredProps) {
  const words = useWords();
  const language = useLanguage();
  const ran = dryRun.of(rule);
  if (ran === undefined) return <>–</>;
  if (ran.fired === 0 && ran.spells.length === 0) return <>{words("rules.dry.nothing")}</>;
  return (
    <>
      {words("rules.dry.fired", { n: ran.fired })},{" "}
      {words("rules.dry.longest", { longest: duration(ran.longestMs, language) })}
      <small>{words("rules.dry.most", { n: ran.mostAtOnce })}</small>
    </>
  );
}
