"use client";

import { useFileDialog } from "./useFileDialog.tsx";

export interface FileButtonProps {
  /** What the button says. */
  readonly label: string;
  /** What screen readers call the field behind it; absent: `label`. */
  readonly name?: string;
  /** Kinds of file offered, as `accept` of a field. Absent: any. */
  readonly accept?: string;
  /** Several at once. */
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly className?: string;
  /** At least one file was chosen; the same one may be chosen again. */
  readonly onFiles: (files: readonly [File, ...File[]]) => void;
}

/** A button that lets people choose a file. A browser's own field would speak the browser's language, not the page's. */
export function FileButton({ label, name = label, disabled = false, className = "button", ...rest }: FileButtonProps) {
  const { field, choose } = useFileDialog({ name, ...rest });
  return (
    <>
      <button type="button" className={className} disabled={disabled} onClick={choose}>
        {label}
      </button>
      {field}
    </>
  );
}
