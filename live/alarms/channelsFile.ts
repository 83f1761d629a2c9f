import { readFile } from "node:fs/promises";
import { BlockList, isIP } from "node:net";
import * as z from "zod";
import { line } from "../../sim/metrics/alarms/ruleSchema.ts";
import type { Problem } from "../../sim/vocabulary/problems.ts";
import { listOf, oneOf, whole } from "../../sim/vocabulary/schemaParts.ts";
import { problemsOf } from "../../sim/vocabulary/schemaProblems.ts";
import { BOUNDS } from "../bounds.ts";

const maybe = z.exactOptional;
const TEXT = 500;

const slug = z
  .string("1–64 lower-case letters, digits and hyphens")
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, "1–64 lower-case letters, digits and hyphens");
const httpAddress = z.url({ protocol: /^https?$/, error: "an address of http: or https:" }).max(2_000);
const secret = z
  .string("whsec_ and base64 of 24 to 64 bytes")
  .refine((text) => secretBytes(text) !== undefined, "whsec_ and base64 of 24 to 64 bytes");
const network = z.string().refine((text) => parseNetwork(text) !== undefined, {
  error: "a network such as 10.0.0.0/8 or fd00::/8",
  params: { code: "bad-format" },
});
const mailbox = z.email("a mail address").max(254);
const language = oneOf(["en", "ru"]);

const webhook = z
  .strictObject({
    id: slug,
    kind: z.literal("webhook"),
    language,
    url: httpAddress,
    /** The first signs; the second does too, while receivers change over. */
    secrets: listOf(secret, 2).refine((list) => list.length > 0, { error: "one secret, or two while they change" }),
    /** Networks of private addresses that may be reached; none unless named. */
    allowPrivate: maybe(listOf(network, 20)),
  })
  .refine(({ url, allowPrivate }) => url.startsWith("https:") || (allowPrivate?.length ?? 0) > 0, {
    path: ["url"],
    error: "https:, or an http: address in a network of allowPrivate",
    params: { code: "inconsistent" },
  });

const mail = z
  .strictObject({
    id: slug,
    kind: z.literal("mail"),
    language,
    host: line(253),
    port: whole(1, 65_535),
    /** `tls`: from the first byte. `starttls`: asked for, and nothing is sent without. `none`: for this machine only. */
    security: oneOf(["tls", "starttls", "none"]),
    user: maybe(line(TEXT)),
    password: maybe(line(TEXT)),
    from: mailbox,
    to: listOf(mailbox, 50).refine((list) => list.length > 0, { error: "at least one mail address" }),
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    path: ["password"],
    error: "both user and password, or neither",
    params: { code: "inconsistent" },
  })
  .refine(({ security, password }) => security !== "none" || password === undefined, {
    path: ["security"],
    error: "tls or starttls: a password is not sent in the clear",
    params: { code: "inconsistent" },
  });

const schema = z.strictObject({
  /** Where the wall is for those who get messages: every message links to it. */
  boardUrl: httpAddress,
  channels: listOf(
    z.discriminatedUnion("kind", [webhook, mail], { error: "kind webhook or mail" }),
    BOUNDS.alarmChannels,
  ),
});

export type WebhookChannel = z.infer<typeof webhook>;
export type MailChannel = z.infer<typeof mail>;
export type AlarmChannel = WebhookChannel | MailChannel;

/** Channels out as somebody configured them. Holds secrets: never logged, never answered. */
export interface AlarmChannels {
  readonly boardUrl: string;
  readonly channels: readonly AlarmChannel[];
}

/** The file of channels out is not one. Code `alarm-channels`. */
export class AlarmChannelsRefused extends Error {
  override readonly name = "AlarmChannelsRefused";
  readonly code = "alarm-channels";
}

/** Reads and checks the file. Rejects with `AlarmChannelsRefused`, which tells every problem and no secret. */
export async function readAlarmChannels(path: string): Promise<AlarmChannels> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch (problem) {
    // What a parser quotes may be a secret.
    const detail = problem instanceof SyntaxError ? "expected JSON" : `cannot be read (${codeOf(problem)})`;
    throw new AlarmChannelsRefused(`alarm-channels: ${path}: ${detail}`);
  }
  const parsed = parseAlarmChannels(value);
  if (parsed.ok) return parsed.channels;
  const lines = parsed.problems.map(({ path: place, expected }) => `${place}: expected ${expected}`);
  throw new AlarmChannelsRefused(`alarm-channels: ${path}:\n${lines.join("\n")}`);
}

export type ParsedChannels =
  | { readonly ok: true; readonly channels: AlarmChannels }
  | { readonly ok: false; readonly problems: readonly Omit<Problem, "got">[] };

/** Channels out, or everything that is wrong with them; what came is not told, since it may be a secret. */
export function parseAlarmChannels(value: unknown): ParsedChannels {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    return { ok: false, problems: problemsOf(parsed.error.issues).map(({ got: _, ...problem }) => problem) };
  }
  const ids = parsed.data.channels.map(({ id }) => id);
  const twice = ids.findIndex((id, place) => ids.indexOf(id) < place);
  if (twice < 0) return { ok: true, channels: parsed.data };
  const problem = {
    path: `channels.${twice}.id`,
    code: "inconsistent",
    expected: "an id no other channel has",
  } as const;
  return { ok: false, problems: [problem] };
}

/** The key in a secret such as `whsec_…`; `undefined` when it is none. */
export function secretBytes(text: string): Buffer | undefined {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes = Buffer.from(text.slice("whsec_".length), "base64");
  return bytes.length >= 24 && bytes.length <= 64 ? bytes : undefined;
}

/** `address/bits` as its parts; `undefined` when it is no network. */
export function parseNetwork(text: string): { address: string; bits: number; family: "ipv4" | "ipv6" } | undefined {
  const [address = "", bits = "", ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits)) return undefined;
  if (Number(bits) > (version === 4 ? 32 : 128)) return undefined;
  return { address, bits: Number(bits), family: version === 4 ? "ipv4" : "ipv6" };
}

/** A list that knows `networks`. */
export function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of networks) {
    const parsed = parseNetwork(text);
    if (parsed !== undefined) list.addSubnet(parsed.address, parsed.bits, parsed.family);
  }
  return list;
}

function codeOf(problem: unknown): string {
  return problem instanceof Error && "code" in problem ? String(problem.code) : "unknown";
}
