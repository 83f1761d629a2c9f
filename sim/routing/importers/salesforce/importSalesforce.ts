import type { SlotsSpec } from "../../../scenario/staff.ts";
import type { Channel } from "../../../vocabulary/index.ts";
import type { AgentFilter, AgentTerm, OfferSpec, PlanSpec } from "../../spec.ts";
import { boundedFiles } from "../content.ts";
import { BY_PRIORITY, BY_WAIT, finished, LONGEST_IDLE } from "../finish.ts";
import { type Imported, type ImportedGroup, Importing, type VendorFile } from "../importing.ts";
import { type Mapping, ownOf } from "../mapping.ts";
import { MOST_SLOTS } from "../slots.ts";
import { queuePlan, type VendorStep } from "../steps.ts";
import { type AgentConfig, type RoutingConfig, type SalesforceDocument, salesforceDocument } from "./documents.ts";

const LAST_PRIORITY = 99;
/** Longest ring of the form: offers of this vendor may have no end. */
const ENDLESS_RING_MS = 600_000;
/** Percentages are shares of this, where no file says how much an agent holds. */
const WHOLE = 100;

/**
 * Salesforce Omni-Channel: routing configurations, the queues that use them, and what agents can hold, as files of a
 * metadata project or records.
 */
export function importSalesforce(files: readonly VendorFile[], mapping: Mapping = {}): Imported {
  const importing = new Importing(mapping);
  const documents = boundedFiles(importing, files).map((file) => salesforceDocument(importing, file, file.prefix));
  const all: SalesforceDocument = {
    configs: documents.flatMap(({ configs }) => configs),
    queues: documents.flatMap(({ queues }) => queues),
    agents: documents.flatMap(({ agents }) => agents),
  };
  const { configs, agents } = all;
  if (configs.length === 0 && agents.length === 0 && importing.problems.length === 0) {
    importing.problem("", "missing-field", "a QueueRoutingConfig", undefined);
  }
  return finished(
    importing,
    {
      name: `Salesforce: ${configs.map(({ label }) => label).join(", ") || "Omni-Channel"}`,
      plans: configs.flatMap((config) => plansOf(importing, config, all)),
      itemScore: [BY_PRIORITY, BY_WAIT],
      agentScore: agentScore(importing, configs),
      idleClock: "since-offer",
      offer: offer(importing, all),
    },
    groupsOf(importing, all),
  );
}

function plansOf(importing: Importing, config: RoutingConfig, all: SalesforceDocument): readonly PlanSpec[] {
  const users = all.queues.filter((queue) => queue.config !== undefined && config.names.includes(queue.config));
  const named = users.length > 0 ? users : [{ path: config.path, names: config.names }];
  if (config.priority > LAST_PRIORITY) importing.note(config.path, "priority-cut", config.priority);
  const priority = Math.round(Math.min(LAST_PRIORITY, config.priority));
  return named.flatMap(({ names, path }) =>
    importing.names.queues(names, path).map((queueId) => {
      const steps = skillSteps(importing, config, queueId).map((step) => ({ ...step, priority }));
      return queuePlan(importing, queueId, steps, path);
    }),
  );
}

/** All skills first; after the time set, those marked as additional are not asked for any more. */
function skillSteps(importing: Importing, config: RoutingConfig, queueId: string): readonly VendorStep[] {
  const { path, dropSkillsMs } = config;
  const { needs, droppable = [] } = importing.names.queue(queueId);
  if (needs === undefined) {
    if (dropSkillsMs !== undefined) importing.note(path, "skills-unknown", "dropAdditionalSkillsTimeout");
    return [{ path, agents: {} }];
  }
  const wanted = Object.entries(needs);
  const last: VendorStep = {
    path,
    agents: agentsWith(
      importing,
      wanted.filter(([skill]) => !droppable.includes(skill)),
    ),
  };
  if (dropSkillsMs === undefined) return [{ path, agents: agentsWith(importing, wanted) }];
  return [{ path, agents: agentsWith(importing, wanted), expiresAfterMs: dropSkillsMs }, last];
}

function agentsWith(importing: Importing, wanted: readonly (readonly [string, number])[]): AgentFilter | "nobody" {
  if (wanted.length === 0) return {};
  const groupIds = Object.entries(importing.names.mapping.groups ?? {})
    .filter(([, { attributes }]) => wanted.every(([skill, least]) => Number(ownOf(attributes, skill) ?? 0) >= least))
    .map(([id]) => id);
  return groupIds.length === 0 ? "nobody" : { groupIds };
}

function agentScore(importing: Importing, configs: readonly RoutingConfig[]): readonly AgentTerm[] {
  const models = [...new Set(configs.map(({ model }) => model))];
  for (const { model, path } of configs) if (model === "EXTERNAL_ROUTING") importing.note(path, "external-routing");
  const known = models.filter((model) => model !== "EXTERNAL_ROUTING");
  if (known.length > 1) importing.note(configs[0]?.path ?? "", "one-agent-order", known[0] ?? "", known[1] ?? "");
  if (known[0] === "LEAST_ACTIVE") return [{ feature: "open", weight: -1, transform: "lexicographic" }, LONGEST_IDLE];
  if (known[0] !== "MOST_AVAILABLE") return [LONGEST_IDLE];
  importing.note(configs[0]?.path ?? "", "most-available-by-slots");
  return [{ feature: "spare-slots", weight: 1, transform: "lexicographic" }, LONGEST_IDLE];
}

function offer(importing: Importing, { configs, agents }: SalesforceDocument): OfferSpec {
  const path = configs[0]?.path ?? "";
  if (agents.length > 0 && agents.every(({ autoAccept }) => autoAccept))
    return { mode: "auto", timeoutMs: 0, onMiss: "requeue-head" };
  const times = configs.map(({ pushMs }) => pushMs ?? ENDLESS_RING_MS);
  if (new Set(times).size > 1) importing.note(path, "one-ring-time", (times[0] ?? 0) / 1_000);
  if (configs.some(({ pushMs }) => pushMs === undefined))
    importing.note(path, "offer-without-end", ENDLESS_RING_MS / 1_000);
  return { mode: "ring", timeoutMs: Math.min(times[0] ?? ENDLESS_RING_MS, ENDLESS_RING_MS), onMiss: "requeue-head" };
}

/** One capacity in all, and what a contact of each channel takes of it. */
function groupsOf(importing: Importing, all: SalesforceDocument): readonly ImportedGroup[] {
  const known: readonly (AgentConfig | undefined)[] = all.agents.length > 0 ? all.agents : [undefined];
  return known.flatMap((agent): readonly ImportedGroup[] => {
    const capacity = agent?.capacity ?? WHOLE;
    const weights = weightsOf(importing, all, capacity, agent?.capacity !== undefined);
    if (weights === undefined) return [];
    const groupIds = agent === undefined ? "all" : whose(importing, agent, all.agents.length);
    return [{ groupIds, slots: slotsBy(weights, capacity) }];
  });
}

/** Groups of the mapping; else everybody for the only configuration, a group of its own for one of several. */
function whose(importing: Importing, { names, path }: AgentConfig, configs: number): ImportedGroup["groupIds"] {
  const known = importing.names.knownGroups(names);
  if (known !== undefined || configs > 1) return known ?? importing.names.groups(names, path);
  importing.note(path, "capacity-for-whom", names[0] ?? "");
  return "all";
}

function slotsBy(weights: Readonly<Partial<Record<Channel, number>>>, capacity: number): SlotsSpec {
  const byChannel: Partial<Record<Channel, number>> = {};
  for (const [channel, weight] of Object.entries(weights)) {
    byChannel[channel as Channel] = Math.max(1, Math.min(MOST_SLOTS, Math.floor(capacity / weight + 1e-9)));
  }
  const most = Math.max(...Object.values(byChannel));
  return { total: most, byChannel, weights, capacity };
}

/** What one contact of a channel takes; `undefined`: no file says which channel a queue is. */
function weightsOf(
  importing: Importing,
  { configs, queues }: SalesforceDocument,
  capacity: number,
  capacityKnown: boolean,
): Readonly<Partial<Record<Channel, number>>> | undefined {
  const weights: Partial<Record<Channel, number>> = {};
  for (const config of configs) {
    const share = config.percentage === undefined ? undefined : (config.percentage / 100) * capacity;
    const weight = share ?? (capacityKnown ? config.weight : undefined);
    if (weight === undefined && config.weight !== undefined)
      importing.note(config.path, "capacity-unknown", config.weight);
    if (weight === undefined || weight === 0) continue;
    const channels = queues
      .filter((queue) => queue.config !== undefined && config.names.includes(queue.config))
      .flatMap((queue) => queue.channels);
    if (channels.length === 0) importing.note(config.path, "channel-of-config-unknown", config.label);
    for (const channel of channels) {
      if (weights[channel] !== undefined && weights[channel] !== weight)
        importing.note(config.path, "one-weight", channel);
      weights[channel] ??= weight;
    }
  }
  return Object.keys(weights).length === 0 ? undefined : weights;
}
