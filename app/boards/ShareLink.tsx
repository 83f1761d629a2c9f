"use client";

import { useEffect, useState } from "react";
import { useWords } from "../_i18n/Words.tsx";

/** The address that shows a board on a wall, to be copied. `draft`: what stands in the form is not what it shows. */
export function ShareLink({ boardId, draft }: { readonly boardId: string; readonly draft: boolean }) {
  const words = useWords();
  const [origin, setOrigin] = useState("");
  const [copied, setCopied] = useState(false);
  useEffect(() => setOrigin(location.origin), []);
  const path = `/wall?board=${boardId}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${origin}${path}`);
      setCopied(true);
    } catch {
      // Where the browser forbids it the address stands beside the button, to be copied by hand.
      setCopied(false);
    }
  };
  return (
    <section className="share" aria-label={words("boards.link")}>
      <a href={path} target="_blank" rel="noreferrer">
        <code>
          {origin}
          {path}
        </code>
      </a>
      <button type="button" className="button" onClick={() => void copy()}>
        {words("boards.copyLink")}
      </button>
      <span role="status">{copied ? words("boards.linkCopied") : ""}</span>
      <p className="field__hint">{words(draft ? "boards.linkDraft" : "boards.linkNote")}</p>
    </section>
  );
}
