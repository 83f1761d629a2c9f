/** What a field of a scenario may hold, as a form asks for it: made of the schema, so that no bound is said twice. */
export type FormField =
  | { readonly kind: "number"; readonly whole: boolean; readonly from: number; readonly to: number }
  /** One of these words. */
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "flag" }
  /** Text of at most so many characters. */
  | { readonly kind: "text"; readonly most: number }
  /** Lower-case letters, digits, hyphens: the id of this very thing, or a name shared on purpose. */
  | { readonly kind: "id" }
  | { readonly kind: "queue" }
  | { readonly kind: "group" }
  /** A name in both languages. */
  | { readonly kind: "name"; readonly most: number }
  /** A distribution of durations, with spikes or only without. */
  | { readonly kind: "distribution"; readonly spikes: boolean }
  | { readonly kind: "object"; readonly entries: readonly FormEntry[] }
  | { readonly kind: "list"; readonly item: FormField; readonly from: number; readonly to: number }
  /** One of several objects, told apart by their `kind`. */
  | { readonly kind: "oneOf"; readonly options: readonly FormOption[] }
  /** What no form asks for: a policy has an editor of its own. */
  | { readonly kind: "other" };

export interface FormEntry {
  readonly key: string;
  /** May be absent; absence has a meaning of its own. */
  readonly optional: boolean;
  readonly field: FormField;
  /** What the schema says of it, in English. */
  readonly description: string;
}

export interface FormOption {
  readonly kind: string;
  readonly entries: readonly FormEntry[];
}

/** The entry `key` of an object; throws `RangeError` where the form has none: our mistake. */
export function entryOf(field: FormField, key: string): FormEntry {
  const entry = field.kind === "object" ? field.entries.find((one) => one.key === key) : undefined;
  if (entry === undefined) throw new RangeError(`entry: expected a field of the form, got ${key}`);
  return entry;
}
