"use client";

import { useState } from "react";
import { LAB_BOUNDS } from "../../../sim/scenario/lab/bounds.ts";
import { TextField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { freshId } from "../_scenarios/firstDocument.ts";
import { useLab } from "../_scenarios/useLab.ts";
import { ServerDocuments } from "./ServerDocuments.tsx";
import { Sheet } from "./Sheet.tsx";
import { savedWhen } from "./savedWhen.ts";

/** Documents this browser keeps and those of the server: open, rename, duplicate, delete, save. */
export function DocumentsSheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const [doomed, setDoomed] = useState<string>();
  const { document, state } = lab;
  return (
    <Sheet title={words("lab.documents")} onClose={onClose} wide>
      <div className="lab-form">
        <TextField
          label={words("lab.documentName")}
          value={document.name}
          maxLength={LAB_BOUNDS.name}
          onValue={(name) => name !== "" && lab.renameDocument(name)}
        />
        <TextField
          label={words("lab.seed")}
          hint={words("lab.seedHint")}
          value={document.seed}
          maxLength={LAB_BOUNDS.seed}
          onValue={(seed) => seed !== "" && lab.setSeed(seed)}
        />
        <div className="buttons">
          <button
            type="button"
            className="button"
            onClick={() => {
              const name = words("lab.copyOf", { name: document.name }).slice(0, LAB_BOUNDS.name);
              void lab.open({ ...document, id: `${document.id.slice(0, 57)}-${freshId()}`, name });
            }}
          >
            {words("lab.duplicateDocument")}
          </button>
        </div>
      </div>
      <table className="near-table">
        <caption>{words("lab.inBrowser", { n: state.kept.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{words("lab.document")}</th>
            <th scope="col">{words("lab.changed")}</th>
            <th scope="col">{words("lab.deeds")}</th>
          </tr>
        </thead>
        <tbody>
          {state.kept.map(({ id, name, savedAt }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                <small>{id}</small>
              </th>
              <td>{savedWhen(new Date(savedAt).toISOString(), Date.now(), language)}</td>
              <td>
                {id === document.id ? (
                  words("lab.isOpen")
                ) : (
                  <div className="buttons">
                    <button
                      type="button"
                      className="button"
                      onClick={() => void lab.openKept(id).then(onClose)}
                      aria-label={words("lab.openName", { name })}
                    >
                      {words("lab.open")}
                    </button>
                    <button
                      type="button"
                      className="button"
                      aria-label={words(doomed === id ? "lab.forgetSure" : "lab.forgetName", { name })}
                      onClick={() => (doomed === id ? void lab.forget(id) : setDoomed(id))}
                    >
                      {words(doomed === id ? "lab.forgetSureShort" : "lab.remove")}
                    </button>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ServerDocuments onClose={onClose} />
    </Sheet>
  );
}
