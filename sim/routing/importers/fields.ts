import { BOUNDS } from "./content.ts";
import type { Importing } from "./importing.ts";

type Json = Readonly<Record<string, unknown>>;

/**
 * The fields of one object of a vendor's file: each is checked as it is read, and what nobody has read becomes a note.
 * `null` is an absent field: APIs export it so. Numbers and flags may be written as text, as XML and some APIs do.
 */
export class Fields {
  readonly path: string;
  readonly importing: Importing;
  private readonly value: Json;
  private readonly seen = new Set<string>();

  constructor(importing: Importing, value: Json, path: string) {
    this.importing = importing;
    this.value = value;
    this.path = path;
  }

  /** `value` as an object, or `undefined` and a problem. */
  static of(importing: Importing, value: unknown, path: string): Fields | undefined {
    if (isObject(value)) return new Fields(importing, value, path);
    importing.problem(path, value === undefined ? "missing-field" : "wrong-type", "an object", value);
    return undefined;
  }

  at(key: string | number): string {
    return this.path === "" || this.path.endsWith(":") ? `${this.path}${key}` : `${this.path}.${key}`;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.value, key) && this.value[key] !== null && this.value[key] !== undefined;
  }

  /** Says that these have no part in routing: descriptions, dates, addresses. */
  ignore(...keys: readonly string[]): void {
    for (const key of keys) this.seen.add(key);
  }

  /** As it came; absent or null: `undefined`. */
  raw(key: string): unknown {
    this.seen.add(key);
    return this.has(key) ? this.value[key] : undefined;
  }

  /** 1 to 4,000 characters; absent or empty: `undefined`. */
  text(key: string): string | undefined {
    const value = this.raw(key);
    if (value === undefined || value === "") return undefined;
    const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
    if (typeof text !== "string") return this.wrong(key, "wrong-type", "a text", value);
    if (text.length > BOUNDS.field) return this.wrong(key, "bad-length", `1 to ${BOUNDS.field} characters`, value);
    return text;
  }

  requiredText(key: string): string | undefined {
    if (this.has(key) && this.value[key] !== "") return this.text(key);
    this.seen.add(key);
    return this.wrong(key, "missing-field", "a text", undefined);
  }

  /** A number in [from, to]; absent: `undefined`. */
  number(key: string, from: number, to: number): number | undefined {
    const value = this.raw(key);
    if (value === undefined || value === "") return undefined;
    const number = typeof value === "string" && /^\s*-?\d{1,15}(\.\d{1,9})?\s*$/.test(value) ? Number(value) : value;
    if (typeof number !== "number" || Number.isNaN(number)) return this.wrong(key, "wrong-type", "a number", value);
    if (number < from || number > to) return this.wrong(key, "out-of-range", `a number in [${from}, ${to}]`, value);
    return number;
  }

  requiredNumber(key: string, from: number, to: number): number | undefined {
    if (this.has(key)) return this.number(key, from, to);
    this.seen.add(key);
    return this.wrong(key, "missing-field", `a number in [${from}, ${to}]`, undefined);
  }

  flag(key: string): boolean | undefined {
    const value = this.raw(key);
    if (value === undefined || value === "") return undefined;
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    return this.wrong(key, "wrong-type", "true or false", value);
  }

  /** One of `words`; absent: `undefined`. */
  word<Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const value = this.raw(key);
    if (value === undefined || value === "") return undefined;
    const word = words.find((candidate) => candidate === value);
    return word ?? this.wrong(key, "not-one-of", `one of ${words.join(", ")}`, value);
  }

  object(key: string): Fields | undefined {
    const value = this.raw(key);
    return value === undefined ? undefined : Fields.of(this.importing, value, this.at(key));
  }

  /** The objects of a list of at most `most`, or the one object that stands for it, as blocks and XML do. */
  objects(key: string, most: number = BOUNDS.list): readonly Fields[] {
    return this.list(key, most).flatMap(({ value, path }) => Fields.of(this.importing, value, path) ?? []);
  }

  /** The texts of a list; one text stands for a list of it. */
  texts(key: string, most: number = BOUNDS.list): readonly string[] {
    return this.list(key, most).flatMap(({ value, path }) => {
      if (typeof value === "number") return [String(value)];
      if (typeof value === "string" && value.length <= BOUNDS.field) return value === "" ? [] : [value];
      this.importing.problem(path, "wrong-type", `a text of at most ${BOUNDS.field} characters`, value);
      return [];
    });
  }

  /** Notes every field nobody has read or ignored. */
  rest(): void {
    for (const key of Object.keys(this.value)) {
      if (!this.seen.has(key) && this.has(key))
        this.importing.note(this.at(key.slice(0, 100)), "unknown-field", key.slice(0, 100));
    }
  }

  keys(): readonly string[] {
    return Object.keys(this.value);
  }

  private list(key: string, most: number): readonly { readonly value: unknown; readonly path: string }[] {
    const value = this.raw(key);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return [{ value, path: this.at(key) }];
    if (value.length > most) this.wrong(key, "bad-length", `at most ${most} items`, value);
    return value.slice(0, most).map((item: unknown, n) => ({ value: item, path: `${this.at(key)}.${n}` }));
  }

  private wrong(key: string, code: Parameters<Importing["problem"]>[1], expected: string, value: unknown): undefined {
    this.importing.problem(this.at(key), code, expected, value);
    return undefined;
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
