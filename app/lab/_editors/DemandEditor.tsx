"use client";

import { useState } from "react";
import { entryOf, type FormEntry } from "../../../sim/scenario/form/formField.ts";
import { scenarioForm } from "../../../sim/scenario/form/scenarioForm.ts";
import type { QueueSpec } from "../../../sim/scenario/queueSpec.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useChosen } from "./form/Chosen.tsx";
import { useFormScope } from "./form/formScope.ts";
import { ItemsField } from "./form/ItemsField.tsx";
import { listEntries } from "./form/listEntries.ts";
import { PartField, PartFields, within } from "./form/PartField.tsx";
import { Members } from "./Members.tsx";
import { ProfileEditor } from "./ProfileEditor.tsx";

/** Fields of arrivals beside the profile. */
const BESIDE = ["weekdayFactors", "busyness", "inducedShare", "waitElasticity"];

/** Who comes: the profile of one queue, what makes days differ, work already there; and what happens to the centre. */
export function DemandEditor() {
  const words = useWords();
  const language = useLanguage();
  const { scenario, before, change } = useFormScope();
  const [chosen, setChosen] = useState<string>();
  const at = useChosen("queues", chosen);
  const queue: QueueSpec = scenario.queues[at.index]!;
  const form = scenarioForm();
  const queues = listEntries(entryOf(form, "queues").field);
  const arrivalsAt = within(at, "arrivals");
  const entry = queues.find(({ key }) => key === "arrivals")!;
  const events: FormEntry = entryOf(form, "events");
  const all = { key: "", around: "", path: "", place: "", value: scenario, was: before };
  return (
    <>
      <Members of="queues" label={words("labEdit.queue")} chosen={at.id} onChoose={setChosen} />
      {queue.arrivals === undefined ? (
        <p>
          {words("labEdit.noArrivals")}{" "}
          <button
            type="button"
            className="button"
            onClick={() =>
              change([
                {
                  path: arrivalsAt.path,
                  set: arrivalsAt.was ?? { profile: "daily", intervalMinutes: 60, perHour: new Array(24).fill(10) },
                },
              ])
            }
          >
            {words("labEdit.beginArrivals")}
          </button>
        </p>
      ) : (
        <ProfileEditor key={at.id} at={arrivalsAt} name={queue.name[language]} />
      )}
      <div className="edit-columns">
        <div key={at.id}>
          {queue.arrivals !== undefined && entry.field.kind === "object" && (
            <PartFields at={arrivalsAt} entries={entry.field.entries} only={BESIDE} />
          )}
          {queues
            .filter(({ key }) => key === "backlog")
            .map((one) => (
              <PartField key={one.key} at={within(at, one.key)} entry={one} />
            ))}
        </div>
        <div>
          {(scenario.events ?? []).length === 0 && <p className="edit-field__hint">{words("labEdit.noEvents")}</p>}
          {events.field.kind === "list" && <ItemsField at={within(all, "events")} field={events.field} />}
        </div>
      </div>
    </>
  );
}
