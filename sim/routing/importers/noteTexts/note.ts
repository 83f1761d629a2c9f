/** What a note says in both languages, and what it means for the result. */
export interface NoteKind {
  readonly kind: "not-expressed" | "assumed" | "approximated";
  readonly en: string;
  readonly ru: string;
}

export function notExpressed(en: string, ru: string): NoteKind {
  return { kind: "not-expressed", en, ru };
}
export function assumed(en: string, ru: string): NoteKind {
  return { kind: "assumed", en, ru };
}
export function approximated(en: string, ru: string): NoteKind {
  return { kind: "approximated", en, ru };
}
