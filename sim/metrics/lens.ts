import type { AgentId } from "../vocabulary/index.ts";
import type { Attribution, BoardConfig, ServiceLevelVariant, WindowId } from "./config.ts";

/** How names are shown; the fold knows them all, a frame only what its lens lets through. */
export const NAMINGS = ["names", "initials", "none"] as const;

/** How figures are read: boards that read alike get one and the same frame. */
export interface Lens {
  readonly variant: ServiceLevelVariant;
  readonly attribution: Attribution;
  readonly headline: WindowId;
  readonly names: (typeof NAMINGS)[number];
}

/** The centre's own reading, names shown. */
export function lensOf({ variant, attribution, headline }: BoardConfig): Lens {
  return { variant, attribution, headline, names: "names" };
}

/** One text for lenses that read alike. */
export function lensKey({ variant, attribution, headline, names }: Lens): string {
  return `${variant} ${attribution} ${headline} ${names}`;
}

/** What a lens leaves of who somebody is. */
export function namedBy(
  names: Lens["names"],
  agent: { readonly agentId: AgentId; readonly name: string | undefined; readonly seat: number },
): { readonly agentId: AgentId; readonly name: string | undefined } {
  if (names === "names") return { agentId: agent.agentId, name: agent.name };
  // Ids of telephone systems are often logins, and logins are names.
  const agentId = `seat-${agent.seat}` as AgentId;
  return { agentId, name: names === "initials" && agent.name !== undefined ? initials(agent.name) : undefined };
}

/**
 * The first letters of up to three words of `name`, in capitals: “Anna-Maria Petrova” → “AMP”. Words are split at spaces,
 * hyphens, dots and underscores; `undefined` when there is no letter at all.
 */
export function initials(name: string): string | undefined {
  const letters = name.split(/[\s\-._]+/u).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []);
  return letters.length === 0 ? undefined : letters.slice(0, 3).join("").toUpperCase();
}
