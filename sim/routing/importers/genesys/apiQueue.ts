import type { Channel } from "../../../vocabulary/index.ts";
import type { Fields } from "../fields.ts";
import {
  type ConditionalRule,
  EVALUATIONS,
  type GenesysQueue,
  MEDIA,
  METRICS,
  MOST_SECONDS,
  OPERATORS,
  type Ring,
  SCORINGS,
} from "./queue.ts";

/** Fields that say nothing of who is offered what and when. */
const WITHOUT_ROUTING = [
  "division description version dateCreated dateModified modifiedBy createdBy state modifiedByApp createdByApp",
  "queueFlow emailInQueueFlow messageInQueueFlow whisperPrompt onHoldPrompt autoAnswerOnly enableTranscription",
  "enableAudioMonitoring enableManualAssignment callingPartyName callingPartyNumber defaultScripts selfUri",
  "outboundMessagingAddresses outboundEmailAddress suppressInQueueCallRecording cannedResponseLibraries peerId",
  "memberCount userMemberCount joinedMemberCount",
].flatMap((line) => line.split(" "));

/** A queue as `GET /api/v2/routing/queues/{id}` gives it. Problems leave out what they are about. */
export function apiQueue(fields: Fields): GenesysQueue {
  const { importing, path } = fields;
  const name = fields.requiredText("name") ?? "queue";
  const id = fields.text("id");
  const media = mediaSettings(fields);
  const acw = fields.object("acwSettings");
  const wrapUpMs = acw?.number("timeoutMs", 0, 86_400_000);
  if (acw !== undefined && wrapUpMs !== undefined) importing.note(acw.path, "wrap-up-of-queue", wrapUpMs / 1_000);
  for (const key of ["directRouting", "agentOwnedRouting", "conditionalGroupActivation", "predictiveRouting"]) {
    if (fields.raw(key) !== undefined) importing.note(fields.at(key), "left-out", key);
  }
  const bullseye = fields.object("bullseye");
  const conditional = fields.object("conditionalGroupRouting");
  const queue: GenesysQueue = {
    path,
    name,
    names: [name, ...(id === undefined ? [] : [id])],
    skillEvaluation: fields.word("skillEvaluationMethod", EVALUATIONS) ?? "ALL",
    scoring: fields.word("scoringMethod", SCORINGS) ?? "TimestampAndPriority",
    // The API adds a last ring that stands for everybody left and is never left.
    rings: (bullseye?.objects("rings", 7) ?? []).map(ring).slice(0, -1),
    members: [],
    preferred: fields.objects("routingRules", 6).map((rule) => {
      rule.ignore("operator", "threshold");
      const waitMs = (rule.number("waitSeconds", 0, MOST_SECONDS) ?? 5) * 1_000;
      rule.rest();
      return { path: rule.path, waitMs };
    }),
    conditional: (conditional?.objects("rules", 5) ?? []).map(conditionalRule),
    ...media,
    groups: fields.objects("memberGroups").flatMap(memberGroup),
  };
  bullseye?.rest();
  conditional?.rest();
  fields.ignore(...WITHOUT_ROUTING);
  fields.rest();
  return queue;
}

function mediaSettings(fields: Fields): Pick<GenesysQueue, "alertingMs" | "autoAnswer"> {
  const alertingMs: Partial<Record<Channel, number>> = {};
  let autoAnswer = false;
  const media = fields.object("mediaSettings");
  for (const medium of media?.keys() ?? []) {
    const channel = Object.hasOwn(MEDIA, medium) ? MEDIA[medium] : undefined;
    if (channel === undefined) continue;
    const settings = media?.object(medium);
    const alerting = settings?.number("alertingTimeoutSeconds", 0, MOST_SECONDS);
    if (alerting !== undefined) alertingMs[channel] = alerting * 1_000;
    autoAnswer = settings?.flag("enableAutoAnswer") === true || autoAnswer;
    const level = settings?.object("serviceLevel");
    const share = level?.number("percentage", 0, 1);
    const within = level?.number("durationMs", 0, MOST_SECONDS * 1_000);
    if (level !== undefined && share !== undefined) {
      fields.importing.note(level.path, "target-of-queue", share * 100, (within ?? 0) / 1_000);
    }
  }
  media?.rest();
  return { alertingMs, autoAnswer };
}

function ring(fields: Fields): Ring {
  const criteria = fields.objects("expansionCriteria", 5);
  const timeout = criteria[0]?.number("threshold", 0, MOST_SECONDS) ?? 0;
  const actions = fields.object("actions");
  const read: Ring = {
    path: fields.path,
    timeoutMs: timeout * 1_000,
    skillsToRemove: (actions?.objects("skillsToRemove", 50) ?? []).flatMap((skill) => {
      const name = skill.text("name") ?? skill.text("id");
      return name === undefined ? [] : [name];
    }),
    groups: fields.objects("memberGroups").flatMap(memberGroup),
  };
  fields.rest();
  return read;
}

function conditionalRule(rule: Fields): ConditionalRule {
  const queue = rule.object("queue");
  const name = queue?.text("name") ?? queue?.text("id");
  const read: ConditionalRule = {
    path: rule.path,
    ...(name === undefined ? {} : { queue: name }),
    metric: rule.word("metric", METRICS) ?? "EstimatedWaitTime",
    operator: rule.word("operator", OPERATORS) ?? "GreaterThanOrEqualTo",
    value: rule.requiredNumber("conditionValue", 0, MOST_SECONDS) ?? 0,
    waitMs: (rule.number("waitSeconds", 0, MOST_SECONDS) ?? 2) * 1_000,
    groups: rule.objects("groups").flatMap(memberGroup),
  };
  rule.rest();
  return read;
}

/** By name where the export has one: ids mean nothing to people. */
function memberGroup(group: Fields): readonly string[] {
  const name = group.text("name") ?? group.requiredText("id");
  group.ignore("id", "type", "division", "selfUri");
  group.rest();
  return name === undefined ? [] : [name];
}
