"use client";

import { useEffect } from "react";

export interface RunLineProps {
  /** Share done, in [0, 1]; absent: nobody can say. */
  readonly done: number | undefined;
  readonly text: string;
  readonly stop: string;
  readonly onStop: () => void;
}

/** What is under way, and how it is stopped: by its button or Esc. */
export function RunLine({ done, text, stop, onStop }: RunLineProps) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => event.key === "Escape" && onStop();
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [onStop]);
  return (
    <div className="run-bar">
      <progress {...(done === undefined ? {} : { value: done })} max={1} aria-label={text} />
      <span role="status">{text}</span>
      <button type="button" className="button button--small" onClick={onStop}>
        {stop} <kbd>Esc</kbd>
      </button>
    </div>
  );
}
