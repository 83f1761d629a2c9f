"use client";

import { useState } from "react";
import { parseScenario } from "../../../sim/scenario/parse.ts";
import { problemText } from "../../../sim/scenario/problems.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { SelectField } from "../../_edit/Fields.tsx";
import { readJson } from "../../_edit/jsonFile.ts";
import { useFileDialog } from "../../_edit/useFileDialog.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useSoundIds } from "../_plan/LabChoice.tsx";
import { useLab } from "../_scenarios/useLab.ts";

/** One side of a bridge: a scenario and what people call it. */
export interface Side {
  readonly scenario: Scenario;
  readonly name: string;
}

export interface SidePickerProps {
  readonly label: string;
  readonly side: Side | undefined;
  readonly onSide: (side: Side) => void;
}

const FILE = "file:";

/** A scenario of the desk, or one of a file: a scenario as `Download` writes it, or a scenario file's own. */
export function SidePicker({ label, side, onSide }: SidePickerProps) {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const ids = useSoundIds();
  const [value, setValue] = useState("");
  const [loaded, setLoaded] = useState<Side>();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const choose = (id: string) => {
    if (id === FILE) return dialog.choose();
    if (id === "loaded" && loaded !== undefined) onSide(loaded);
    const parsed = lab.scenarioOf(id);
    if (id !== "loaded" && parsed.ok) onSide({ scenario: parsed.scenario, name: lab.nameOf(id) });
    setWrong([]);
    setValue(id);
  };
  const load = async (file: File) => {
    const answer = await readJson(file);
    if (!answer.ok) return setWrong([`${file.name}: ${answer.detail}`]);
    const { value: given } = answer;
    const inner = typeof given === "object" && given !== null && "scenario" in given ? given.scenario : given;
    const parsed = parseScenario(inner);
    if (!parsed.ok) return setWrong(parsed.problems.slice(0, 20).map((problem) => problemText(problem, language)));
    const found = { scenario: parsed.scenario, name: words("bridge.loaded", { name: parsed.scenario.name[language] }) };
    setLoaded(found);
    setWrong([]);
    setValue("loaded");
    onSide(found);
  };
  const dialog = useFileDialog({
    name: `${label}: ${words("chooseFile")}`,
    accept: ".json,application/json",
    onFiles: ([file]) => void load(file),
  });
  const choices = [
    ...(side === undefined ? [{ value: "", label: "—" }] : []),
    ...ids.map((id) => ({ value: id, label: lab.nameOf(id) })),
    ...(loaded === undefined ? [] : [{ value: "loaded", label: loaded.name }]),
    { value: FILE, label: words("bridge.fromFile") },
  ];
  return (
    <div>
      <SelectField
        label={label}
        value={side === undefined ? "" : value === "" ? (ids[0] ?? "") : value}
        choices={choices}
        onValue={choose}
      />
      {dialog.field}
      {wrong.length > 0 && (
        <ul className="notice notice--warn" role="alert">
          {wrong.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
