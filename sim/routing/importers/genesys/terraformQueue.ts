import type { Channel } from "../../../vocabulary/index.ts";
import type { Fields } from "../fields.ts";
import {
  address,
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
  "division_id description queue_flow_id whisper_prompt_id auto_answer_only enable_transcription",
  "enable_audio_monitoring enable_manual_assignment calling_party_name calling_party_number default_script_ids",
  "outbound_messaging_sms_address_id outbound_messaging_whatsapp_recipient_id wrapup_codes",
  "outbound_messaging_open_messaging_recipient_id outbound_email_address on_hold_prompt_id",
  "suppress_in_queue_call_recording email_in_queue_flow_id message_in_queue_flow_id canned_response_libraries",
  "peer_id depends_on lifecycle provider",
].flatMap((line) => line.split(" "));
const MEDIA_BLOCKS = ["call", "callback", "chat", "email", "message"] as const;

/** A `genesyscloud_routing_queue` of Terraform, called `label` there. Problems leave out what they are about. */
export function terraformQueue(fields: Fields, label: string): GenesysQueue {
  const { importing, path } = fields;
  const name = fields.requiredText("name") ?? label;
  const alertingMs: Partial<Record<Channel, number>> = {};
  let autoAnswer = false;
  for (const medium of MEDIA_BLOCKS) {
    for (const settings of fields.objects(`media_settings_${medium}`, 1)) {
      const alerting = settings.number("alerting_timeout_sec", 0, MOST_SECONDS);
      const channel = MEDIA[medium];
      if (alerting !== undefined && channel !== undefined) alertingMs[channel] = alerting * 1_000;
      autoAnswer = settings.flag("enable_auto_answer") === true || autoAnswer;
      const share = settings.number("service_level_percentage", 0, 1);
      const within = settings.number("service_level_duration_ms", 0, MOST_SECONDS * 1_000);
      if (share !== undefined) importing.note(settings.path, "target-of-queue", share * 100, (within ?? 0) / 1_000);
      settings.ignore(
        "mode",
        "enable_auto_dial_and_end",
        "auto_dial_delay_seconds",
        "auto_end_delay_seconds",
        "sub_type_settings",
      );
      settings.rest();
    }
  }
  const wrapUpMs = fields.number("acw_timeout_ms", 0, 86_400_000);
  if (wrapUpMs !== undefined) importing.note(fields.at("acw_timeout_ms"), "wrap-up-of-queue", wrapUpMs / 1_000);
  fields.ignore("acw_wrapup_prompt");
  for (const key of ["direct_routing", "agent_owned_routing", "source_queue_id"]) {
    if (fields.raw(key) !== undefined) importing.note(fields.at(key), "left-out", key);
  }
  const queue: GenesysQueue = {
    path,
    name,
    names: [name, `genesyscloud_routing_queue.${label}`, label],
    skillEvaluation: fields.word("skill_evaluation_method", EVALUATIONS) ?? "ALL",
    scoring: fields.word("scoring_method", SCORINGS) ?? "TimestampAndPriority",
    rings: fields.objects("bullseye_rings", 6).map(ring),
    members: fields.objects("members").flatMap((member) => {
      const user = member.requiredText("user_id");
      const ringNumber = member.number("ring_num", 1, 6) ?? 1;
      member.rest();
      return user === undefined ? [] : [{ name: address(user), ring: ringNumber }];
    }),
    preferred: fields.objects("routing_rules", 6).map((rule) => {
      rule.ignore("operator", "threshold");
      const waitMs = (rule.number("wait_seconds", 0, MOST_SECONDS) ?? 5) * 1_000;
      rule.rest();
      return { path: rule.path, waitMs };
    }),
    conditional: fields.objects("conditional_group_routing_rules", 5).map((rule) => conditionalRule(rule, "queue_id")),
    alertingMs,
    autoAnswer,
    groups: ["groups", "skill_groups", "teams"].flatMap((key) => fields.texts(key).map(address)),
  };
  fields.ignore(...WITHOUT_ROUTING);
  fields.rest();
  return queue;
}

/** One rule, also of the resource of its own, where the queue it looks at has another key. */
export function conditionalRule(rule: Fields, queueKey: string): ConditionalRule {
  const queue = rule.text(queueKey);
  const read: ConditionalRule = {
    path: rule.path,
    ...(queue === undefined ? {} : { queue: address(queue) }),
    metric: rule.word("metric", METRICS) ?? "EstimatedWaitTime",
    operator: rule.word("operator", OPERATORS) ?? "GreaterThanOrEqualTo",
    value: rule.requiredNumber("condition_value", 0, MOST_SECONDS) ?? 0,
    waitMs: (rule.number("wait_seconds", 0, MOST_SECONDS) ?? 2) * 1_000,
    groups: rule.objects("groups").flatMap(memberGroup),
  };
  rule.rest();
  return read;
}

function ring(fields: Fields): Ring {
  const read: Ring = {
    path: fields.path,
    timeoutMs: (fields.requiredNumber("expansion_timeout_seconds", 0, MOST_SECONDS) ?? 0) * 1_000,
    skillsToRemove: fields.texts("skills_to_remove", 50).map(address),
    groups: fields.objects("member_groups").flatMap(memberGroup),
  };
  fields.rest();
  return read;
}

function memberGroup(group: Fields): readonly string[] {
  const id = group.requiredText("member_group_id");
  group.ignore("member_group_type");
  group.rest();
  return id === undefined ? [] : [address(id)];
}
