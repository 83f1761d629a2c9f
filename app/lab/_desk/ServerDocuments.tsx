"use client";

import { useCallback, useEffect, useState } from "react";
import type { Refusal } from "../../_edit/revisioned.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { deleteDocument, type ServerLine, saveDocument, serverDocument, serverDocuments } from "./labServer.ts";
import { RefusalNote } from "./RefusalNote.tsx";
import { savedWhen } from "./savedWhen.ts";

/** Documents on the server. Saving never overwrites what somebody else saved meanwhile: it asks. */
export function ServerDocuments({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const [lines, setLines] = useState<readonly ServerLine[]>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [saved, setSaved] = useState(false);
  const list = useCallback(async () => {
    const answer = await serverDocuments();
    if (answer.ok) setLines(answer.value);
    else setRefusal(answer);
  }, []);
  useEffect(() => void list(), [list]);
  const told = async <T,>(answer: { readonly ok: true; readonly value: T } | Refusal, then?: () => void) => {
    setRefusal(answer.ok ? undefined : answer);
    if (answer.ok) then?.();
    await list();
  };
  const save = async (etag: string | undefined) => {
    setSaved(false);
    const answer = await saveDocument(lab.document, etag);
    await told(answer, () => {
      if (answer.ok) lab.onServer(answer.etag);
      setSaved(true);
    });
  };
  const open = async (id: string) => {
    const answer = await serverDocument(id);
    await told(answer, () => {
      if (!answer.ok) return;
      void lab.open(answer.value, answer.etag);
      onClose();
    });
  };
  const { document, state } = lab;
  const there = lines?.find((one) => one.id === document.id);
  const conflict = refusal?.kind === "conflict";
  return (
    <section className="lab-form" aria-label={words("lab.onServer")}>
      <div className="buttons">
        <button type="button" className="button button--main" onClick={() => void save(state.etag)}>
          {words("lab.saveOnServer")}
        </button>
        <span role="status">{saved ? words("lab.savedOnServer") : ""}</span>
      </div>
      {conflict && (
        <div className="notice notice--warn" role="alert">
          <p>{words("edit.conflict")}</p>
          <button type="button" className="button" onClick={() => void open(document.id)}>
            {words("lab.takeTheirsBeside")}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => void save(there === undefined ? undefined : `"${there.revision}"`)}
          >
            {words("edit.keepMine")}
          </button>
        </div>
      )}
      {refusal !== undefined && !conflict && <RefusalNote refusal={refusal} />}
      {lines !== undefined && lines.length > 0 && (
        <table className="near-table">
          <caption>{words("lab.onServer")}</caption>
          <thead>
            <tr>
              <th scope="col">{words("lab.document")}</th>
              <th scope="col">{words("lab.changed")}</th>
              <th scope="col">{words("lab.deeds")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, name, savedAt, revision }) => (
              <tr key={id}>
                <th scope="row">
                  {name}
                  <small>{words("lab.revision", { revision })}</small>
                </th>
                <td>{savedWhen(new Date(savedAt).toISOString(), Date.now(), language)}</td>
                <td>
                  <div className="buttons">
                    <button type="button" className="button" onClick={() => void open(id)}>
                      {words("lab.open")}
                    </button>
                    <button
                      type="button"
                      className="button"
                      onClick={() => void deleteDocument(id, revision).then((answer) => told(answer))}
                    >
                      {words("lab.remove")}
                    </button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
