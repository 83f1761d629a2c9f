import type { ContactStory, JourneyStory, WorkSpan } from "../../sim/metrics/story/story.ts";
import type { JourneyLane, JourneySpan } from "../_charts/JourneyChart.tsx";

/** Words of what a lane shows; `who`: an agent by id. */
export interface LaneWords {
  lane(contact: ContactStory): string;
  phase(phase: WorkSpan["phase"] | "wait" | "bot", ms: number, who?: string): string;
}

/** A journey as lanes of a chart: what lasts ends at `at`. `acceptableMs`: the promise of a visit's channel, ms. */
export function journeyLanes(
  { contacts }: Pick<JourneyStory, "contacts">,
  at: number,
  acceptableMs: (channel: ContactStory["channel"]) => number | undefined,
  words: LaneWords,
): readonly JourneyLane[] {
  const place = new Map(contacts.map(({ contactId }, i) => [contactId as string, i]));
  return contacts.map((contact) => {
    const next = contact.switched === undefined ? undefined : place.get(contact.switched.contactId);
    return {
      key: contact.contactId,
      text: words.lane(contact),
      spans: [...waits(contact, at, acceptableMs, words), ...works(contact, at, words)],
      messages: contact.messages.map((message) => ({ at: message.at, customer: message.party === "customer" })),
      ...(contact.switched === undefined || next === undefined
        ? {}
        : { onward: { lane: next, at: contact.switched.at, kept: contact.switched.context === "kept" } }),
    };
  });
}

/** Waits, the part beyond the promise by itself. */
function waits(
  { visits, selfService, startedAt }: ContactStory,
  at: number,
  acceptableMs: (channel: ContactStory["channel"]) => number | undefined,
  words: LaneWords,
): readonly JourneySpan[] {
  const bot =
    selfService?.durationMs === undefined
      ? []
      : [
          {
            kind: "bot" as const,
            from: startedAt,
            to: startedAt + selfService.durationMs,
            text: words.phase("bot", selfService.durationMs),
          },
        ];
  return [
    ...bot,
    ...visits.flatMap((visit): readonly JourneySpan[] => {
      const to = visit.endedAt ?? at;
      const text = words.phase("wait", visit.waitMs);
      const lateAt = visit.enqueuedAt + (acceptableMs(visit.channel) ?? Number.POSITIVE_INFINITY);
      const inTime: JourneySpan = { kind: "wait", from: visit.enqueuedAt, to: Math.min(to, lateAt), text };
      return to > lateAt ? [inTime, { kind: "late", from: lateAt, to, text }] : [inTime];
    }),
  ];
}

function works({ works }: ContactStory, at: number, words: LaneWords): readonly JourneySpan[] {
  return works.flatMap(({ spans, agentId }) =>
    spans.map(({ phase, from, to = at as typeof from }): JourneySpan => {
      return { kind: phase, from, to, text: words.phase(phase, to - from, agentId) };
    }),
  );
}
