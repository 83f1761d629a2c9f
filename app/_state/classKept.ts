/** A place for what a tab keeps of a class; tests hand in their own. */
export type ClassStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What a presenter's tab comes back to its class with. */
export interface KeptClass {
  readonly code: string;
  readonly key: string;
}

const CLASS = "floorcast-class";
/** Of the class joined last: one tab is in one class. */
const SEAT = "floorcast-seat";
/** Longer than any code or key of a class: a store may hold anything. */
const MOST = 64;

/** The class this tab opened and has not ended; undefined: none, or what is there is none. */
export function keptClass(store: ClassStore): KeptClass | undefined {
  const [code, key] = read(store, CLASS);
  return code === undefined || key === undefined ? undefined : { code, key };
}

export function keepClass(store: ClassStore, { code, key }: KeptClass): void {
  write(store, CLASS, [code, key]);
}

export function forgetClass(store: ClassStore): void {
  try {
    store.removeItem(CLASS);
  } catch {
    // A forbidden store keeps nothing.
  }
}

/** The seat this tab had in the class of that code; undefined: it was in none. */
export function keptSeat(store: ClassStore, code: string): string | undefined {
  const [of, seat] = read(store, SEAT);
  return of === code ? seat : undefined;
}

export function keepSeat(store: ClassStore, code: string, seat: string): void {
  write(store, SEAT, [code, seat]);
}

function read(store: ClassStore, key: string): readonly (string | undefined)[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(key) ?? "[]");
    const both = Array.isArray(kept) && kept.length === 2;
    return both && kept.every((one) => typeof one === "string" && one !== "" && one.length <= MOST) ? kept : [];
  } catch {
    return [];
  }
}

function write(store: ClassStore, key: string, both: readonly [string, string]): void {
  try {
    store.setItem(key, JSON.stringify(both));
  } catch {
    // Without a store a reload begins anew.
  }
}
