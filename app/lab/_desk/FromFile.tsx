"use client";

import { useState } from "react";
import { LAB_BOUNDS } from "../../../sim/scenario/lab/bounds.ts";
import type { LabDocument } from "../../../sim/scenario/lab/document.ts";
import { parseLabText } from "../../../sim/scenario/lab/parseLab.ts";
import { unsoundProblems } from "../../../sim/scenario/lab/unsound.ts";
import type { ScenarioProblem } from "../../../sim/scenario/problems.ts";
import { FileButton } from "../../_edit/FileButton.tsx";
import { useWords } from "../../_i18n/Words.tsx";
import type { WayProps } from "./NewMenu.tsx";
import { ScenarioProblems } from "./ScenarioProblems.tsx";

interface Read {
  readonly name: string;
  readonly document?: LabDocument;
  readonly problems: readonly ScenarioProblem[];
  readonly tooLarge?: boolean;
}

/** A lab document, a scenario file or a scenario alone, from a file: opened whole, or every problem told and nothing opened. */
export function FromFile({ onDocument }: WayProps) {
  const words = useWords();
  const [read, setRead] = useState<Read>();
  const choose = async (file: File) => {
    if (file.size > LAB_BOUNDS.fileBytes) return setRead({ name: file.name, problems: [], tooLarge: true });
    const parsed = parseLabText(await file.text());
    if (!parsed.ok) return setRead({ name: file.name, problems: parsed.problems });
    const problems = unsoundProblems(parsed.document);
    if (problems.length === 0) return onDocument(parsed.document);
    setRead({ name: file.name, problems, document: parsed.document });
  };
  return (
    <div className="lab-form">
      <div className="lab-file">
        <span>{words("lab.chooseFile")}</span>
        <FileButton
          label={words("chooseFile")}
          name={words("lab.chooseFile")}
          accept=".json,application/json"
          onFiles={([file]) => void choose(file)}
        />
      </div>
      {read?.tooLarge === true && (
        <p className="notice notice--warn" role="alert">
          {words("lab.fileTooLarge", { name: read.name, most: LAB_BOUNDS.fileBytes / 1_048_576 })}
        </p>
      )}
      {read !== undefined && read.problems.length > 0 && (
        <div role="alert">
          <ScenarioProblems
            problems={read.problems}
            caption={words(read.document === undefined ? "lab.fileProblems" : "lab.fileUnsound", {
              ...{ name: read.name, n: read.problems.length },
            })}
          />
        </div>
      )}
      {read?.document !== undefined && (
        <div className="buttons">
          <button
            type="button"
            className="button button--main"
            onClick={() => read.document !== undefined && onDocument(read.document)}
          >
            {words("lab.openAnyway")}
          </button>
        </div>
      )}
    </div>
  );
}
