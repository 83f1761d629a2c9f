export * from "./aggregate.ts";
export * from "./answers.ts";
export * from "./description.ts";
export * from "./overview.ts";
export * from "./stageState.ts";
