"use client";

import { useId, useState } from "react";
import {
  IMPORTERS,
  type Imported,
  VENDORS,
  type Vendor,
  type VendorFile,
} from "../../../sim/routing/importers/index.ts";
import { describePolicy } from "../../../sim/routing/sentences/describe.ts";
import type { PolicySpec } from "../../../sim/routing/spec.ts";
import { FileButton } from "../../_edit/FileButton.tsx";
import { ProblemList } from "../../_edit/ProblemList.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useFormScope } from "./form/formScope.ts";

/** Bytes of all files of one import, and how many there may be. */
const MOST_BYTES = 2_000_000;
const MOST_FILES = 50;
const NAMES: Readonly<Record<Vendor, string>> = {
  genesys: "Genesys Cloud",
  amazon: "Amazon Connect",
  twilio: "Twilio TaskRouter",
  cisco: "Cisco",
  salesforce: "Salesforce",
  zendesk: "Zendesk",
  chatwoot: "Chatwoot",
};

/** Reads another system's configuration into a policy: what it says in sentences, and what could not be said, before it is used. */
export function PolicyImport({ onTake }: { readonly onTake: (policy: PolicySpec) => void }) {
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const { scenario } = useFormScope();
  const [vendor, setVendor] = useState<Vendor>("genesys");
  const [text, setText] = useState("");
  const [imported, setImported] = useState<Imported>();
  const [refused, setRefused] = useState<string>();
  const read = (files: readonly VendorFile[]) => {
    setRefused(undefined);
    setImported(IMPORTERS[vendor](files));
  };
  const readFiles = async (files: readonly File[]) => {
    if (files.length > MOST_FILES || files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) {
      setImported(undefined);
      return setRefused(words("labEdit.tooMuch", { files: MOST_FILES, bytes: MOST_BYTES }));
    }
    read(await Promise.all(files.map(async (file) => ({ name: file.name, content: await file.text() }))));
  };
  return (
    <details className="edit-more">
      <summary>{words("labEdit.import")}</summary>
      <div className="edit-field">
        <label htmlFor={`${id}-vendor`}>{words("labEdit.vendor")}</label>
        <select id={`${id}-vendor`} value={vendor} onChange={({ target }) => setVendor(target.value as Vendor)}>
          {VENDORS.map((one) => (
            <option key={one} value={one}>
              {NAMES[one]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <FileButton
          label={words("chooseFile")}
          name={words("labEdit.vendorFile")}
          multiple
          onFiles={(files) => void readFiles(files)}
        />
      </div>
      <textarea
        rows={6}
        spellCheck={false}
        maxLength={MOST_BYTES}
        aria-label={words("labEdit.vendorFile")}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button
        type="button"
        className="button"
        disabled={text.trim() === ""}
        onClick={() => read([{ name: "pasted.json", content: text }])}
      >
        {words("labEdit.doImport")}
      </button>
      {refused !== undefined && (
        <p className="field__error" role="alert">
          {refused}
        </p>
      )}
      {imported?.ok === false && <ProblemList problems={imported.problems} />}
      {imported?.ok === true && (
        <div role="status">
          <ol className="edit-sentences">
            {describePolicy(imported.policy, language, scenario).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
          <p>
            {imported.notes.length === 0
              ? words("labEdit.noNotes")
              : words("labEdit.notes", { n: imported.notes.length })}
          </p>
          <ul className="edit-sentences">
            {imported.notes.map(({ path, code, text: said }) => (
              <li key={`${path} ${code} ${said.en}`}>
                <code>{path}</code> {said[language]}
              </li>
            ))}
          </ul>
          <button type="button" className="button button--main" onClick={() => onTake(imported.policy)}>
            {words("labEdit.takeImport")}
          </button>
        </div>
      )}
    </details>
  );
}
