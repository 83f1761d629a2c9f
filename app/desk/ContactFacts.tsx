import type { Frame } from "../../sim/metrics/frame.ts";
import type { ContactStory, WorkStory } from "../../sim/metrics/story/story.ts";
import { clockWithSeconds, duration } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { useDeskActions } from "./actions.ts";

export interface ContactFactsProps {
  readonly contact: ContactStory;
  readonly frame: Pick<Frame, "timeZone" | "at">;
  /** The contact that is spoken of; others of its journey are links to themselves. */
  readonly open: boolean;
  readonly nameOf: (agentId: string) => string;
}

interface Fact {
  readonly key: string;
  readonly at: number;
  readonly text: string;
}

/** What happened in one contact, line by line: the same as its lane in the chart, in words. */
export function ContactFacts({ contact, frame, open, nameOf }: ContactFactsProps) {
  const words = useWords();
  const language = useLanguage();
  const actions = useDeskActions();
  const { contactId, source, channel, visits, works, messageCount, switched, endedAt, outcome, ratings } = contact;
  const facts: Fact[] = [
    { key: "began", at: contact.startedAt, text: words(`desk.cause.${contact.cause}`) },
    ...visits.map((visit) => ({
      key: visit.visitId,
      at: visit.enqueuedAt,
      text: words(visit.outcome === undefined ? "desk.fact.waits" : "desk.fact.waited", {
        queue: visit.queueId,
        wait: duration(visit.waitMs, language),
        how: visit.outcome === undefined ? "" : words(`desk.outcome.${visit.outcome}`),
      }),
    })),
    ...works.flatMap(workFacts),
    ...(switched === undefined
      ? []
      : [
          {
            key: "switched",
            at: switched.at,
            text: words(switched.context === "kept" ? "desk.fact.switchedKept" : "desk.fact.switchedLost", {
              channel: words(`channel.${switched.channel}`),
            }),
          },
        ]),
    ...ratings.map(({ scale, score, at }) => ({
      key: `rated ${at}`,
      at,
      text: words("desk.fact.rated", { scale: scale === "csat" ? "CSAT" : "NPS", score }),
    })),
    ...(endedAt === undefined || outcome === undefined
      ? []
      : [{ key: "ended", at: endedAt, text: words(`desk.contactOutcome.${outcome}`) }]),
  ];
  const sorted = facts.sort((a, b) => a.at - b.at);
  return (
    <div className="facts" data-open={open}>
      <h4>
        {open ? (
          words(`channel.${channel}`)
        ) : (
          <button type="button" className="dlink" onClick={() => actions.contact(contactId, source)}>
            {words(`channel.${channel}`)} {clockWithSeconds(contact.startedAt, frame.timeZone)}
          </button>
        )}
        {messageCount > 0 && <small>{words("desk.fact.messages", { n: messageCount })}</small>}
      </h4>
      {open && (
        <ol>
          {sorted.map(({ key, at, text }) => (
            <li key={key}>
              <time>{clockWithSeconds(at, frame.timeZone)}</time> {text}
            </li>
          ))}
        </ol>
      )}
    </div>
  );

  function workFacts({ workId, agentId, spans, offer, transfer }: WorkStory): readonly Fact[] {
    const agent = nameOf(agentId);
    const [first] = spans;
    if (first === undefined) return [];
    const spent = (phase: string) =>
      spans
        .filter((span) => span.phase === phase)
        .reduce((sum, { from, to }) => sum + Math.max(0, (to ?? frame.at) - from), 0);
    if (offer !== undefined) {
      return [
        { key: workId, at: first.from, text: words("desk.fact.offered", { agent, how: words(`desk.offer.${offer}`) }) },
      ];
    }
    const talk = spans.find(({ phase }) => phase === "talk");
    if (talk === undefined) return [{ key: workId, at: first.from, text: words("desk.fact.rings", { agent }) }];
    const parts = [
      words("desk.fact.talk", { agent, time: duration(spent("talk"), language) }),
      ...(spent("hold") > 0 ? [words("desk.fact.hold", { time: duration(spent("hold"), language) })] : []),
      ...(spent("wrapup") > 0 ? [words("desk.fact.wrapup", { time: duration(spent("wrapup"), language) })] : []),
    ];
    const talked = { key: workId, at: talk.from, text: parts.join(", ") };
    if (transfer === undefined) return [talked];
    const to = transfer.toQueueId ?? (transfer.toAgentId === undefined ? "–" : nameOf(transfer.toAgentId));
    return [
      talked,
      { key: `${workId} on`, at: transfer.at, text: words(`desk.fact.transfer.${transfer.kind}`, { to }) },
    ];
  }
}
