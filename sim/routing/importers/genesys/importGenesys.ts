import { CHANNELS } from "../../../vocabulary/index.ts";
import type { AgentTerm, ItemTerm, OfferSpec } from "../../spec.ts";
import { boundedFiles } from "../content.ts";
import { BY_WAIT, finished, LONGEST_IDLE } from "../finish.ts";
import { type Imported, Importing, type VendorFile } from "../importing.ts";
import type { Mapping } from "../mapping.ts";
import { type GenesysDocument, genesysDocument } from "./documents.ts";
import { genesysPlans } from "./plans.ts";
import type { GenesysQueue } from "./queue.ts";

/** What an agent who let a contact ring out is offered nothing for: the vendor waits for the agent to say so. */
const MISS_PAUSE_MS = 60_000;
/** One step of the vendor's priority is worth a minute of waiting. */
const PRIORITY_SECONDS = 60;

/**
 * Genesys Cloud: queues of the API or of Terraform, with rings, preferred agents, conditional groups, and the
 * organisation's utilisation.
 */
export function importGenesys(files: readonly VendorFile[], mapping: Mapping = {}): Imported {
  const importing = new Importing(mapping);
  const documents = boundedFiles(importing, files).map((file) => genesysDocument(importing, file, file.prefix));
  const queues = withRulesApart(importing, documents);
  // Rules of one queue may refer to another, so all are known before the first plan.
  for (const { names, path } of queues) importing.names.queues(names, path);
  const utilizations = documents.flatMap((document) => document.utilizations);
  if (utilizations.length > 1) importing.note("", "first-only", utilizations.length);
  if (queues.length === 0 && utilizations.length === 0 && importing.problems.length === 0) {
    importing.problem("", "missing-field", "a queue or utilisation", undefined);
  }
  return finished(
    importing,
    {
      name: `Genesys Cloud: ${queues.map(({ name }) => name).join(", ")}`,
      plans: queues.flatMap((queue) => genesysPlans(importing, queue)),
      itemScore: itemScore(importing, queues),
      agentScore: agentScore(importing, queues),
      idleClock: "since-offer",
      offer: offer(importing, queues),
      preempt: utilizations[0]?.preempt ?? [],
    },
    utilizations[0]?.groups ?? [],
  );
}

function withRulesApart(importing: Importing, documents: readonly GenesysDocument[]): readonly GenesysQueue[] {
  const queues = documents.flatMap((document) => document.queues);
  const apart = documents.flatMap((document) => document.rulesApart);
  const known = new Set(queues.flatMap(({ names }) => names));
  const missing = apart.filter(({ queue }) => !known.has(queue));
  for (const { queue, path } of missing) importing.note(path, "queue-not-in-files", queue);
  return [
    ...queues.map((queue) => {
      const own = apart.filter((rules) => queue.names.includes(rules.queue));
      return own.length === 0 ? queue : { ...queue, conditional: own.flatMap(({ rules }) => rules) };
    }),
  ];
}

/** Minutes waited and priority added up; queues by priority alone come before all others. */
function itemScore(importing: Importing, queues: readonly GenesysQueue[]): readonly ItemTerm[] {
  const strict = queues.filter(({ scoring }) => scoring === "PriorityOnly");
  const only = strict.flatMap(({ names, path }) => importing.names.queues(names, path));
  const first: readonly ItemTerm[] =
    strict.length === 0
      ? []
      : [
          {
            feature: "priority",
            weight: 1,
            transform: "lexicographic",
            ...(strict.length === queues.length ? {} : { only: [...new Set(only)] }),
          },
        ];
  if (strict.length === queues.length && queues.length > 0) return [...first, BY_WAIT];
  if (queues.length > 0) importing.note(queues[0]?.path ?? "", "priority-is-minutes");
  return [...first, BY_WAIT, { feature: "priority", weight: PRIORITY_SECONDS, transform: "linear" }];
}

/** The best level first where the vendor evaluates so, else whoever had no contact longest. */
function agentScore(importing: Importing, queues: readonly GenesysQueue[]): readonly AgentTerm[] {
  const best = queues.filter(({ skillEvaluation }) => skillEvaluation === "BEST");
  if (queues.length > 0) importing.note(queues[0]?.path ?? "", "idle-since-offer");
  if (best.length === 0) return [LONGEST_IDLE];
  const other = queues.find(({ skillEvaluation }) => skillEvaluation !== "BEST");
  if (other !== undefined) importing.note(other.path, "one-agent-order", "BEST", other.skillEvaluation);
  return [{ feature: "level", weight: 1, transform: "lexicographic" }, LONGEST_IDLE];
}

/** One time for all media: that of the first channel that has one, voice before the others. */
function offer(importing: Importing, queues: readonly GenesysQueue[]): OfferSpec {
  const path = queues[0]?.path ?? "";
  if (queues.some(({ autoAnswer }) => autoAnswer)) {
    importing.note(path, "answered-at-once");
    return { mode: "auto", timeoutMs: 0, onMiss: "requeue-head" };
  }
  const times = CHANNELS.flatMap((channel) => queues.flatMap(({ alertingMs }) => alertingMs[channel] ?? []));
  const timeoutMs = times[0];
  if (timeoutMs === undefined) importing.note(path, "ring-time-assumed", 30);
  if (new Set(times).size > 1) importing.note(path, "one-ring-time", (timeoutMs ?? 0) / 1_000);
  importing.note(path, "pause-after-miss", MISS_PAUSE_MS / 1_000);
  return {
    mode: "ring",
    timeoutMs: Math.max(1_000, timeoutMs ?? 30_000),
    onMiss: "requeue-head",
    missPauseMs: MISS_PAUSE_MS,
  };
}
