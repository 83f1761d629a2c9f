"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

export interface SheetProps {
  readonly title: string;
  readonly close: string;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet over the stages: takes the keyboard while it is there, goes with Escape, and gives the focus back. */
export function Sheet({ title, close, wide, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={wide === true ? "sheet sheet--wide" : "sheet"}
      aria-labelledby={heading}
      onClose={onClose}
    >
      <header className="sheet__head">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          {close}
        </button>
      </header>
      <div className="sheet__body">{children}</div>
    </dialog>
  );
}
