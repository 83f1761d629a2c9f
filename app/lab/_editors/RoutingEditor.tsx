"use client";

import { useId } from "react";
import type { NamedPolicy, PolicyParameter } from "../../../sim/routing/named/namedPolicy.ts";
import { isWrittenOut, POLICIES, policyNamed, policySpecOf, scenarioChangesOf } from "../../../sim/routing/registry.ts";
import { describePolicy, diffPolicies } from "../../../sim/routing/sentences/describe.ts";
import { alike } from "../../../sim/scenario/lab/alike.ts";
import type { PolicyChoice } from "../../../sim/scenario/scenario.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useFormScope } from "./form/formScope.ts";
import { PolicyImport } from "./PolicyImport.tsx";
import { PolicyParameterField } from "./PolicyParameterField.tsx";
import { PolicyText } from "./PolicyText.tsx";
import { parameterValue, withParameter } from "./policyParameters.ts";

/** The routing policy: which one, its parameters with their units, and what it does in sentences; import and JSON beside. */
export function RoutingEditor() {
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const { scenario, before, change } = useFormScope();
  const { policy } = scenario;
  const named = isWrittenOut(policy) ? undefined : policyNamed(typeof policy === "string" ? policy : policy.name);
  const spec = policySpecOf(policy, scenario);
  const old = policySpecOf(before.policy, before);
  const choose = (next: PolicyChoice, key?: string) =>
    change([{ path: "policy", set: next }, ...scenarioChangesOf(next, scenario)], key);
  const differences = diffPolicies(old, spec, language, scenario);
  return (
    <div className="edit-columns">
      <div>
        <div className="edit-field" data-differs={!alike(policy, before.policy)}>
          <label htmlFor={id}>{words("labEdit.policy")}</label>
          <span className="edit-field__control">
            <select
              id={id}
              value={named?.id ?? ""}
              onChange={({ target }) => target.value !== "" && choose(target.value)}
            >
              {named === undefined && <option value="">{`${spec.name} (${words("labEdit.ownPolicy")})`}</option>}
              {POLICIES.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.tradeName[language]}
                </option>
              ))}
            </select>
            {!alike(policy, before.policy) && (
              <button
                type="button"
                className="edit-reset"
                aria-label={words("labEdit.resetTo", { was: old.name })}
                onClick={() => change([{ path: "policy", set: before.policy }])}
              >
                <span aria-hidden="true">↺</span>
              </button>
            )}
          </span>
        </div>
        {named !== undefined && (
          <>
            <p className="edit-lesson">{named.lesson[language]}</p>
            <Parameters
              {...{ named, policy }}
              onValue={(parameter, value) =>
                choose(withParameter(policy, parameter, value), `parameter ${parameter.id}`)
              }
            />
          </>
        )}
      </div>
      <div>
        <h2>{words("labEdit.says")}</h2>
        <ol className="edit-sentences" aria-live="polite">
          {describePolicy(spec, language, scenario).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        <h2>{words("labEdit.changesOf")}</h2>
        {differences.length === 0 ? (
          <p className="edit-field__hint">{words("labEdit.sameRouting")}</p>
        ) : (
          <ul className="edit-sentences">
            {differences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <PolicyImport onTake={(taken) => change([{ path: "policy", set: taken }])} />
        <PolicyText spec={spec} onTake={(taken) => change([{ path: "policy", set: taken }])} />
      </div>
    </div>
  );
}

function Parameters({
  named,
  policy,
  onValue,
}: {
  readonly named: NamedPolicy;
  readonly policy: PolicyChoice;
  readonly onValue: (parameter: PolicyParameter, value: number | string) => void;
}) {
  const words = useWords();
  if (named.parameters.length === 0) return <p className="edit-field__hint">{words("labEdit.noParameters")}</p>;
  return (
    <fieldset className="edit-part">
      <legend>{words("labEdit.parameters")}</legend>
      {named.parameters.map((parameter) => (
        <PolicyParameterField
          key={`${named.id} ${parameter.id}`}
          parameter={parameter}
          value={parameterValue(policy, parameter)}
          onValue={(value) => onValue(parameter, value)}
        />
      ))}
    </fieldset>
  );
}
