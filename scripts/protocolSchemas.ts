import * as z from "zod";
import type { ClientMessage, ServerMessage } from "../sim/protocol/messages.ts";
import { PROTOCOL_VERSION } from "../sim/protocol/messages.ts";
import { count, oneOf } from "../sim/vocabulary/schemaParts.ts";
import { frameSchema } from "./frameSchema.ts";

type ByType<Message extends { readonly type: string }> = {
  readonly [Type in Message["type"]]: z.ZodType<Extract<Message, { type: Type }>>;
};

const protocol = z.literal(PROTOCOL_VERSION);

/** What a display may say on `/live`, by type. Complete by its type. */
export const CLIENT_MESSAGES: ByType<ClientMessage> = {
  hello: z.object({ type: z.literal("hello"), protocol: count, lastSequence: z.exactOptional(count) }),
  resync: z.object({ type: z.literal("resync") }),
  ping: z.object({ type: z.literal("ping"), sentAt: z.number() }),
};

/** What the server says on `/live`, by type. Complete by its type. */
export const SERVER_MESSAGES: ByType<ServerMessage> = {
  welcome: z.object({ type: z.literal("welcome"), protocol, serverAt: z.number(), framesPerSecond: z.number() }),
  snapshot: z.object({ type: z.literal("snapshot"), serverAt: z.number(), frame: frameSchema }),
  frame: z.object({ type: z.literal("frame"), serverAt: z.number(), frame: frameSchema }),
  pong: z.object({ type: z.literal("pong"), sentAt: z.number(), serverAt: z.number() }),
  refused: z.object({
    type: z.literal("refused"),
    code: oneOf(["protocol-version", "bad-message", "too-many"]),
    detail: z.string(),
  }),
};
