"use client";

import { useState } from "react";
import { entryOf } from "../../../sim/scenario/form/formField.ts";
import { scenarioForm } from "../../../sim/scenario/form/scenarioForm.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { useChosen } from "./form/Chosen.tsx";
import { listEntries } from "./form/listEntries.ts";
import { PartFields } from "./form/PartField.tsx";
import { Members } from "./Members.tsx";
import { SkillsMatrix } from "./SkillsMatrix.tsx";

/** Who answers: the skills of every group, then one group's shifts, time losses, newcomers and people by name. */
export function PeopleEditor() {
  const words = useWords();
  const [chosen, setChosen] = useState<string>();
  const at = useChosen("groups", chosen);
  const entries = listEntries(entryOf(scenarioForm(), "groups").field);
  return (
    <>
      <SkillsMatrix />
      <Members of="groups" label={words("labEdit.group")} chosen={at.id} onChoose={setChosen} />
      <div className="edit-columns" key={at.id}>
        {[["name", "costPerHour", "shrinkage", "learning", "headcount", "teamId"], ["shifts"], ["people"]].map(
          (only) => (
            <div key={only.join()}>
              <PartFields at={at} entries={entries} only={only} />
            </div>
          ),
        )}
      </div>
    </>
  );
}
