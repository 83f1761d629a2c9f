import { z } from "zod";
import type { ClientMessage } from "../sim/protocol/messages.ts";

const SCHEMA = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("hello"),
    protocol: z.number().int().nonnegative(),
    lastSequence: z.number().int().nonnegative().optional(),
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
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join(".") || "message"}: ${issue.message}`).join("; ");
  }
  const message = parsed.data;
  if (message.type !== "hello") return message;
  const { lastSequence, ...hello } = message;
  return lastSequence === undefined ? hello : { ...hello, lastSequence };
}
