import type { ReactNode } from "react";
import { useWords } from "../_i18n/Words.tsx";

export interface SidePartProps {
  readonly title: string;
  /** Closes it; absent where there is nothing to go back to. */
  readonly onClose?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** What the right side speaks of: its name, the way out, and the parts under it. */
export function SidePart({ title, onClose, children }: SidePartProps) {
  const words = useWords();
  return (
    <div className="side">
      <header className="side__head">
        <h2>{title}</h2>
        {onClose !== undefined && (
          <button type="button" className="button button--small" onClick={onClose}>
            {words("desk.side.close")}
          </button>
        )}
      </header>
      {children}
    </div>
  );
}

/** A question that got no answer, in plain words with its code. */
export function Unanswered({ code, detail }: { readonly code: string; readonly detail: string }) {
  const words = useWords();
  const known = code === "unreachable" ? words("front.noServer") : detail;
  return (
    <p role="alert">
      {words("desk.side.refused")} {known} <code>{code}</code>
    </p>
  );
}
