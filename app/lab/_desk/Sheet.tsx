"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "../../_i18n/Words.tsx";

export interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Wider than a form of one column. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A sheet over the desk: takes the focus, gives it back, and goes with Escape. */
export function Sheet({ title, onClose, wide = false, children }: SheetProps) {
  const words = useWords();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const open = box.current;
    open?.showModal();
    return () => open?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className="lab-sheet"
      data-wide={wide}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="lab-sheet__head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button button--small" aria-label={words("lab.close")} onClick={onClose}>
          ×
        </button>
      </header>
      <div className="lab-sheet__body">{children}</div>
    </dialog>
  );
}
