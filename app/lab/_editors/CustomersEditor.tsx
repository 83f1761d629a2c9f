"use client";

import { useState } from "react";
import { entryOf } from "../../../sim/scenario/form/formField.ts";
import { scenarioForm } from "../../../sim/scenario/form/scenarioForm.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { Chosen, useChosen } from "./form/Chosen.tsx";
import { listEntries } from "./form/listEntries.ts";
import { PartFields } from "./form/PartField.tsx";

const PATIENCE = ["patienceMs", "customers"];
const WORK = ["talkMs", "wrapUpMs", "identificationMs", "resolution", "messages"];
const AROUND = ["selfService", "transfer", "backOffice", "dialling", "rating", "evaluation", "byInterval"];

/** Who the customers of a queue are: how long they wait, what they do besides, what their matter takes and what follows. */
export function CustomersEditor() {
  const words = useWords();
  const [chosen, setChosen] = useState<string>();
  const at = useChosen("queues", chosen);
  const entries = listEntries(entryOf(scenarioForm(), "queues").field);
  return (
    <>
      <Chosen of="queues" label={words("labEdit.queue")} chosen={at.id} onChoose={setChosen} />
      <div className="edit-columns" key={at.id}>
        {[PATIENCE, WORK, AROUND].map((only) => (
          <div key={only.join()}>
            <PartFields at={at} entries={entries} only={only} />
          </div>
        ))}
      </div>
    </>
  );
}
