import * as z from "zod";
import type { FrameDelta } from "../sim/protocol/frameDelta.ts";
import type { JsonObject } from "../sim/protocol/mergePatch.ts";
import type { ClientMessage, ServerMessage } from "../sim/protocol/messages.ts";
import { PROTOCOL_VERSION } from "../sim/protocol/messages.ts";
import { count, oneOf } from "../sim/vocabulary/schemaParts.ts";
import { frameSchema, lensSchema } from "./frameSchema.ts";

type ByType<Message extends { readonly type: string }> = {
  readonly [Type in Message["type"]]: z.ZodType<Extract<Message, { type: Type }>>;
};

const protocol = z.literal(PROTOCOL_VERSION);

/** What a display may say on `/live`, by type. Complete by its type. */
export const CLIENT_MESSAGES: ByType<ClientMessage> = {
  hello: z.object({
    type: z.literal("hello"),
    protocol: count,
    boardId: z.exactOptional(z.string()),
    lens: z.exactOptional(lensSchema),
  }),
  resync: z.object({ type: z.literal("resync") }),
  ping: z.object({ type: z.literal("ping"), sentAt: z.number() }),
};

const patch = z.looseObject({}).describe("JSON merge patch, RFC 7396") as z.ZodType<unknown> as z.ZodType<JsonObject>;
const key = z.string();
const items = (item: z.ZodType) => z.exactOptional(z.array(item));
const list = z.object({
  gone: items(key),
  set: items(z.tuple([key, patch])),
  history: items(z.tuple([key, count, z.array(patch)])),
  order: items(key),
  whole: items(patch),
});
/** What changed since frame `base`; see docs/how-to/boards.md for how it is applied. */
const delta = z.object({
  base: count,
  sequence: count,
  at: z.number(),
  rest: z.exactOptional(patch),
  lists: z.exactOptional(
    z.object({
      channels: z.exactOptional(list),
      queues: z.exactOptional(list),
      teams: z.exactOptional(list),
      agents: z.exactOptional(list),
      waiting: z.exactOptional(list),
      sources: z.exactOptional(list),
      alarms: z.exactOptional(list),
    }),
  ),
}) as z.ZodType<unknown> as z.ZodType<FrameDelta>;

/** What the server says on `/live`, by type. Complete by its type. */
export const SERVER_MESSAGES: ByType<ServerMessage> = {
  welcome: z.object({ type: z.literal("welcome"), protocol, serverAt: z.number(), framesPerSecond: z.number() }),
  snapshot: z.object({ type: z.literal("snapshot"), serverAt: z.number(), frame: frameSchema }),
  frame: z.object({ type: z.literal("frame"), serverAt: z.number(), delta }),
  board: z.object({ type: z.literal("board"), boardId: z.string(), revision: z.exactOptional(count) }),
  pong: z.object({ type: z.literal("pong"), sentAt: z.number(), serverAt: z.number() }),
  refused: z.object({
    type: z.literal("refused"),
    code: oneOf(["protocol-version", "bad-message", "too-many", "too-many-lenses", "unknown-board"]),
    detail: z.string(),
  }),
};
