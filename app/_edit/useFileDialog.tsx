"use client";

import { type ReactNode, useRef } from "react";
import type { FileButtonProps } from "./FileButton.tsx";

export type FileDialogProps = Pick<FileButtonProps, "accept" | "multiple" | "onFiles"> & { readonly name: string };

/** The field nobody sees, to be put anywhere on the page, and what opens the browser's dialog for it. */
export function useFileDialog({ name, accept, multiple = false, onFiles }: FileDialogProps): {
  readonly field: ReactNode;
  readonly choose: () => void;
} {
  const input = useRef<HTMLInputElement>(null);
  return {
    choose: () => input.current?.click(),
    field: (
      // Hidden from around it: what pages say of the size of their fields is not said of this one.
      <span className="visually-hidden">
        <input
          ref={input}
          type="file"
          {...(accept === undefined ? {} : { accept })}
          multiple={multiple}
          aria-label={name}
          tabIndex={-1}
          onChange={({ target }) => {
            const [first, ...others] = target.files ?? [];
            // Cleared, so that the same file can be chosen again once it was put right.
            target.value = "";
            if (first !== undefined) onFiles([first, ...others]);
          }}
        />
      </span>
    ),
  };
}
