import type { AgentFrame, Lens } from "../../sim/metrics/frame.ts";

/**
 * Who somebody is, as far as those who look may know; absent where nobody is named. A board that asks for less than the
 * frame holds shows less: first letters of up to three words, as the server would.
 */
export function shownName({ name }: Pick<AgentFrame, "name">, names: Lens["names"]): string | undefined {
  if (names === "none" || name === undefined) return undefined;
  if (names === "names") return name;
  const letters = name.split(/[\s\-._]+/u).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []);
  return letters.length === 0 ? undefined : letters.slice(0, 3).join("").toUpperCase();
}
