import { BOUNDS } from "./bounds.ts";
import { type Part, plainObject } from "./parts.ts";
import { shiftSchema } from "./schemaStaff.ts";
import type { GroupSpec, ShiftSpec } from "./staff.ts";

/**
 * What can be said of a part that is malformed elsewhere: one mistake in it shall not hide the others. What is itself
 * malformed is absent here and has been reported; a list longer than it may be is not looked into.
 */

/** The text at a dotted place of an item, as it came; undefined where there is none. */
export function textAt({ given }: Part<unknown>, place: string): string | undefined {
  let value: unknown = given;
  for (const key of place.split(".")) {
    const fields = plainObject(value);
    value = fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;
  }
  return typeof value === "string" ? value : undefined;
}

/** The number of an item's own field; undefined where there is none that is finite. */
export function numberIn(fields: Readonly<Record<string, unknown>> | undefined, key: string): number | undefined {
  const value = fields?.[key];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The texts of a list of at most `most` items by their place in it. */
export function textsIn(value: unknown, most: number): readonly (readonly [i: number, text: string])[] {
  return itemsOf(value, most).flatMap((item, i) => (typeof item === "string" ? [[i, item] as const] : []));
}

/** The queues a group has skills for, by their place in its list. */
export function skillsOf({ given }: Part<GroupSpec>): readonly (readonly [i: number, queueId: string])[] {
  return itemsOf(given?.skills, BOUNDS.queues).flatMap((skill, i) => {
    const queueId = plainObject(skill)?.queueId;
    return typeof queueId === "string" ? [[i, queueId] as const] : [];
  });
}

/** Sound shifts of a list by their place in it. */
export type PlacedShifts = readonly (readonly [i: number, shift: ShiftSpec])[];

/** Everybody of a group whose shifts are these: the group's own, then each person's where they have any. */
export function shiftsOf({ spec, given, path }: Part<GroupSpec>): readonly (readonly [path: string, PlacedShifts])[] {
  const placed = (value: unknown): PlacedShifts =>
    itemsOf(value, BOUNDS.shiftsOfOne).flatMap((shift, i) => {
      const read = spec === undefined ? shiftSchema.safeParse(shift).data : (shift as ShiftSpec);
      return read === undefined ? [] : [[i, read] as const];
    });
  return [
    [`${path}.shifts`, placed(given?.shifts)],
    ...itemsOf(given?.people, BOUNDS.headcount).flatMap((person, p) => {
      const shifts = plainObject(person)?.shifts;
      return shifts === undefined ? [] : [[`${path}.people.${p}.shifts`, placed(shifts)] as const];
    }),
  ];
}

function itemsOf(value: unknown, most: number): readonly unknown[] {
  return Array.isArray(value) && value.length <= most ? value : [];
}
