"use client";

import { useId, useState } from "react";
import type { PolicySpec } from "../../../sim/routing/spec.ts";
import { useWords } from "../../_i18n/Words.tsx";

/** Characters of a policy as text. */
const MOST = 200_000;

/** The policy as JSON: to read, to copy, to paste what no form has. What is wrong with it is told with its place. */
export function PolicyText({
  spec,
  onTake,
}: {
  readonly spec: PolicySpec;
  readonly onTake: (policy: unknown) => void;
}) {
  const words = useWords();
  const id = useId();
  const [text, setText] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const take = () => {
    if (text === undefined) return;
    if (text.length > MOST) return setWrong(words("labEdit.tooLong", { n: MOST }));
    try {
      const policy: unknown = JSON.parse(text);
      setWrong(undefined);
      onTake(policy);
    } catch (problem) {
      setWrong(words("labEdit.notJson", { detail: problem instanceof Error ? problem.message : String(problem) }));
    }
  };
  return (
    <details className="edit-more">
      <summary>{words("labEdit.writtenOut")}</summary>
      <textarea
        id={id}
        rows={12}
        spellCheck={false}
        aria-label={words("labEdit.writtenOut")}
        aria-describedby={`${id}-hint`}
        value={text ?? JSON.stringify(spec, null, 1)}
        onChange={({ target }) => setText(target.value)}
      />
      <p className="edit-field__hint" id={`${id}-hint`}>
        {words("labEdit.writtenHint")}
      </p>
      {wrong !== undefined && (
        <p className="field__error" role="alert">
          {wrong}
        </p>
      )}
      <button type="button" className="button" disabled={text === undefined} onClick={take}>
        {words("labEdit.takeJson")}
      </button>
    </details>
  );
}
