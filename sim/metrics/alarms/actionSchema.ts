import * as z from "zod";
import { whole } from "../../vocabulary/schemaParts.ts";
import type { AlarmAction } from "./alarm.ts";
import { ALARM_BOUNDS } from "./bounds.ts";
import { line } from "./ruleSchema.ts";

/** Longest id of an alarm: that of a rule and that of what it watches. */
const ID_LENGTH = 400;

const by = line(ALARM_BOUNDS.byLength);
const id = line(ID_LENGTH);
const forMs = whole(ALARM_BOUNDS.shelveLeastMs, ALARM_BOUNDS.shelveMostMs);

export const actionSchema: z.ZodType<AlarmAction> = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("see"), id, by }),
    z.object({ kind: z.literal("shelve"), id, by, forMs }),
    z.object({ kind: z.literal("unshelve"), id, by }),
  ],
  { error: "kind see, shelve or unshelve" },
);
