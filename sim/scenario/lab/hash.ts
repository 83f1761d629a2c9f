import { finished, hex, rotated } from "../mixing.ts";
import { plainObject } from "../parts.ts";
import type { LabBaseline } from "./document.ts";

/** The fingerprint a baseline is pinned by: of its scenario, and of the floor it begins with where there is one. */
export function baselineHash({ scenario, start }: Pick<LabBaseline, "scenario" | "start">): string {
  return scenarioHash(start === undefined ? scenario : { scenario, start });
}

/**
 * Fingerprint of plain data, whatever the order of its fields: 16 hexadecimal digits, the same on every machine. Two
 * 32-bit lanes of multiply and rotate (the mixing of MurmurHash3, Appleby 2011) over the text of the data, fields sorted.
 * Fields that are `undefined` are as good as absent. No protection against intent.
 */
export function scenarioHash(data: unknown): string {
  const lanes = new Lanes();
  add(data, lanes);
  return lanes.text;
}

function add(value: unknown, lanes: Lanes): void {
  if (Array.isArray(value)) {
    lanes.text16("[");
    for (const item of value) add(item, lanes);
    lanes.text16("]");
    return;
  }
  const fields = plainObject(value);
  if (fields === undefined) {
    lanes.text16(`${typeof value}:${JSON.stringify(value)};`);
    return;
  }
  lanes.text16("{");
  for (const key of Object.keys(fields).sort()) {
    if (fields[key] === undefined) continue;
    lanes.text16(`${JSON.stringify(key)}=`);
    add(fields[key], lanes);
  }
  lanes.text16("}");
}

class Lanes {
  #a = 0x9747b28c;
  #b = 0x3c6ef372;
  #units = 0;

  text16(text: string): void {
    let [a, b] = [this.#a, this.#b];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      a = Math.imul(rotated(a ^ Math.imul(unit + 1, 0xcc9e2d51), 13), 5) + 0xe6546b64;
      b = Math.imul(rotated(b ^ Math.imul(unit + 1, 0x1b873593), 17), 9) + 0x85ebca6b + (a >>> 16);
    }
    this.#a = a | 0;
    this.#b = b | 0;
    this.#units += text.length;
  }

  get text(): string {
    const a = finished(this.#a ^ this.#units);
    return hex(a) + hex(finished(this.#b ^ a));
  }
}
