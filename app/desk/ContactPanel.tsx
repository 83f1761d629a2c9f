"use client";

import type { Frame } from "../../sim/metrics/frame.ts";
import type { ContactStory, JourneyStory } from "../../sim/metrics/story/story.ts";
import type { ContactWhy } from "../../sim/metrics/why/why.ts";
import { JourneyChart } from "../_charts/JourneyChart.tsx";
import { clockWithSeconds, duration } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { contactPath } from "./askPaths.ts";
import { ContactFacts } from "./ContactFacts.tsx";
import { journeyLanes } from "./journeyLanes.ts";
import { SidePart, Unanswered } from "./SidePart.tsx";
import type { Served } from "./served.ts";
import { useAgentNames } from "./useAgentNames.ts";
import { guessOf, useLookAhead } from "./useLookAhead.ts";
import { useQuestion } from "./useQuestion.ts";
import { WhySection } from "./WhySection.tsx";

/** How often why it waits, and its story, are looked at again, floor time: the story is read from the log. */
const AGAIN_MS = 3_000;
const STORY_MS = 12_000;

export interface ContactPanelProps {
  readonly frame: Frame;
  readonly served: Served;
  readonly contactId: string;
  readonly source: string | undefined;
  readonly onClose: () => void;
}

/** One contact: why it is where it is, and its journey over channels with everything that happened in it. */
export function ContactPanel({ frame, served, contactId, source, onClose }: ContactPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const nameOf = useAgentNames(frame);
  const { names } = frame.lens;
  const beat = Math.floor(frame.at / AGAIN_MS);
  const at = served === "past" ? Math.floor(frame.at / STORY_MS) * STORY_MS : undefined;
  const story = useQuestion<JourneyStory & { readonly at: number }>(
    served === "no" ? undefined : contactPath("contacts", contactId, { source, at, names }),
    Math.floor(frame.at / STORY_MS),
    // A day that plays tells the same contact as of later and later.
    `${contactId} ${source} ${names} ${served}`,
  );
  const why = useQuestion<ContactWhy>(
    served === "now" ? contactPath("explanations/contacts", contactId, { source, names }) : undefined,
    beat,
  );
  const ahead = useLookAhead(frame, served === "now" && why.value?.state === "waits");
  const journey = story.value;
  const own = journey?.contacts.find((contact) => contact.contactId === contactId);
  return (
    <SidePart title={words("desk.contact.title", { id: shortId(contactId) })} onClose={onClose}>
      <p className="side__what" title={contactId}>
        {own === undefined ? contactId : contactLine(own)}
      </p>
      {served === "no" && <p>{words("desk.side.notServed")}</p>}
      {served === "past" && <p className="faint">{words("desk.why.past")}</p>}
      {why.value !== undefined && (
        <WhySection frame={frame} why={why.value} guess={guessOf(ahead.value, contactId, frame.at)} />
      )}
      {story.asking && <p role="status">{words("edit.loading")}</p>}
      {story.refusal !== undefined && <Unanswered {...story.refusal} />}
      {journey !== undefined && (
        <section aria-label={words("desk.journey.title")} data-testid="journey">
          <h3>{words("desk.journey.title")}</h3>
          <p>
            {words("desk.journey.told", {
              contacts: journey.contacts.length,
              explained: journey.timesExplained,
              transfers: journey.transfers,
            })}
            {journey.contextKept + journey.contextLost > 0 &&
              `. ${words("desk.journey.context", { kept: journey.contextKept, lost: journey.contextLost })}`}
          </p>
          <JourneyChart
            lanes={journeyLanes(journey, journey.at, acceptableMs, {
              lane: (contact) => words(`channel.${contact.channel}`),
              phase: (phase, ms, who) =>
                `${words(`desk.journey.phase.${phase}`)} ${duration(ms, language)}${who === undefined ? "" : `, ${nameOf(who)}`}`,
            })}
            at={journey.at}
            label={words("desk.journey.title")}
            clock={(instant) => clockWithSeconds(instant, frame.timeZone)}
          />
          {journey.contacts.map((contact) => (
            <ContactFacts
              key={contact.contactId}
              contact={contact}
              frame={frame}
              open={contact.contactId === contactId}
              nameOf={nameOf}
            />
          ))}
          {journey.cutShort && <p>{words("desk.journey.cutShort")}</p>}
        </section>
      )}
    </SidePart>
  );

  function contactLine({ channel, intent, cause, startedAt }: ContactStory): string {
    return [
      words(`channel.${channel}`),
      words(`desk.cause.${cause}`),
      ...(intent === undefined ? [] : [intent]),
      clockWithSeconds(startedAt, frame.timeZone),
    ].join(", ");
  }

  function acceptableMs(channel: ContactStory["channel"]): number | undefined {
    return frame.channels.find((row) => row.channel === channel)?.serviceLevel.target.acceptableWaitMs;
  }
}

/** The end of a long id: there it differs. */
function shortId(id: string): string {
  return id.length <= 24 ? id : `…${id.slice(-22)}`;
}
