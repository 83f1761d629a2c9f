export * from "./agent.ts";
export type { FloorDigest } from "./digest.ts";
export type { FloorQueue, OpenContact, OpenJourney, OpenVisit, OpenWork, WorkPhase } from "./entities.ts";
export { Floor } from "./floor.ts";
export * from "./limits.ts";
export * from "./observer.ts";
export * from "./outcome.ts";
export type { FloorSource } from "./source.ts";
export type { FloorCounters } from "./state.ts";
