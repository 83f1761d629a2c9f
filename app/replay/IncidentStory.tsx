"use client";

import Link from "next/link";
import { clock, duration } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { Mark } from "../_tiles/Mark.tsx";
import type { PostMortemAnswer } from "../desk/dayClient.ts";
import { dayName } from "../desk/dayText.ts";
import { incidentSentence } from "../desk/incidentText.ts";
import { useAsked } from "../desk/useAsked.ts";
import { CausesSection } from "./CausesSection.tsx";
import { AlarmsText, ChannelText, LeversText, ProjectionText } from "./StoryParts.tsx";
import { StoryTable } from "./StoryTable.tsx";
import { storyTitle } from "./storyText.ts";

/** What happened: the post-mortem of one incident on a sheet of A4. */
export function IncidentStory({ id }: { readonly id: string }) {
  const words = useWords();
  const got = useAsked<PostMortemAnswer>(`/api/v1/incidents/${encodeURIComponent(id)}`);
  if (got === undefined) return <main className="story">{words("day.story.loading")}</main>;
  if (!got.ok) {
    return (
      <main className="story">
        <p role="alert">{words("day.story.failed", { code: got.code })}</p>
        <Link href="/desk">{words("day.story.toDesk")}</Link>
      </main>
    );
  }
  return <Story story={got.value} />;
}

function Story({ story }: { readonly story: PostMortemAnswer }) {
  const words = useWords();
  const language = useLanguage();
  const { incident, date, timeZone, place, reachedAt } = story;
  const from = clock(incident.beginAt, timeZone);
  const day = dayName(date, false, words, language);
  const when =
    incident.endAt === undefined
      ? words("day.story.leadOpen", { place, date: day, from, to: clock(reachedAt, timeZone) })
      : words("day.story.lead", {
          ...{ place, date: day, from },
          to: clock(incident.endAt, timeZone),
          length: duration(incident.endAt - incident.beginAt, language),
        });
  return (
    <main className="story" data-kind={incident.kind}>
      <nav className="story__bar">
        <Link href="/desk">{words("day.story.toDesk")}</Link>
        <Link
          href={`/desk?feed=day:${date}&at=${incident.beginAt}${"channel" in incident ? `&scope=channel:${incident.channel}` : ""}`}
        >
          {words("day.story.toReplay")}
        </Link>
        <a href={`?lang=${language === "en" ? "ru" : "en"}`}>{words("controls.language")}</a>
        <button type="button" onClick={() => window.print()}>
          {words("day.story.print")}
        </button>
      </nav>
      <header>
        <p className="story__kind">
          {words("day.story.title")} · <Mark kind={incident.level} outline={false} />{" "}
          {words(`day.marks.${incident.level}`)}
        </p>
        <h1>{storyTitle(story, words)}</h1>
        <p className="story__lead">{when}</p>
        <p className="story__lead">{incidentSentence(incident, words, language)}.</p>
      </header>
      {story.channels.map((channel) => (
        <article key={channel.channel}>
          {story.channels.length > 1 && <h2 className="story__channel">{words(`channel.${channel.channel}`)}</h2>}
          <ChannelText story={story} channel={channel} />
          <ProjectionText story={story} channel={channel} />
        </article>
      ))}
      {"channel" in story.incident && <CausesSection story={story} />}
      <AlarmsText story={story} />
      <LeversText story={story} />
      {story.channels.map((channel) => (
        <section key={channel.channel} className="story__numbers">
          <h2>
            {words("day.story.tableTitle")}
            {story.channels.length > 1 && `: ${words(`channel.${channel.channel}`)}`}
          </h2>
          <p className="faint">{words("day.story.tableNote")}</p>
          <StoryTable
            story={channel}
            timeZone={timeZone}
            name={`floorcast-${date}-${incident.kind}-${channel.channel}`}
          />
        </section>
      ))}
      <footer className="faint">
        {words("day.story.definitions", {
          variant: words(`variant.${story.variant}`),
          attribution: words(`day.story.attribution.${story.attribution}`),
        })}{" "}
        <code>{incident.id}</code>
      </footer>
    </main>
  );
}
