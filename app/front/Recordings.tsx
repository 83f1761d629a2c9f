"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { duration } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";

interface Recording {
  readonly id: string;
  readonly title: { readonly en: string; readonly ru: string };
  readonly description: { readonly en: string; readonly ru: string };
  readonly startsAt: number;
  readonly endsAt: number;
  readonly contacts: number;
  readonly agents: number;
}

/** Recorded floors, and the simulated one of this browser. */
export function Recordings() {
  const words = useWords();
  const language = useLanguage();
  const recordings = useRecordings();
  return (
    <section>
      <h2>{words("front.replay")}</h2>
      <ul>
        {recordings.map(({ id, title, description, startsAt, endsAt, contacts, agents }) => (
          <li key={id}>
            <h3>
              <Link href={`/wall?feed=recording:${id}&speed=10`}>{title[language]}</Link>
            </h3>
            <p>{description[language]}</p>
            <p className="ways__facts">
              {words("front.recordingFacts", { contacts, agents, length: duration(endsAt - startsAt, language) })}
            </p>
          </li>
        ))}
      </ul>
      <h2>{words("front.simulate")}</h2>
      <p>
        {words("front.simulateText")} <Link href="/wall?feed=simulated&speed=60">{words("front.open")} →</Link>
      </p>
    </section>
  );
}

/** The list of the server; asked again until it answers. */
function useRecordings(): readonly Recording[] {
  const [recordings, setRecordings] = useState<readonly Recording[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const load = async () => {
      const answer = await fetch("/api/v1/recordings", { signal: stop.signal });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      setRecordings((await answer.json()) as Recording[]);
    };
    const attempt = () => {
      load().catch(() => {
        if (!stop.signal.aborted) retry = setTimeout(attempt, 2_000);
      });
    };
    attempt();
    return () => {
      stop.abort();
      clearTimeout(retry);
    };
  }, []);
  return recordings;
}
