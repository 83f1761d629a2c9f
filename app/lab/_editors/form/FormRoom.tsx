"use client";

import { type ReactNode, useMemo, useState } from "react";
import { describeChanges } from "../../../../sim/scenario/describeChanges.ts";
import type { ScenarioProblem } from "../../../../sim/scenario/problems.ts";
import type { ScenarioChange } from "../../../../sim/scenario/scenarioFile.ts";
import { useLanguage, useWords } from "../../../_i18n/Words.tsx";
import type { EditorProps } from "../editorProps.ts";
import { FormScopeContext } from "./formScope.ts";
import { problemsAfter, problemsUnder } from "./guard.ts";

const NONE: readonly ScenarioProblem[] = [];

/** Everything inside it edits one scenario, soundly: what would make it unsound is told and not done. */
export function FormRoom({
  scenario,
  before,
  edit,
  problems,
  children,
}: EditorProps & { readonly children: ReactNode }) {
  const words = useWords();
  const language = useLanguage();
  const [refused, setRefused] = useState<{ readonly of: object; readonly problems: readonly ScenarioProblem[] }>();
  const mine = refused?.of === scenario ? refused.problems : NONE;
  const all = useMemo(() => [...problems, ...mine], [problems, mine]);
  const scope = useMemo(
    () => ({
      ...{ scenario, before },
      known: {
        queueIds: scenario.queues.map(({ id }) => id),
        groupIds: scenario.groups.map(({ id }) => id),
      },
      change(changes: readonly ScenarioChange[], key?: string) {
        const wrong = problemsAfter(scenario, changes);
        setRefused(wrong.length === 0 ? undefined : { of: scenario, problems: wrong });
        if (wrong.length > 0) return;
        const name = describeChanges(scenario, changes, language).join(" ").slice(0, 160);
        edit(changes, name, key);
      },
      problemsAt: (place: string) => problemsUnder(all, place),
    }),
    [scenario, before, edit, all, language],
  );
  return (
    <FormScopeContext value={scope}>
      {children}
      {all.length > 0 && (
        <div className="edit-problems" role="alert">
          <p>{words(mine.length > 0 ? "labEdit.notDone" : "labEdit.unsound", { n: all.length })}</p>
          <ul>
            {all.map(({ path, expected, got, russian }) => (
              <li key={`${path} ${expected}`}>
                <code>{path}</code>{" "}
                {words("labEdit.problem", {
                  expected: language === "ru" ? russian.expected : expected,
                  got: language === "ru" ? russian.got : got,
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </FormScopeContext>
  );
}
