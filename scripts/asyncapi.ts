import { INGEST_BOUNDS } from "../sim/feed/ingest.ts";
import { PROTOCOL_VERSION } from "../sim/protocol/messages.ts";
import { type FloorEventType, VOCABULARY_VERSION } from "../sim/vocabulary/index.ts";
import { EVENT_TYPES } from "../sim/vocabulary/schema.ts";
import { TYPE_PREFIX } from "../sim/vocabulary/wireSchema.ts";
import { frameSchema } from "./frameSchema.ts";
import { eventSchema, type JsonSchema, toJson } from "./jsonSchemas.ts";
import { CLIENT_MESSAGES, SERVER_MESSAGES } from "./protocolSchemas.ts";

const HOST = { default: "localhost:4400", description: "host and port the server listens on" };

type Named = Readonly<Record<string, JsonSchema>>;

/** `visit.queued` as a component key: keys may not hold dots everywhere they are referred to. */
function keyOf(type: FloorEventType): string {
  return type.replaceAll(".", "_");
}

const refsTo = (section: string, keys: readonly string[]) => keys.map((key) => ({ $ref: `#/${section}/${key}` }));
const messagesOf = (keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, { $ref: `#/components/messages/${key}` }]));

const EVENT_KEYS = EVENT_TYPES.map(keyOf);
const CLIENT_KEYS = Object.keys(CLIENT_MESSAGES).map((type) => `display_${type}`);
const SERVER_KEYS = Object.keys(SERVER_MESSAGES).map((type) => `server_${type}`);

function eventMessages(): Named {
  return Object.fromEntries(
    EVENT_TYPES.map((type) => [
      keyOf(type),
      {
        name: `${TYPE_PREFIX}${type}`,
        title: type,
        contentType: "application/cloudevents+json",
        payload: { $ref: `#/components/schemas/${keyOf(type)}` },
      },
    ]),
  );
}

function liveMessages(side: "display" | "server", types: readonly string[]): Named {
  return Object.fromEntries(
    types.map((type) => [
      `${side}_${type}`,
      {
        name: type,
        title: `${side} says ${type}`,
        contentType: "application/json",
        payload: { $ref: `#/components/schemas/${side}_${type}` },
      },
    ]),
  );
}

function schemas(): Named {
  const frame = { title: "frame", ...toJson(frameSchema, "draft-07") };
  const live = [
    ...Object.entries(CLIENT_MESSAGES).map(([type, schema]) => [`display_${type}`, schema] as const),
    ...Object.entries(SERVER_MESSAGES).map(([type, schema]) => [`server_${type}`, schema] as const),
  ];
  return {
    ...Object.fromEntries(EVENT_TYPES.map((type) => [keyOf(type), eventSchema(type, "draft-07")])),
    ...Object.fromEntries(live.map(([key, schema]) => [key, withFrameReferred(toJson(schema, "draft-07"))])),
    frame,
  };
}

/** A message that carries a frame refers to the one description of frames instead of repeating it. */
function withFrameReferred(schema: JsonSchema): JsonSchema {
  const properties = schema.properties as Named | undefined;
  if (properties?.frame === undefined) return schema;
  return { ...schema, properties: { ...properties, frame: { $ref: "#/components/schemas/frame" } } };
}

/** The AsyncAPI 3 description of what goes in (events over HTTP) and out (frames over the WebSocket). */
export function asyncApi(): JsonSchema {
  const { maxBytes, maxEvents, maxLineBytes, maxDepth } = INGEST_BOUNDS;
  return {
    asyncapi: "3.0.0",
    id: "urn:floorcast:api",
    info: {
      title: "Floorcast",
      version: `${VOCABULARY_VERSION}.${PROTOCOL_VERSION}.0`,
      description:
        "What happens on a contact centre's floor goes in as CloudEvents 1.0; what a wallboard draws comes out as frames. " +
        "Instants inside `data` and frames are whole ms since the Unix epoch (UTC); names ending in `Ms` are whole ms.",
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
      tags: [{ name: "events" }, { name: "live" }],
    },
    defaultContentType: "application/json",
    servers: {
      http: { host: "{host}", protocol: "http", variables: { host: HOST } },
      live: { host: "{host}", protocol: "ws", variables: { host: HOST } },
    },
    channels: {
      events: {
        address: "/api/v1/events",
        title: "Events in",
        description:
          `One CloudEvent, a JSON list, a CloudEvents batch or NDJSON, at most ${maxBytes} bytes and ${maxEvents} events, ` +
          `nested at most ${maxDepth} deep; a line of NDJSON at most ${maxLineBytes} bytes. Each event is answered for ` +
          "itself; (source, id) is the duplicate rule, so a request may be repeated.",
        servers: [{ $ref: "#/servers/http" }],
        messages: messagesOf(EVENT_KEYS),
      },
      live: {
        address: "/live",
        title: "Frames out",
        description:
          "A display says hello, gets a welcome and a snapshot, then frames; after a hole in the sequence it asks to resync.",
        servers: [{ $ref: "#/servers/live" }],
        messages: messagesOf([...CLIENT_KEYS, ...SERVER_KEYS]),
        bindings: { ws: { method: "GET" } },
      },
    },
    operations: {
      acceptEvents: {
        action: "receive",
        summary: "Take events into the log and onto the floor",
        channel: { $ref: "#/channels/events" },
        messages: refsTo("channels/events/messages", EVENT_KEYS),
        bindings: { http: { method: "POST" } },
      },
      hearDisplays: {
        action: "receive",
        summary: "Hear what a display says",
        channel: { $ref: "#/channels/live" },
        messages: refsTo("channels/live/messages", CLIENT_KEYS),
      },
      sendFrames: {
        action: "send",
        summary: "Send every display the same frames, at most four a second",
        channel: { $ref: "#/channels/live" },
        messages: refsTo("channels/live/messages", SERVER_KEYS),
      },
    },
    components: {
      messages: {
        ...eventMessages(),
        ...liveMessages("display", Object.keys(CLIENT_MESSAGES)),
        ...liveMessages("server", Object.keys(SERVER_MESSAGES)),
      },
      schemas: schemas(),
    },
  };
}
