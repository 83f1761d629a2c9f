import type { ContactId, FloorEvent, Instant } from "../../vocabulary/index.ts";
import { contactStories } from "./contactStory.ts";
import { explained } from "./journeyStory.ts";
import type { ContactStory } from "./story.ts";

/** Contacts of one matter of a customer, by their beginning. */
export type Matter = readonly [ContactStory, ...ContactStory[]];

/**
 * The matters whose first contact began among `events` (in order of time, of any sources), as they stand at `at`. Contacts
 * belong together by change of channel, by parent, by journey, else by customer and intent; a contact that nothing links is
 * a matter by itself. Only contacts that came in, and those that follow from them; outbound ones begin no matter.
 */
export function mattersOf(events: readonly FloorEvent[], at: Instant): readonly Matter[] {
  // Ids are a source's own: no matter goes from one source to another.
  const bySource = grouped(events, ({ source }) => source);
  return [...bySource.values()]
    .flatMap((own) => mattersOfSource(own, at))
    .sort(([a], [b]) => a.startedAt - b.startedAt || (a.contactId < b.contactId ? -1 : 1));
}

function mattersOfSource(events: readonly FloorEvent[], at: Instant): Matter[] {
  const begun = new Set<ContactId>();
  const links = new Links();
  for (const event of events) {
    if (event.type === "contact.started") begun.add(event.contactId);
    const hangs = keysOf(event);
    if (hangs !== undefined) for (const key of hangs.keys) links.join(`contact ${hangs.contactId}`, key);
  }
  // What is told of a contact that began earlier opens no matter of now.
  const contacts = [...contactStories(events, at).values()].filter(({ contactId }) => begun.has(contactId));
  const together = grouped(contacts, ({ contactId }) => links.groupOf(`contact ${contactId}`));
  return [...together.values()].flatMap((group): Matter[] => {
    const [first, ...others] = explained(
      group.sort((a, b) => a.startedAt - b.startedAt || (a.contactId < b.contactId ? -1 : 1)),
    );
    return first === undefined || first.direction === "outbound" ? [] : [[first, ...others]];
  });
}

/** What the contact of an event hangs together with; `undefined` for events that tell nothing of it. */
function keysOf(event: FloorEvent): { readonly contactId: ContactId; readonly keys: readonly string[] } | undefined {
  switch (event.type) {
    case "contact.started": {
      const { contactId, parentContactId, journeyId, customerId, intent } = event;
      const matter =
        journeyId !== undefined
          ? [`journey ${journeyId}`]
          : customerId !== undefined
            ? [`customer ${customerId} ${intent ?? ""}`]
            : [];
      return { contactId, keys: [...(parentContactId === undefined ? [] : [`contact ${parentContactId}`]), ...matter] };
    }
    case "contact.switched":
      return { contactId: event.contactId, keys: [`contact ${event.nextContactId}`] };
    case "identity.linked":
      return { contactId: event.contactId, keys: event.journeyId === undefined ? [] : [`journey ${event.journeyId}`] };
    default:
      return undefined;
  }
}

/** Things by what they have in common, in order of the first of each. */
export function grouped<T, K>(things: readonly T[], keyOf: (thing: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}

/** Names that belong together, in groups (union-find with path halving). */
class Links {
  readonly #parents = new Map<string, string>();

  groupOf(name: string): string {
    let here = name;
    for (;;) {
      const parent = this.#parents.get(here) ?? here;
      if (parent === here) return here;
      const over = this.#parents.get(parent) ?? parent;
      this.#parents.set(here, over);
      here = over;
    }
  }

  join(one: string, other: string): void {
    const [a, b] = [this.groupOf(one), this.groupOf(other)];
    if (a !== b) this.#parents.set(a, b);
  }
}
