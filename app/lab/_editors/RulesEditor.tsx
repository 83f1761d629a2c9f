"use client";

import { useState } from "react";
import { entryOf } from "../../../sim/scenario/form/formField.ts";
import { scenarioForm } from "../../../sim/scenario/form/scenarioForm.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { useChosen } from "./form/Chosen.tsx";
import { useFormScope } from "./form/formScope.ts";
import { listEntries } from "./form/listEntries.ts";
import { PartField, PartFields, within } from "./form/PartField.tsx";
import { Members } from "./Members.tsx";

/** Channel rules: what a queue promises and when it is open; how many contacts an agent holds; what holds for all. */
export function RulesEditor() {
  const words = useWords();
  const { scenario, before } = useFormScope();
  const [queue, setQueue] = useState<string>();
  const [group, setGroup] = useState<string>();
  const queueAt = useChosen("queues", queue);
  const groupAt = useChosen("groups", group);
  const form = scenarioForm();
  const queues = listEntries(entryOf(form, "queues").field);
  const groups = listEntries(entryOf(form, "groups").field);
  const all = { key: "", around: "", path: "", place: "", value: scenario, was: before };
  return (
    <div className="edit-columns">
      <div>
        <Members of="queues" label={words("labEdit.queue")} chosen={queueAt.id} onChoose={setQueue} />
        <div key={queueAt.id}>
          <PartFields
            at={queueAt}
            entries={queues}
            only={["name", "channel", "intent", "priority", "target", "dueInMs", "openHours"]}
          />
        </div>
      </div>
      <div>
        <Members of="groups" label={words("labEdit.group")} chosen={groupAt.id} onChoose={setGroup} />
        <div key={groupAt.id}>
          <PartFields at={groupAt} entries={groups} only={["slots", "ring"]} />
        </div>
      </div>
      <div>
        {["exclusiveChannels", "shiftEnd", "run"].map((key) => (
          <PartField key={key} at={within(all, key)} entry={entryOf(form, key)} />
        ))}
      </div>
    </div>
  );
}
