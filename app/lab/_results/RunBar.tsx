"use client";

import { useEffect, useState } from "react";
import { decimal } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ComparisonNews } from "../../_state/useComparison.ts";
import { certificateOf, grouped } from "./certificate.ts";
import { plusMinus } from "./figureText.ts";
import { OutMenu } from "./OutMenu.tsx";
import { PRECISIONS, precisionPlan, type Results, useResults } from "./ResultsProvider.tsx";

const POINTS = { scale: 100, digits: 1, suffix: "pp" } as const;

/** How sure it is, how long it takes, and what repeats it to the last digit. Esc ends a run; what is done stays. */
export function RunBar() {
  const words = useWords();
  const results = useResults();
  const { isRunning, stop, news, crash } = results;
  useEffect(() => {
    if (!isRunning) return;
    // Whoever has something open closes that first.
    const press = (event: KeyboardEvent) => event.key === "Escape" && !event.defaultPrevented && stop();
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isRunning, stop]);
  return (
    <section
      className="run"
      data-run={isRunning ? "running" : crash === undefined ? (news?.state ?? "idle") : "crashed"}
      aria-label={words("results.run")}
    >
      {crash === undefined ? (
        <Progress {...results} />
      ) : (
        <>
          <b role="alert">{words("results.crash", { detail: crash })}</b>
          <button type="button" className="button button--small" onClick={results.goOn}>
            {words("results.goOn")}
          </button>
        </>
      )}
      <span className="results-gap" />
      <PrecisionChoice {...results} />
      <Certificate {...results} />
      <OutMenu />
    </section>
  );
}

function Progress({ isRunning, news, plan, stop, goOn, isStale }: Results) {
  const words = useWords();
  const language = useLanguage();
  const now = isStale && isRunning ? undefined : news;
  const { runs = 0, about = 0 } = now ?? {};
  const wanted = plan.kind === "precision" ? plan.halfWidth : undefined;
  const worst = plusMinus(now?.worst, POINTS, language);
  const most = plan.kind === "precision" ? plan.most : plan.replications;
  const stateText = isRunning ? words("results.running") : words(`results.state.${news?.state ?? "idle"}`);
  return (
    <>
      <b>{stateText}</b>
      <span
        className="run__bar"
        role="progressbar"
        aria-label={words("results.runsDone")}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, about)}
        aria-valuenow={Math.min(runs, Math.max(1, about))}
        aria-valuetext={words("results.runsOf", { runs, about })}
      >
        <i style={{ width: `${about === 0 ? 0 : (88 * Math.min(runs, about)) / about}%` }} />
        <u />
      </span>
      <span role="status" className="run__runs">
        {isRunning ? words("results.runsOf", { runs, about: about || most }) : words("results.runsDoneText", { runs })}
      </span>
      {wanted !== undefined && (
        <b className="run__worst">
          {isRunning
            ? words("results.worstWanted", { worst, wanted: plusMinus(wanted, POINTS, language) })
            : words("results.worst", { worst })}
        </b>
      )}
      {now !== undefined && <span className="run__time">{timeText(now, isRunning)}</span>}
      {isRunning ? (
        <button type="button" className="button button--small" onClick={stop}>
          {words("results.cancel")} <kbd>Esc</kbd>
        </button>
      ) : (
        (news?.state === "stopped" || news?.state === "maximum") && (
          <button type="button" className="button button--small" onClick={goOn}>
            {words("results.goOn")}
          </button>
        )
      )}
      {isRunning && runs > 0 && <span className="run__keeps">{words("results.keepsRuns", { runs })}</span>}
    </>
  );

  function timeText({ elapsedMs, runs: done, about: end }: ComparisonNews, goesOn: boolean): string {
    const seconds = decimal(elapsedMs / 1_000, 1, language);
    if (!goesOn || done < TELLING_RUNS) return words("results.took", { seconds });
    const left = decimal(((elapsedMs / done) * Math.max(0, end - done)) / 1_000, 1, language);
    return words("results.tookAndLeft", { seconds, left });
  }
}

/** Runs after which the time they took says something of those to come: the first ones wait for threads to load. */
const TELLING_RUNS = 20;

function PrecisionChoice({ plan, setPlan }: Results) {
  const words = useWords();
  const language = useLanguage();
  return (
    <label className="run__plan">
      {words("results.precision")}{" "}
      <select
        value={plan.kind === "precision" ? plan.halfWidth : ""}
        onChange={(event) => setPlan(precisionPlan(Number(event.currentTarget.value)))}
      >
        {PRECISIONS.map((one) => (
          <option key={one} value={one}>
            {plusMinus(one, POINTS, language)} {words("results.unit.pp")}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What repeats a result: its seed and the print of its numbers. A click copies both, with the runs and the command. */
function Certificate({ news, about, isStale, isRunning }: Results) {
  const words = useWords();
  const [isCopied, setCopied] = useState(false);
  if (about === undefined || news === undefined) return null;
  const certificate = isStale || isRunning ? undefined : certificateOf(news, about);
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <span className="run__certificate">
      {words("results.seed")} <b>{about.seed}</b>
      {certificate !== undefined && (
        <button
          type="button"
          className="lab-link"
          onClick={() => copy(certificate.text)}
          title={certificate.text}
          data-certificate={certificate.fingerprint}
        >
          {words("results.certificate")} {grouped(certificate.fingerprint)}
          {isCopied && ` · ${words("results.copied")}`}
        </button>
      )}
    </span>
  );
}
