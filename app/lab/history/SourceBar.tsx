"use client";

import { useEffect, useState } from "react";
import { FileButton } from "../../_edit/FileButton.tsx";
import { useWords } from "../../_i18n/Words.tsx";
import type { Arrival } from "./useImport.ts";

export interface SourceBarProps {
  readonly busy: boolean;
  readonly onArrival: (arrival: Arrival) => void;
  readonly onLog: () => void;
}

/** The ways into the history: a file chosen or dropped anywhere on the page, a pasted block, the floor's own log. */
export function SourceBar({ busy, onArrival, onLog }: SourceBarProps) {
  const words = useWords();
  const [text, setText] = useState("");
  const dragged = useDrop(busy ? undefined : onArrival);
  const paste = () => {
    onArrival({ file: new Blob([text]), name: words("history.pastedName"), origin: "paste" });
    setText("");
  };
  return (
    <section className="sources-in" aria-label={words("history.sources")} data-dragged={dragged}>
      <div className="sources-in__drop">
        <FileButton
          label={words("history.choose")}
          accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
          className="button button--main"
          disabled={busy}
          onFiles={([file]) => onArrival({ file, name: file.name, origin: "file" })}
        />
        <p>{words(dragged ? "history.drop" : "history.dropHint")}</p>
      </div>
      <div className="sources-in__paste">
        <textarea
          rows={3}
          value={text}
          disabled={busy}
          aria-label={words("history.paste")}
          placeholder={words("history.pasteHint")}
          spellCheck={false}
          onChange={({ target }) => setText(target.value)}
        />
        <button type="button" className="button" disabled={busy || text.trim() === ""} onClick={paste}>
          {words("history.takePaste")}
        </button>
      </div>
      <div className="sources-in__log">
        <button type="button" className="button" disabled={busy} onClick={onLog}>
          {words("history.fromLog")}
        </button>
        <p>{words("history.fromLogHint")}</p>
      </div>
    </section>
  );
}

/** Takes files dropped anywhere on the page; says whether one is held over it. */
function useDrop(onArrival: ((arrival: Arrival) => void) | undefined): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const files = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent) => {
      if (!files(event)) return;
      event.preventDefault();
      setHeld(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHeld(false);
    };
    const drop = (event: DragEvent) => {
      if (!files(event)) return;
      event.preventDefault();
      setHeld(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) onArrival?.({ file, name: file.name, origin: "file" });
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [onArrival]);
  return held;
}
