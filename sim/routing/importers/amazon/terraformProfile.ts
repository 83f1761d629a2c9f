import { isObject } from "../fields.ts";
import type { Resource } from "../hcl.ts";

export const TERRAFORM_PROFILE = "aws_connect_routing_profile";

/**
 * The resource of Terraform in the words of the API: fields begin with a capital and have no underscores, a block of one
 * is an object, and the queue of an entry is a reference of its own. What is no object stays as it is.
 * Places in notes and problems are told in those words too.
 */
export function profileOfTerraform({ body }: Resource): unknown {
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      if (key === "queue_configs") return ["QueueConfigs", blocks(value).map(queueConfig)];
      if (key === "media_concurrencies") return ["MediaConcurrencies", blocks(value).map(concurrency)];
      return [capital(key), value];
    }),
  );
}

function queueConfig(block: unknown): unknown {
  if (!isObject(block)) return block;
  const { channel, queue_id, queue_arn, queue_name, ...rest } = block;
  const id = queue_id ?? queue_arn;
  return {
    ...capitals(rest),
    ...(queue_name === undefined ? {} : { QueueName: queue_name }),
    QueueReference: { Channel: channel, QueueId: typeof id === "string" ? label(id) : id },
  };
}

function concurrency(block: unknown): unknown {
  if (!isObject(block)) return block;
  const { cross_channel_behavior, ...rest } = block;
  const [behaviour] = blocks(cross_channel_behavior);
  return {
    ...capitals(rest),
    ...(behaviour === undefined ? {} : { CrossChannelBehavior: isObject(behaviour) ? capitals(behaviour) : behaviour }),
  };
}

function blocks(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function capitals(block: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(block).map(([key, value]) => [capital(key), value]));
}

/** `default_outbound_queue_id` → `DefaultOutboundQueueId`. */
function capital(key: string): string {
  return key.slice(0, 100).replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `aws_connect_queue.billing.queue_id` → `billing`; anything else stays. */
function label(reference: string): string {
  return (
    /^\$?\{?\s*(?:data\.)?aws_connect_queue\.([\w-]+)\.(?:queue_id|id|arn)\s*\}?$/.exec(reference)?.[1] ?? reference
  );
}
