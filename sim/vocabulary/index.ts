export * from "./channels.ts";
export * from "./events.ts";
export * from "./ids.ts";
export * from "./units.ts";
