export * from "./channels.ts";
export * from "./events.ts";
export * from "./ids.ts";
export * from "./snapshot.ts";
export * from "./units.ts";
