import type { en } from "./en.ts";

declare module "use-intl" {
  /** A path that no language has is a type error, not a path on the wall. */
  interface AppConfig {
    Messages: typeof en;
  }
}
