"use client";

import type { Refusal } from "../../_edit/revisioned.ts";
import { useWords } from "../../_i18n/Words.tsx";

/** Why the server gave nothing, or took nothing. */
export function RefusalNote({ refusal }: { readonly refusal: Refusal }) {
  const words = useWords();
  return (
    <p className="notice notice--warn" role="alert">
      {refusal.kind === "unreachable" ? words("lab.unreachable") : words("edit.refused", { detail: refusal.detail })}{" "}
      <code>{refusal.code}</code>
    </p>
  );
}
