import type { Channel } from "../../../vocabulary/index.ts";
import type { Fields } from "../fields.ts";
import type { ImportedGroup } from "../importing.ts";
import { slotsOf } from "../slots.ts";

/** A routing profile: what one group of agents takes, in which order and after which delay. */
export interface RoutingProfile {
  readonly path: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly queues: readonly ProfileQueue[];
  /** Absent: the file does not say. */
  readonly slots?: ImportedGroup["slots"];
  readonly clock: "since-available" | "since-end";
}

export interface ProfileQueue {
  readonly path: string;
  /** The most telling first: `name/CHANNEL`, name, id. */
  readonly names: readonly string[];
  /** 1 is served first, 99 last. */
  readonly priority: number;
  readonly delayMs: number;
}

/** `TASK` has no channel of a customer's; the mapping of its queue decides. */
const CHANNEL_OF: Readonly<Record<string, Channel>> = { VOICE: "voice", CHAT: "chat", EMAIL: "email" };
const AMAZON_CHANNELS = ["VOICE", "CHAT", "TASK", "EMAIL"] as const;

/**
 * A profile of a template (`Properties` of `AWS::Connect::RoutingProfile`), of `DescribeRoutingProfile`, or of the request
 * that makes one.
 */
export function routingProfile(fields: Fields): RoutingProfile {
  const name = fields.requiredText("Name") ?? "profile";
  const references = ["RoutingProfileArn", "RoutingProfileId", "Id"].flatMap((key) => fields.text(key) ?? []);
  const timer = fields.word("AgentAvailabilityTimer", ["TIME_SINCE_LAST_ACTIVITY", "TIME_SINCE_LAST_INBOUND"]);
  const slots = mediaConcurrency(fields);
  const profile: RoutingProfile = {
    path: fields.path,
    name,
    names: [name, ...references],
    queues: [
      ...fields.objects("QueueConfigs", 100),
      ...fields.objects("RoutingProfileQueueConfigSummaryList", 100),
    ].flatMap(profileQueue),
    ...(slots === undefined ? {} : { slots }),
    clock: timer === "TIME_SINCE_LAST_INBOUND" ? "since-end" : "since-available",
  };
  if (fields.raw("ManualAssignmentQueueConfigs") !== undefined) {
    fields.importing.note(fields.at("ManualAssignmentQueueConfigs"), "left-out", "ManualAssignmentQueueConfigs");
  }
  fields.ignore(
    "Description",
    "InstanceArn",
    "InstanceId",
    "DefaultOutboundQueueArn",
    "DefaultOutboundQueueId",
    "Tags",
  );
  fields.ignore(
    "NumberOfAssociatedQueues",
    "NumberOfAssociatedUsers",
    "LastModifiedTime",
    "LastModifiedRegion",
    "IsDefault",
  );
  fields.ignore("NumberOfAssociatedManualAssignmentQueues", "AssociatedQueueIds", "NextToken");
  fields.rest();
  return profile;
}

function profileQueue(entry: Fields): readonly ProfileQueue[] {
  const reference = entry.object("QueueReference") ?? entry;
  const id = referenceText(reference, "QueueArn") ?? referenceText(reference, "QueueId");
  const channel = reference.word("Channel", AMAZON_CHANNELS);
  const name = entry.text("QueueName");
  const priority = entry.requiredNumber("Priority", 1, 99);
  const delay = entry.requiredNumber("Delay", 0, 9_999);
  if (reference !== entry) reference.rest();
  entry.ignore("QueueId", "QueueArn");
  entry.rest();
  const plain = [name, id].filter((text) => text !== undefined);
  if (plain.length === 0) {
    entry.importing.problem(reference.at("QueueArn"), "missing-field", "QueueArn, QueueId or QueueName", undefined);
    return [];
  }
  const names = [...plain.map((text) => `${text}/${channel ?? "VOICE"}`), ...plain];
  const known = entry.importing.names.knownQueues(names) !== undefined;
  if (!known && channel === "TASK") entry.importing.note(entry.path, "channel-unknown", "TASK");
  return [
    {
      path: entry.path,
      // Without a mapping each channel of a queue is a queue of its own, named after both.
      names: known ? names : [`${lastPart(plain[0] ?? "")} ${(channel ?? "voice").toLowerCase()}`],
      priority: Math.round(priority ?? 1),
      delayMs: (delay ?? 0) * 1_000,
    },
  ];
}

/** Text, or what a template refers to: `{ Ref: x }`, `{ "Fn::GetAtt": [x, y] }`. */
function referenceText(fields: Fields, key: string): string | undefined {
  const value = fields.raw(key);
  if (typeof value !== "object" || value === null) return fields.text(key);
  const inner = Object.values(value as Readonly<Record<string, unknown>>)[0];
  const first: unknown = Array.isArray(inner) ? inner[0] : inner;
  if (typeof first === "string" && first !== "" && first.length <= 500) return first.split(".")[0];
  fields.importing.problem(fields.at(key), "wrong-type", "a text, or a reference of a template", value);
  return undefined;
}

/** `arn:…:queue/1234` → `1234`. */
function lastPart(reference: string): string {
  return reference.split("/").at(-1) ?? reference;
}

function mediaConcurrency(fields: Fields): ImportedGroup["slots"] {
  const byChannel: Partial<Record<Channel, number>> = {};
  const mixes = new Set<"any" | "same-channel">();
  const media = fields.objects("MediaConcurrencies", 10);
  for (const medium of media) {
    const name = medium.word("Channel", AMAZON_CHANNELS);
    const most = medium.requiredNumber("Concurrency", 1, 10);
    const behaviour = medium.object("CrossChannelBehavior");
    const mix = behaviour?.word("BehaviorType", ["ROUTE_CURRENT_CHANNEL_ONLY", "ROUTE_ANY_CHANNEL"]);
    mixes.add(mix === "ROUTE_ANY_CHANNEL" ? "any" : "same-channel");
    medium.rest();
    const channel = name === undefined ? undefined : CHANNEL_OF[name];
    if (channel !== undefined && most !== undefined) byChannel[channel] = Math.floor(most);
    else if (name !== undefined) medium.importing.note(medium.path, "channel-unknown", name);
  }
  if (mixes.size > 1) fields.importing.note(fields.at("MediaConcurrencies"), "one-mix");
  return slotsOf(byChannel, mixes.has("same-channel") ? "same-channel" : "any");
}
