"use client";

import { useEffect, useState } from "react";
import { saveFile } from "../../_edit/jsonFile.ts";
import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { fragmentOf, MOST_LINK_CHARACTERS } from "../_scenarios/shareLink.ts";
import { useLab } from "../_scenarios/useLab.ts";
import { Sheet } from "./Sheet.tsx";

/** The document as a link that no server reads; where it would be too long, as a file. */
export function ShareSheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const { document } = useLab();
  const [link, setLink] = useState<string>();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    let gone = false;
    void fragmentOf(document).then((fragment) => {
      if (!gone) setLink(`${window.location.origin}/lab${fragment}`);
    });
    return () => {
      gone = true;
    };
  }, [document]);
  const tooLong = link !== undefined && link.length > MOST_LINK_CHARACTERS;
  const file = () => saveFile(`${document.id}.json`, `${JSON.stringify(document, null, 2)}\n`, "application/json");
  return (
    <Sheet title={words("lab.shareTitle")} onClose={onClose}>
      {tooLong ? (
        <p>
          {words("lab.linkTooLong", { n: count(link.length, language), most: count(MOST_LINK_CHARACTERS, language) })}
        </p>
      ) : (
        <>
          <p>{words("lab.shareLine")}</p>
          <label className="field">
            <span className="field__label">{words("lab.link", { n: count(link?.length ?? 0, language) })}</span>
            <input type="text" readOnly value={link ?? ""} onFocus={({ target }) => target.select()} />
          </label>
        </>
      )}
      <div className="buttons">
        {!tooLong && (
          <button
            type="button"
            className="button button--main"
            disabled={link === undefined}
            onClick={() => {
              if (link !== undefined) void navigator.clipboard.writeText(link).then(() => setCopied(true));
            }}
          >
            {words("lab.copyLink")}
          </button>
        )}
        <button type="button" className="button" onClick={file}>
          {words("lab.export")}
        </button>
        <span role="status">{copied ? words("lab.copied") : ""}</span>
      </div>
    </Sheet>
  );
}
