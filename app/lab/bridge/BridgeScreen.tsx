"use client";

import { useCallback, useState } from "react";
import type { Bridge, BridgeSpec } from "../../../sim/experiment/bridge/bridge.ts";
import type { Scope } from "../../../sim/experiment/scopes.ts";
import { runWindow } from "../../../sim/scenario/runWindow.ts";
import { dayText } from "../../../sim/vocabulary/localDate.ts";
import { NumberInput, SelectField, TextField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ForecastPlan } from "../../_state/forecastPlan.ts";
import { type DayRead, useSearchWorker } from "../../_state/useSearchWorker.ts";
import { RunLine } from "../_plan/RunLine.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { BridgePanel } from "./BridgePanel.tsx";
import { ContactsPicker } from "./ContactsPicker.tsx";
import { type Side, SidePicker } from "./SidePicker.tsx";
import { VolumePicker } from "./VolumePicker.tsx";

/** `/lab/bridge`: from the service level of a plan to that of the day, factor by factor, and what was luck. */
export function BridgeScreen() {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const { client, crash } = useSearchWorker();
  const [plan, setPlan] = useState<Side>({
    scenario: lab.document.baseline.scenario,
    name: lab.document.baseline.name,
  });
  const [from, setFrom] = useState<"scenario" | "history" | "file">("scenario");
  const [date, setDate] = useState(() => dayText(runWindow(lab.document.baseline.scenario.run).day));
  const [volume, setVolume] = useState<ForecastPlan>();
  const [side, setSide] = useState<Side>();
  const [day, setDay] = useState<{ readonly name: string; readonly read: DayRead }>();
  const [typed, setTyped] = useState<number>();
  const [scopeId, setScopeId] = useState("");
  const [runs, setRuns] = useState<number | undefined>(200);
  const [done, setDone] = useState<readonly [number, number]>();
  const [made, setMade] = useState<{
    readonly spec: BridgeSpec;
    readonly bridge: Bridge;
    readonly of: readonly unknown[];
  }>();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const scenario = volume?.plan ?? plan.scenario;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date);
  const targeted = scenario.queues.filter(({ target }) => target !== undefined);
  const scope: Scope = targeted.some(({ id }) => id === scopeId)
    ? { kind: "queue", queueId: scopeId }
    : { kind: "total" };
  const counted = from !== "scenario" && day !== undefined ? countedOf(day.read, scope) : undefined;
  const told = counted !== undefined && counted.counted > 0 ? counted.kept / counted.counted : undefined;
  const realised = typed === undefined ? told : typed / 100;
  const parsedDay = day?.read.day.actual;
  const actual = from === "scenario" ? side?.scenario : parsedDay?.ok === true ? parsedDay.scenario : undefined;
  const asked = [scenario, actual, scopeKeyOf(scope), realised, runs, lab.document.seed];
  const isStale = made?.of.some((one, i) => one !== asked[i]) ?? false;
  const stop = useCallback(() => void client().cancel(), [client]);
  const start = async () => {
    if (actual === undefined) return setWrong([words("bridge.needsDay")]);
    if (realised === undefined || !(realised >= 0 && realised <= 1)) return setWrong([words("bridge.needsRealised")]);
    setWrong([]);
    setDone([0, 1]);
    const spec: BridgeSpec = {
      ...{ plan: scenario, actual, scope, seed: lab.document.seed },
      realised: { serviceLevel: realised, ...(counted === undefined ? {} : { contacts: counted.counted }) },
      replications: Math.min(5_000, Math.max(20, Math.round(runs ?? 200))),
    };
    try {
      const answer = await client().bridge(spec, (n, of) => setDone([n, of]));
      if (!answer.ok) {
        setWrong(
          answer.problems.map(({ code, expected, got }) =>
            words(`bridge.problem.${code}`, { expected: [expected].flat().join(", "), got: [got].flat().join(", ") }),
          ),
        );
      } else if (answer.value.ok) setMade({ spec, bridge: answer.value.bridge, of: asked });
      else setWrong([words(`bridge.reason.${answer.value.reason}`, { detail: answer.value.detail })]);
    } catch (problem) {
      setWrong([words("bridge.reason.failed", { detail: String(problem) })]);
    }
    setDone(undefined);
  };
  return (
    <div
      className="near-page plan-page"
      data-bridge={done === undefined ? (made === undefined ? "empty" : "built") : "running"}
    >
      <header className="near-page__head">
        <div>
          <h1>{words("bridge.title")}</h1>
          <p>{words("bridge.line")}</p>
        </div>
      </header>
      <section aria-label={words("bridge.plan")}>
        <div className="wish-bar">
          <SidePicker label={words("bridge.plan")} side={plan} onSide={setPlan} />
          {isDate && <VolumePicker plan={plan.scenario} date={date} onVolume={setVolume} />}
          <SelectField
            label={words("bridge.day")}
            value={from}
            choices={[
              { value: "scenario", label: words("bridge.fromScenario") },
              { value: "history", label: words("bridge.fromHistory") },
              { value: "file", label: words("bridge.fromContacts") },
            ]}
            onValue={(next) => {
              setFrom(next);
              setDay(undefined);
            }}
          />
          <TextField
            label={words("bridge.date")}
            value={date}
            error={isDate ? undefined : "2026-03-02"}
            maxLength={10}
            onValue={(text) => {
              setDate(text);
              setDay(undefined);
            }}
          />
          {from === "scenario" && <SidePicker label={words("bridge.thatDay")} side={side} onSide={setSide} />}
          <SelectField
            label={words("bridge.scope")}
            value={scope.kind === "queue" ? scope.queueId : ""}
            choices={[
              { value: "", label: words("bridge.total") },
              ...targeted.map(({ id, name }) => ({ value: id, label: name[language] })),
            ]}
            onValue={setScopeId}
          />
          <NumberInput
            label={words("bridge.realised")}
            hint={counted === undefined ? words("bridge.realisedHint") : words("bridge.realisedTold", { ...counted })}
            unit="%"
            step={0.1}
            value={typed ?? (told === undefined ? undefined : Math.round(told * 1_000) / 10)}
            onValue={setTyped}
          />
          <NumberInput label={words("bridge.runs")} value={runs} onValue={setRuns} />
        </div>
        {from !== "scenario" && isDate && (
          <ContactsPicker plan={plan.scenario} from={from} date={date} client={client} day={day} onDay={setDay} />
        )}
        {done === undefined ? (
          <div className="buttons">
            <button type="button" className="button button--main" onClick={() => void start()}>
              {words("bridge.start")}
            </button>
          </div>
        ) : (
          <RunLine
            done={done[0] / done[1]}
            text={words("bridge.running", { done: done[0], of: done[1] })}
            stop={words("bridge.stop")}
            onStop={stop}
          />
        )}
        {(crash !== undefined || wrong.length > 0) && (
          <ul className="notice notice--warn" role="alert">
            {[...(crash === undefined ? [] : [words("search.crashed", { detail: crash })]), ...wrong].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </section>
      {made !== undefined && <BridgePanel spec={made.spec} bridge={made.bridge} client={client} isStale={isStale} />}
    </div>
  );
}

function scopeKeyOf(scope: Scope): string {
  return scope.kind === "queue" ? scope.queueId : "";
}

function countedOf({ day }: DayRead, scope: Scope): { readonly kept: number; readonly counted: number } {
  return scope.kind === "queue" ? (day.realised.byQueue[scope.queueId] ?? { kept: 0, counted: 0 }) : day.realised.total;
}
