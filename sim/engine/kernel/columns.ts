/** One column of numbers. */
export type Column = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** 0, 1, 2 … `length` − 1. */
export function numbered(length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let i = 0; i < length; i++) numbers[i] = i;
  return numbers;
}

/** `to`, beginning with what `from` holds. */
export function grown<T extends Column>(to: T, from: T): T {
  to.set(from);
  return to;
}

function isColumn(value: unknown): value is Column {
  return (
    value instanceof Float64Array ||
    value instanceof Int32Array ||
    value instanceof Uint32Array ||
    value instanceof Uint16Array ||
    value instanceof Uint8Array
  );
}

/** The changing part of one object as plain data: its columns and numbers by field name. */
export type Saved = Readonly<Record<string, Column | number | boolean>>;

/** Copies every column, number and truth value `source` owns; references to other objects are left out. */
export function saved(source: object): Saved {
  const copy: Record<string, Column | number | boolean> = {};
  for (const [name, value] of Object.entries(source)) {
    if (isColumn(value)) copy[name] = value.slice();
    else if (typeof value === "number" || typeof value === "boolean") copy[name] = value;
  }
  return copy;
}

/**
 * Puts what `saved` copied back into `target`, an object of the same kind; columns that are as long are written over, so
 * that whoever has one keeps it. The copy itself stays as it is.
 */
export function restored(target: object, copy: Saved): void {
  const own = target as Record<string, unknown>;
  for (const [name, value] of Object.entries(copy)) {
    const before = own[name];
    if (!isColumn(value)) own[name] = value;
    else if (isColumn(before) && before.length === value.length) before.set(value);
    else own[name] = value.slice();
  }
}
