import type { AgentTerm, PlanSpec } from "../../spec.ts";
import { agentsWho } from "../agents.ts";
import { BOUNDS, boundedFiles, jsonOf, textOf } from "../content.ts";
import { Fields, isObject } from "../fields.ts";
import { BY_PRIORITY, BY_WAIT, finished, LONGEST_IDLE } from "../finish.ts";
import { type Imported, Importing, type VendorFile } from "../importing.ts";
import type { Mapping } from "../mapping.ts";
import { queuePlan, type VendorStep } from "../steps.ts";
import { xmlRoot } from "../xml.ts";
import { considered } from "./considerIf.ts";
import { type PrecisionQueue, precisionQueue } from "./precisionQueue.ts";
import { stepsOfText } from "./steps.ts";

const RING_MS = 30_000;

/** Cisco Unified CCE: precision queues of the configuration API (JSON or XML) or the steps of a bulk load as text. */
export function importCisco(files: readonly VendorFile[], mapping: Mapping = {}): Imported {
  const importing = new Importing(mapping);
  const queues = boundedFiles(importing, files).flatMap((file) => queuesOf(importing, file, file.prefix));
  const path = queues[0]?.path ?? "";
  importing.note(path, "ring-time-assumed", RING_MS / 1_000);
  return finished(importing, {
    name: `Cisco: ${queues.map(({ name }) => name).join(", ")}`,
    plans: queues.flatMap((queue) => plansOf(importing, queue)),
    itemScore: [BY_PRIORITY, BY_WAIT],
    agentScore: agentScore(importing, queues),
    idleClock: "since-available",
    offer: { mode: "ring", timeoutMs: RING_MS, onMiss: "requeue-head" },
  });
}

function queuesOf(importing: Importing, file: VendorFile, prefix: string): readonly PrecisionQueue[] {
  const { content } = file;
  if (typeof content === "string" && /^\s*</.test(content.slice(0, 1_000)))
    return queuesOfXml(importing, content, prefix);
  if (typeof content === "string" && !/^\s*[[{]/.test(content.slice(0, 1_000))) {
    const text = textOf(importing, content, prefix);
    if (text === undefined) return [];
    const name = file.name.replace(/\.[^.]*$/, "");
    // Lines that begin with # are remarks of whoever wrote the file down.
    const steps = stepsOfText(
      importing,
      text.replaceAll(/^[^\S\n]*#[^\n]*$/gm, (line) => " ".repeat(line.length)),
      prefix,
    );
    return [{ path: prefix, name, names: [name], agentOrdering: 1, steps }];
  }
  const value = jsonOf(importing, content, prefix);
  if (value === undefined) return [];
  const items = Array.isArray(value) ? (value as unknown[]).slice(0, BOUNDS.list) : [value];
  return items.flatMap((item, n) => {
    const fields = Fields.of(importing, item, Array.isArray(value) ? `${prefix}${n}` : prefix);
    if (fields === undefined) return [];
    const inner = isObject(fields.raw("precisionQueue")) ? fields.object("precisionQueue") : fields;
    return inner === undefined ? [] : [precisionQueue(inner)];
  });
}

function queuesOfXml(importing: Importing, content: string, prefix: string): readonly PrecisionQueue[] {
  const text = textOf(importing, content, prefix);
  const root = text === undefined ? undefined : xmlRoot(importing, text, prefix);
  if (root === undefined) return [];
  const fields = Fields.of(importing, root.element, `${prefix}${root.name}`);
  if (fields === undefined) return [];
  const list = root.name === "results" ? fields.object("precisionQueues") : undefined;
  return (list?.objects("precisionQueue", 200) ?? [fields]).map(precisionQueue);
}

function plansOf(importing: Importing, queue: PrecisionQueue): readonly PlanSpec[] {
  if (queue.steps.length === 0) return [];
  return importing.names.queues(queue.names, queue.path).map((queueId) => {
    const steps = queue.steps.map((step, n): VendorStep => {
      const { expression, source, path, considerIf } = step;
      const last = n === queue.steps.length - 1;
      const when = considerIf === undefined ? [] : considered(importing, considerIf, path);
      if (when === undefined) importing.note(path, "condition-left-out", considerIf ?? "");
      // Without a wait a step only asks who is free now; the last one stays.
      const until = last ? {} : { expiresAfterMs: step.waitMs ?? 0 };
      if (last && step.waitMs !== undefined) importing.note(path, "last-step-endless", step.waitMs / 1_000);
      return { path, agents: agentsWho(importing, { expression, source, path, queueId }), when: when ?? [], ...until };
    });
    return queuePlan(importing, queueId, steps, queue.path);
  });
}

/** Available longest, or the level of the queue's skill up or down: the vendor adds up every attribute of the step. */
function agentScore(importing: Importing, queues: readonly PrecisionQueue[]): readonly AgentTerm[] {
  const orderings = [...new Set(queues.map(({ agentOrdering }) => agentOrdering))];
  const [ordering] = orderings;
  if (orderings.length > 1) importing.note("", "one-order-of-agents");
  if (ordering === undefined || ordering === 1) return [LONGEST_IDLE];
  importing.note(queues[0]?.path ?? "", "skilled-by-level");
  return [{ feature: "level", weight: ordering === 2 ? 1 : -1, transform: "lexicographic" }, LONGEST_IDLE];
}
