import { z } from "zod";
import { ATTRIBUTIONS, SERVICE_LEVEL_VARIANTS, WINDOWS } from "../sim/metrics/config.ts";
import { NAMINGS } from "../sim/metrics/lens.ts";
import type { ClientMessage } from "../sim/protocol/messages.ts";

/** How a display or a request wants figures read. */
export const LENS_SCHEMA = z.object({
  variant: z.enum(SERVICE_LEVEL_VARIANTS),
  attribution: z.enum(ATTRIBUTIONS),
  headline: z.enum(WINDOWS),
  names: z.enum(NAMINGS),
});

const SCHEMA = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("hello"),
    protocol: z.number().int().nonnegative(),
    boardId: z.exactOptional(z.string().max(64)),
    lens: z.exactOptional(LENS_SCHEMA),
  }),
  z.object({ type: z.literal("resync") }),
  z.object({ type: z.literal("ping"), sentAt: z.number() }),
]);

/** What a display said, or, as text, everything that is wrong with it. */
export function clientMessage(text: string): ClientMessage | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "expected JSON";
  }
  const parsed = SCHEMA.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map((issue) => `${issue.path.join(".") || "message"}: ${issue.message}`).join("; ");
}
