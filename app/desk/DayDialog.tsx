"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../_i18n/Words.tsx";

export interface DayDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet over the page: it takes the focus, Escape closes it, and the focus goes back to where it was. */
export function DayDialog({ title, onClose, children }: DayDialogProps) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="day__dialog" aria-label={title} onClose={onClose}>
      <header>
        <h2>{title}</h2>
        <button type="button" onClick={onClose}>
          {words("day.close")}
        </button>
      </header>
      <div className="day__sheet">{children}</div>
    </dialog>
  );
}
