import type { ALARMS_ROOM } from "./alarmsRoom.ts";
import type { DESK_ROOM } from "./deskRoom.ts";
import type { en } from "./en.ts";
import type { LAB_ROOM } from "./labRoom.ts";
import type { THEATRE_ROOM } from "./theatreRoom.ts";

type Flat<T> = { [K in keyof T]: T[K] };

declare module "use-intl" {
  /** A path that no language has is a type error, not a path on the wall. */
  interface AppConfig {
    Messages: Flat<
      typeof en & typeof ALARMS_ROOM.en & typeof DESK_ROOM.en & typeof LAB_ROOM.en & typeof THEATRE_ROOM.en
    >;
  }
}
