"use client";

import { useState } from "react";
import { baselineHash } from "../../../sim/scenario/lab/hash.ts";
import type { Refusal } from "../../_edit/revisioned.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { timeText } from "../_scenarios/firstDocument.ts";
import { floorNow } from "./labServer.ts";
import type { WayProps } from "./NewMenu.tsx";
import { RefusalNote } from "./RefusalNote.tsx";
import { documentOf } from "./ways.ts";

/** The live floor as it stands, forked: every run begins with the people and contacts that are there now. */
export function FromNow({ onDocument }: WayProps) {
  const words = useWords();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const fork = async () => {
    setBusy(true);
    setRefusal(undefined);
    const answer = await floorNow();
    setBusy(false);
    if (!answer.ok) return setRefusal(answer);
    const { scenario, start } = answer.value;
    const document = documentOf(scenario, { kind: "live", at: timeText(start.at) }, language);
    const baseline = { ...document.baseline, start };
    onDocument({ ...document, baseline: { ...baseline, hash: baselineHash(baseline) } });
  };
  return (
    <div className="lab-form">
      <p>{words("lab.nowLine")}</p>
      <div className="buttons">
        <button type="button" className="button button--main" disabled={busy} onClick={() => void fork()}>
          {words(busy ? "lab.reading" : "lab.fork")}
        </button>
      </div>
      {refusal !== undefined && <RefusalNote refusal={refusal} />}
    </div>
  );
}
