import type { NoteCode } from "./notes.ts";

/** What an attribute of an agent or a contact is; lists are for `HAS` and `IN`. */
export type AttributeValue = string | number | boolean | readonly (string | number)[];
export type Attributes = Readonly<Record<string, AttributeValue>>;

/**
 * Who the names of a vendor's files are in a scenario. Everything in it may be absent: names then stand for the ids made
 * of them, and what cannot be known without it becomes a note.
 */
export interface Mapping {
  /** By queue id of the scenario. */
  readonly queues?: Readonly<Record<string, MappedQueue>>;
  /** By group id of the scenario. */
  readonly groups?: Readonly<Record<string, MappedGroup>>;
}

export interface MappedQueue {
  /** What the vendor calls it: names, ids, addresses; `name/CHANNEL` for one channel of a queue of several. */
  readonly names?: readonly string[];
  /** The vendor's attribute or skill that the level of this queue's skill stands for. */
  readonly skill?: string;
  /** What is known of its contacts: decides which of the vendor's rules they meet. */
  readonly attributes?: Attributes;
  /** Skills its contacts ask for, with the least level. */
  readonly needs?: Readonly<Record<string, number>>;
  /** Those of `needs` that are given up when the vendor drops additional skills. */
  readonly droppable?: readonly string[];
}

export interface MappedGroup {
  /** What the vendor calls it or its people: groups, teams, profiles, pools, agents. */
  readonly names?: readonly string[];
  /** What its people have: skills with their level, languages, sites. Absent: nothing is known of them. */
  readonly attributes?: Attributes;
}

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Finds the scenario's ids for a vendor's names, and makes ids where the mapping has none: said as a note, once. */
export class NamesOfVendor {
  readonly mapping: Mapping;
  private readonly note: (path: string, code: NoteCode, ...what: readonly (string | number)[]) => void;
  private readonly mapped: Readonly<Record<"queue" | "group", ReadonlyMap<string, readonly string[]>>>;
  private readonly learnt = new Map<string, readonly string[]>();
  private readonly taken = new Set<string>();

  constructor(mapping: Mapping, note: (path: string, code: NoteCode, ...what: readonly (string | number)[]) => void) {
    this.mapping = mapping;
    this.note = note;
    this.mapped = { queue: byName(mapping.queues), group: byName(mapping.groups) };
  }

  /** Ids of the queues the vendor knows under one of `names`, the most telling first. At least one. */
  queues(names: readonly string[], path: string): readonly string[] {
    return this.find("queue", names) ?? [this.make("queue", names, path)];
  }

  /** Ids of the groups the vendor knows under one of `names`. At least one. */
  groups(names: readonly string[], path: string): readonly string[] {
    return this.find("group", names) ?? [this.make("group", names, path)];
  }

  /** As `groups`, but only those known so far; `undefined`: none. */
  knownGroups(names: readonly string[]): readonly string[] | undefined {
    return this.find("group", names);
  }

  /** As `queues`, but only those known so far; `undefined`: none. */
  knownQueues(names: readonly string[]): readonly string[] | undefined {
    return this.find("queue", names);
  }

  queue(id: string): MappedQueue {
    return ownOf(this.mapping.queues, id) ?? {};
  }

  private find(what: "queue" | "group", names: readonly string[]): readonly string[] | undefined {
    for (const name of names) {
      const ids = this.mapped[what].get(name.trim()) ?? this.learnt.get(`${what} ${name.trim()}`);
      if (ids === undefined) continue;
      this.learn(what, names, ids);
      return ids;
    }
    return undefined;
  }

  private make(what: "queue" | "group", names: readonly string[], path: string): string {
    const name = names.find((candidate) => candidate.trim() !== "") ?? what;
    const wish = idOf(name, what);
    let id = wish;
    for (let n = 2; this.taken.has(`${what} ${id}`); n += 1) id = `${wish.slice(0, 56)}-${n}`;
    this.taken.add(`${what} ${id}`);
    this.learn(what, [name, ...names], [id]);
    this.note(path, what === "queue" ? "queue-assumed" : "group-assumed", name, id);
    return id;
  }

  /** Whatever else the same thing is called leads to the same ids from now on. */
  private learn(what: "queue" | "group", names: readonly string[], ids: readonly string[]): void {
    for (const name of names) {
      const key = `${what} ${name.trim()}`;
      if (!this.learnt.has(key)) this.learnt.set(key, ids);
    }
  }
}

/** An id made of a name: lower-case Latin letters, digits, hyphens, at most 64. `fallback` where nothing is left of it. */
export function idOf(name: string, fallback: string): string {
  const id = name
    .slice(0, 500)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 64);
  return ID.test(id) ? id : fallback;
}

export function ownOf<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function byName(
  entries: Readonly<Record<string, { readonly names?: readonly string[] }>> | undefined,
): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const [id, entry] of Object.entries(entries ?? {})) {
    for (const name of [id, ...(entry.names ?? [])]) {
      const known = ids.get(name.trim());
      if (known === undefined) ids.set(name.trim(), [id]);
      else if (!known.includes(id)) known.push(id);
    }
  }
  return ids;
}
