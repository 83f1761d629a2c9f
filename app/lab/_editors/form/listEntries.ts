import type { FormEntry, FormField } from "../../../../sim/scenario/form/formField.ts";

/** The entries of one item of a list of objects. Throws `RangeError` for anything else: our mistake. */
export function listEntries(field: FormField): readonly FormEntry[] {
  if (field.kind !== "list" || field.item.kind !== "object") {
    throw new RangeError(`listEntries: expected a list of objects, got ${field.kind}`);
  }
  return field.item.entries;
}
