"use client";

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { LessonStep } from "../../sim/theatre/lesson/lesson.ts";
import type { RunDescription } from "../../sim/theatre/types/index.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { shortLink, wholeLink } from "../_state/shortLink.ts";
import { type TheatreApi, useTheatreWorker } from "../_state/theatreWorker.ts";
import { Chooser } from "./_chooser/Chooser.tsx";
import { useLesson } from "./_lesson/useLesson.ts";
import { useLessonClass } from "./_lesson/useLessonClass.ts";
import { useOwnBets } from "./_lesson/useOwnBets.ts";
import { RunStore } from "./_transport/runStore.ts";
import { Playhouse } from "./Playhouse.tsx";

/** `/theatre`: without a fragment a run is chosen; with one, the run it holds is opened where it stood. */
export function TheatreScreen() {
  const [round, setRound] = useState(0);
  const crashed = useRef<(detail: string) => void>(undefined);
  const onCrash = useCallback((detail: string) => crashed.current?.(detail), []);
  const api = useTheatreWorker(round, onCrash);
  if (api === undefined) return null;
  return <Opened key={round} api={api} crashed={crashed} onAgain={() => setRound((now) => now + 1)} />;
}

/** Opens what an address carries; what cannot be inflated is refused as it is. */
async function openFragment(store: RunStore, fragment: string): Promise<void> {
  await store.openLink((await wholeLink(fragment)) ?? fragment);
}

interface OpenedProps {
  readonly api: TheatreApi;
  readonly crashed: { current: ((detail: string) => void) | undefined };
  readonly onAgain: () => void;
}

function Opened({ api, crashed, onAgain }: OpenedProps) {
  const words = useWords();
  const language = useLanguage();
  const placed = useRef(0);
  const store: RunStore = useMemo(
    () =>
      new RunStore({
        api,
        requestFrame: (callback) => void requestAnimationFrame(callback),
        onPlace: (place) => {
          const mine = ++placed.current;
          void shortLink(place).then((short) => {
            if (mine === placed.current && store.view().state === "open") history.replaceState(null, "", `#${short}`);
          });
        },
      }),
    [api],
  );
  const view = useSyncExternalStore(store.subscribe, store.view, store.serverView);
  const openStep = useCallback(
    (step: LessonStep) => {
      void store
        .open(step.run)
        .then(() => step.ahead === true && store.view().state === "open" && store.reveal())
        .catch((problem: unknown) => store.failed(String(problem)));
    },
    [store],
  );
  const { hold, missing } = useLesson(openStep);
  const first = useRef(hold?.step);
  const room = useLessonClass();
  const { bets, onBet } = useOwnBets(hold?.lesson.id);
  useEffect(() => {
    crashed.current = (detail) => store.failed(detail);
    const follow = () => {
      if (location.hash.length > 1) void openFragment(store, location.hash.slice(1)).catch(failed);
      else if (first.current !== undefined) openStep(first.current);
      else store.leave();
    };
    const failed = (problem: unknown) => store.failed(String(problem));
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [store, crashed, openStep]);
  const open = (description: RunDescription) => {
    // What stood there before is one step back.
    history.pushState(null, "", location.href);
    void store.open(description).catch((problem: unknown) => store.failed(String(problem)));
  };
  const leave = () => {
    history.pushState(null, "", location.pathname + location.search);
    store.leave();
  };
  switch (view.state) {
    case "empty":
      return (
        <>
          {missing && (
            <p className="page theatre__missing" role="alert">
              {words("lesson.unknown")}
            </p>
          )}
          <Chooser onOpen={open} onLink={(link) => void openFragment(store, link)} />
        </>
      );
    case "opening":
      return (
        <main className="page">
          <h1>{words("theatre.title")}</h1>
          <p role="status">{words("theatre.opening")}</p>
        </main>
      );
    case "refused":
      return (
        <main className="page" data-testid="refused">
          <h1>{words("theatre.refused")}</h1>
          <ul className="theatre__problems">
            {view.problems.map(({ path, expected, got, russian, code }) => (
              <li key={`${code} ${path} ${got}`}>
                {words("theatre.problem", language === "ru" ? { path, ...russian } : { path, expected, got })}
              </li>
            ))}
          </ul>
          <p>
            <button type="button" className="btn" onClick={leave}>
              {words("theatre.head.change")}
            </button>
          </p>
        </main>
      );
    case "failed":
      return (
        <main className="page">
          <h1>{words("theatre.title")}</h1>
          <p role="alert">{words("theatre.failed", { detail: view.detail ?? "" })}</p>
          <p>
            <button type="button" className="btn" onClick={onAgain}>
              {words("theatre.again")}
            </button>
          </p>
        </main>
      );
    case "open":
      return (
        <Playhouse
          api={api}
          store={store}
          view={view}
          onLeave={leave}
          lesson={hold === undefined ? undefined : { hold, ...room, bets, onBet }}
        />
      );
  }
}
