import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { inFoldOrder } from "../sim/feed/replayed.ts";
import type { FloorEvent, Instant, SourceId } from "../sim/vocabulary/index.ts";
import { QueueLogReader } from "./sources/asterisk/queueLog/reader.ts";

/** A text in the languages of the interface. */
export interface BilingualText {
  readonly en: string;
  readonly ru: string;
}

/** A recording there is, and how much is in it. */
export interface RecordingInfo {
  /** Also the name of its folder. */
  readonly id: string;
  readonly title: BilingualText;
  readonly description: BilingualText;
  /** IANA zone its intervals and days are shown in. */
  readonly timeZone: string;
  /** Instants of the first and the last event. */
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Contacts that began in it, and agents that appear in it. Counts. */
  readonly contacts: number;
  readonly agents: number;
}

const FOLDER = fileURLToPath(new URL("../recordings/", import.meta.url));

const bilingual = z.strictObject({ en: z.string().min(1), ru: z.string().min(1) });
const recordingSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: bilingual,
  description: bilingual,
  format: z.literal("asterisk-queue-log"),
  files: z.array(z.string().regex(/^[A-Za-z0-9_.-]{1,80}$/)).min(1),
  timeZone: z.string().min(1),
  members: z.record(z.string(), z.string()).optional(),
});
type Recording = z.infer<typeof recordingSchema>;

interface Opened {
  readonly info: RecordingInfo;
  readonly events: readonly FloorEvent[];
}

const opened = new Map<string, Opened>();

/** Every recording that came with the product, by id. Throws when one of them cannot be read: it is part of the product. */
export function listRecordings(): RecordingInfo[] {
  return recordingIds().map((id) => open(id).info);
}

/** Events of a recording in fold order; read once, then shared. Throws `RangeError` for an id that does not exist. */
export function recordingEvents(id: string): readonly FloorEvent[] {
  return open(id).events;
}

function recordingIds(): string[] {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => entry.name).sort();
}

function open(id: string): Opened {
  const known = opened.get(id);
  if (known !== undefined) return known;
  // Compared with the list, never joined into a path before: an id comes from outside.
  const ids = recordingIds();
  if (!ids.includes(id)) throw new RangeError(`recording: expected one of ${ids.join(", ")}, got ${id}`);
  const recording = recordingSchema.parse(JSON.parse(readFileSync(join(FOLDER, id, "recording.json"), "utf8")));
  const events = inFoldOrder(readEvents(recording));
  const fresh = { info: infoOf(recording, events), events };
  opened.set(id, fresh);
  return fresh;
}

function readEvents({ id, files, members }: Recording): FloorEvent[] {
  // The numbers are invented, so the salt need not be secret; it only lets one caller be one customer.
  const source = `asterisk://${id}` as SourceId;
  const reader = new QueueLogReader({ source, salt: id, ...(members === undefined ? {} : { members }) });
  return files.flatMap((file) => reader.takeAll(readFileSync(join(FOLDER, id, file), "utf8")));
}

function infoOf(recording: Recording, events: readonly FloorEvent[]): RecordingInfo {
  const { id, title, description, timeZone } = recording;
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined) throw new RangeError(`recording ${id}: expected events, got none`);
  const agents = new Set(events.flatMap((event) => ("agentId" in event && event.agentId ? [event.agentId] : [])));
  const contacts = events.filter(({ type }) => type === "contact.started").length;
  return { id, title, description, timeZone, startsAt: first.at, endsAt: last.at, contacts, agents: agents.size };
}
