import type { Channel, ContactId, FloorEvent, Instant, JourneyId } from "../../vocabulary/index.ts";
import { contactStories } from "./contactStory.ts";
import type { ContactStory, JourneyStory, WorkStory } from "./story.ts";

/**
 * The journey told by `events`, which are of its contacts alone and in order of time, as it stands at `at`. `cutShort`:
 * there was more than these.
 */
export function journeyStory(events: readonly FloorEvent[], at: Instant, cutShort: boolean): JourneyStory {
  const stories = [...contactStories(events, at).values()].sort(
    (a, b) => a.startedAt - b.startedAt || (a.contactId < b.contactId ? -1 : 1),
  );
  const contacts = explained(stories);
  const journeyId = journeyOf(events);
  const switches = contacts.flatMap(({ switched }) => switched ?? []);
  return {
    ...(journeyId === undefined ? {} : { journeyId }),
    contacts,
    channels: [...new Set(contacts.map(({ channel }) => channel))] as readonly Channel[],
    timesExplained: contacts.reduce((sum, contact) => sum + contact.explained, 0),
    contextKept: switches.filter(({ context }) => context === "kept").length,
    contextLost: switches.filter(({ context }) => context === "lost").length,
    transfers: contacts.reduce((sum, { works }) => sum + works.filter((work) => work.transfer).length, 0),
    cutShort,
  };
}

/** Counts in each contact the conversations in which the matter was told anew. */
export function explained(contacts: readonly ContactStory[]): readonly ContactStory[] {
  const arrivedBy = new Map<ContactId, "kept" | "lost">();
  for (const { switched } of contacts) if (switched !== undefined) arrivedBy.set(switched.contactId, switched.context);
  let told = false;
  return contacts.map((contact) => {
    const talks = contact.works
      .filter(({ role }) => role === "primary")
      .flatMap((work) => {
        const since = talkedSince(work);
        return since === undefined ? [] : [{ work, since }];
      })
      .sort((a, b) => a.since - b.since);
    let count = 0;
    let knows = told && arrivedBy.get(contact.contactId) === "kept";
    for (const { work } of talks) {
      if (!knows) count += 1;
      told = true;
      knows = work.transfer?.kind !== "blind";
    }
    return { ...contact, explained: count };
  });
}

/** When its conversation began; absent where it never did. */
function talkedSince({ spans }: WorkStory): number | undefined {
  return spans.find(({ phase }) => phase === "talk")?.from;
}

function journeyOf(events: readonly FloorEvent[]): JourneyId | undefined {
  for (const event of events) {
    if ((event.type === "contact.started" || event.type === "identity.linked") && event.journeyId !== undefined) {
      return event.journeyId;
    }
  }
  return undefined;
}
