import { InvalidArgumentError } from "commander";

/** `HH:MM` or `HH:MM:SS` as ms after midnight. Throws what commander tells as a wrong argument. */
export function timeOfDay(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (match === null) throw new InvalidArgumentError(`expected HH:MM or HH:MM:SS, got ${text}`);
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return ((hours! * 60 + minutes!) * 60 + seconds!) * 1_000;
}
