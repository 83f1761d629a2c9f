import type { Channel } from "../../../vocabulary/index.ts";
import { BOUNDS, jsonOf, textOf } from "../content.ts";
import { Fields, isObject } from "../fields.ts";
import type { Importing, VendorFile } from "../importing.ts";
import { xmlRoot } from "../xml.ts";

/** How work of some queues is given out: a `QueueRoutingConfig`. */
export interface RoutingConfig {
  readonly path: string;
  readonly label: string;
  /** Developer name and label: queues refer to the first. */
  readonly names: readonly string[];
  readonly model: "LEAST_ACTIVE" | "MOST_AVAILABLE" | "EXTERNAL_ROUTING";
  /** 0 is first. */
  readonly priority: number;
  /** What one contact takes of an agent's capacity; or a share of it in percent. */
  readonly weight?: number;
  readonly percentage?: number;
  /** Absent: offers do not end. */
  readonly pushMs?: number;
  readonly dropSkillsMs?: number;
}
export interface ServiceQueue {
  readonly path: string;
  readonly names: readonly string[];
  /** Name of its routing configuration; absent: it is not routed. */
  readonly config?: string;
  readonly channels: readonly Channel[];
}
/** A `PresenceUserConfig`: what an agent can hold. */
export interface AgentConfig {
  readonly path: string;
  readonly names: readonly string[];
  readonly capacity?: number;
  readonly autoAccept: boolean;
}
export interface SalesforceDocument {
  readonly configs: readonly RoutingConfig[];
  readonly queues: readonly ServiceQueue[];
  readonly agents: readonly AgentConfig[];
}

/** Objects of the vendor that are contacts, as channels. */
const OBJECTS: Readonly<Record<string, Channel>> = {
  VoiceCall: "voice",
  LiveChatTranscript: "chat",
  MessagingSession: "messenger",
  EmailMessage: "email",
  Case: "email",
  SocialPost: "social",
};
const MODELS = ["LEAST_ACTIVE", "MOST_AVAILABLE", "EXTERNAL_ROUTING"] as const;
/** Records of the data API have names of their own for the same words. */
const RECORD_MODELS: Readonly<Record<string, (typeof MODELS)[number]>> = {
  LeastActive: "LEAST_ACTIVE",
  MostAvailable: "MOST_AVAILABLE",
  ExternalRouting: "EXTERNAL_ROUTING",
};

/** A file of a metadata project (XML), or records of the data API (JSON: one, a list, or `records`). */
export function salesforceDocument(importing: Importing, file: VendorFile, prefix: string): SalesforceDocument {
  const own = file.name.replace(/\.(queueRoutingConfig|queue|presenceUserConfig)(-meta)?\.xml$|\.\w+$/, "");
  if (typeof file.content === "string" && /^\s*</.test(file.content.slice(0, 1_000))) {
    const text = textOf(importing, file.content, prefix);
    const root = text === undefined ? undefined : xmlRoot(importing, text, prefix);
    return root === undefined ? join([]) : documentOf(importing, root.name, root.element, `${prefix}${root.name}`, own);
  }
  const value = jsonOf(importing, file.content, prefix);
  if (value === undefined) return join([]);
  const records =
    isObject(value) && Array.isArray(value.records)
      ? value.records
      : Array.isArray(value)
        ? (value as unknown[])
        : [value];
  return join(
    records.slice(0, BOUNDS.list).map((record: unknown, n) => {
      const path = records.length === 1 ? prefix : `${prefix}${n}`;
      const type = isObject(record) && isObject(record.attributes) ? record.attributes.type : undefined;
      return documentOf(importing, typeof type === "string" ? type : "QueueRoutingConfig", record, path, own);
    }),
  );
}

function join(documents: readonly SalesforceDocument[]): SalesforceDocument {
  return {
    configs: documents.flatMap(({ configs }) => configs),
    queues: documents.flatMap(({ queues }) => queues),
    agents: documents.flatMap(({ agents }) => agents),
  };
}

function documentOf(importing: Importing, type: string, value: unknown, path: string, own: string): SalesforceDocument {
  const none = join([]);
  if (!["QueueRoutingConfig", "Queue", "PresenceUserConfig"].includes(type)) {
    importing.problem(path, "not-one-of", "QueueRoutingConfig, Queue or PresenceUserConfig", type);
    return none;
  }
  const fields = Fields.of(importing, lowerFirst(value), path);
  if (fields === undefined) return none;
  if (type === "QueueRoutingConfig") return { ...none, configs: [routingConfig(fields, own)] };
  if (type === "Queue") return { ...none, queues: [serviceQueue(fields, own)] };
  return { ...none, agents: [agentConfig(fields, own)] };
}

/** Records begin their fields with a capital, metadata do not. */
function lowerFirst(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.slice(0, 1).toLowerCase() + key.slice(1), inner]),
  );
}

function routingConfig(fields: Fields, own: string): RoutingConfig {
  const { importing } = fields;
  const label = fields.text("label") ?? fields.text("masterLabel") ?? own;
  const developerName = fields.text("fullName") ?? fields.text("developerName") ?? own;
  const record = fields.raw("routingModel");
  const model =
    typeof record === "string" && Object.hasOwn(RECORD_MODELS, record)
      ? RECORD_MODELS[record]
      : fields.word("routingModel", MODELS);
  if (record === undefined)
    importing.problem(fields.at("routingModel"), "missing-field", `one of ${MODELS.join(", ")}`, undefined);
  const weight = fields.number("capacityWeight", 0, 1_000);
  const percentage = fields.number("capacityPercentage", 0, 100);
  const push = fields.number("pushTimeout", 0, 604_800);
  const drop = fields.number("dropAdditionalSkillsTimeout", 0, 604_800);
  for (const key of ["queueOverflowAssignee", "userOverflowAssignee", "overflowAssigneeId"]) {
    if (fields.raw(key) !== undefined) importing.note(fields.at(key), "overflow-assignee");
  }
  const capacityType = fields.text("capacityType");
  if (capacityType !== undefined && capacityType !== "INHERITED")
    importing.note(fields.at("capacityType"), "left-out", "capacityType");
  if (fields.raw("pausedCapacityWeight") !== undefined)
    importing.note(fields.at("pausedCapacityWeight"), "left-out", "pausedCapacityWeight");
  if (fields.flag("isAttributeBased") === true) importing.note(fields.at("isAttributeBased"), "skills-by-rules");
  if (fields.raw("queueRoutingConfigSkills") !== undefined)
    importing.note(fields.at("queueRoutingConfigSkills"), "skills-by-rules");
  const config: RoutingConfig = {
    path: fields.path,
    label,
    names: [...new Set([developerName, label, ...(fields.has("id") ? [fields.text("id") ?? label] : [])])],
    model: model ?? "LEAST_ACTIVE",
    priority: fields.requiredNumber("routingPriority", 0, 1_000_000) ?? 0,
    ...(weight === undefined ? {} : { weight }),
    ...(percentage === undefined ? {} : { percentage }),
    ...(push === undefined || push === 0 ? {} : { pushMs: push * 1_000 }),
    ...(drop === undefined ? {} : { dropSkillsMs: drop * 1_000 }),
  };
  fields.ignore(
    "attributes",
    "language",
    "isDeleted",
    "createdDate",
    "createdById",
    "lastModifiedDate",
    "lastModifiedById",
    "systemModstamp",
  );
  fields.rest();
  return config;
}

function serviceQueue(fields: Fields, own: string): ServiceQueue {
  const name = fields.text("name") ?? own;
  const config = fields.text("queueRoutingConfig") ?? fields.text("queueRoutingConfigId");
  const channels = fields.objects("queueSobject", 20).flatMap((object) => {
    const type = object.text("sobjectType") ?? "";
    const channel = Object.hasOwn(OBJECTS, type) ? OBJECTS[type] : undefined;
    if (channel === undefined) fields.importing.note(object.path, "channel-unknown", type);
    object.rest();
    return channel ?? [];
  });
  fields.ignore(
    "doesSendEmailToMembers",
    "queueMembers",
    "email",
    "fullName",
    "attributes",
    "id",
    "developerName",
    "type",
  );
  fields.rest();
  return {
    path: fields.path,
    names: [...new Set([own, name])],
    ...(config === undefined ? {} : { config }),
    channels: [...new Set(channels)],
  };
}

function agentConfig(fields: Fields, own: string): AgentConfig {
  const label = fields.text("label") ?? fields.text("masterLabel") ?? own;
  const capacity = fields.number("capacity", 0, 1_000);
  if (fields.raw("interruptibleCapacity") !== undefined) {
    fields.importing.note(fields.at("interruptibleCapacity"), "left-out", "interruptibleCapacity");
  }
  const config: AgentConfig = {
    path: fields.path,
    names: [...new Set([own, label])],
    ...(capacity === undefined || capacity === 0 ? {} : { capacity }),
    autoAccept: fields.flag("enableAutoAccept") ?? fields.flag("optionsIsAutoAcceptEnabled") ?? false,
  };
  fields.ignore(
    "assignments",
    "enableDecline",
    "enableDeclineReason",
    "enableDisconnectSound",
    "enableRequestSound",
    "fullName",
  );
  fields.ignore(
    "presenceStatusOnDecline",
    "presenceStatusOnPushTimeout",
    "presenceConfigDeclineReasons",
    "attributes",
    "id",
  );
  fields.rest();
  return config;
}
