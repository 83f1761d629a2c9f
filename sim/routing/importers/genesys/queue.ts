import type { Channel } from "../../../vocabulary/index.ts";

/** A queue as both forms of export say it: the API's JSON and Terraform. Times are ms. */
export interface GenesysQueue {
  /** Where it stands in its file. */
  readonly path: string;
  readonly name: string;
  /** Everything it is referred to by: id, name, address in Terraform. */
  readonly names: readonly string[];
  readonly skillEvaluation: "NONE" | "BEST" | "ALL";
  readonly scoring: "TimestampAndPriority" | "PriorityOnly";
  /** Empty: no rings. */
  readonly rings: readonly Ring[];
  /** People with a ring of their own: reference → ring from 1. */
  readonly members: readonly { readonly name: string; readonly ring: number }[];
  /** Waits for preferred agents, one after the other. */
  readonly preferred: readonly { readonly path: string; readonly waitMs: number }[];
  readonly conditional: readonly ConditionalRule[];
  /** How long an agent is alerted, by medium; empty: the file does not say. */
  readonly alertingMs: Readonly<Partial<Record<Channel, number>>>;
  readonly autoAnswer: boolean;
  /** Groups, teams and skill groups that are members of the queue as such. */
  readonly groups: readonly string[];
}

export interface Ring {
  readonly path: string;
  readonly timeoutMs: number;
  /** Skills that are not asked for after this ring. */
  readonly skillsToRemove: readonly string[];
  readonly groups: readonly string[];
}

export interface ConditionalRule {
  readonly path: string;
  /** Absent: the queue itself. */
  readonly queue?: string;
  readonly metric: "EstimatedWaitTime" | "ServiceLevel";
  readonly operator: "GreaterThan" | "GreaterThanOrEqualTo" | "LessThan" | "LessThanOrEqualTo";
  /** Seconds, or percent. */
  readonly value: number;
  readonly waitMs: number;
  readonly groups: readonly string[];
}

/** The vendor's media as channels. */
export const MEDIA: Readonly<Record<string, Channel>> = {
  call: "voice",
  callback: "callback",
  chat: "chat",
  email: "email",
  message: "messenger",
  video: "video",
  videoComm: "video",
};

export const METRICS = ["EstimatedWaitTime", "ServiceLevel"] as const;
export const OPERATORS = ["GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo"] as const;
export const EVALUATIONS = ["NONE", "BEST", "ALL"] as const;
export const SCORINGS = ["TimestampAndPriority", "PriorityOnly"] as const;
/** Longest times the vendor takes, s. */
export const MOST_SECONDS = 604_800;

/** An address in Terraform without its wrapping: `${genesyscloud_group.a.id}` → `genesyscloud_group.a`. */
export function address(reference: string): string {
  return reference
    .trim()
    .replace(/^\$\{\s*([^{}]*?)\s*\}$/, "$1")
    .replace(/\.id$/, "");
}

/** What a reference is looked up by: in Terraform the label before the whole address. */
export function namesOf(reference: string): readonly string[] {
  const label = /^(?:data\.)?genesyscloud_\w+\.([\w-]+)$/.exec(reference)?.[1];
  return label === undefined ? [reference] : [label, reference];
}
