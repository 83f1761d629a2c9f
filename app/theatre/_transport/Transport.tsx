"use client";

import type { ReactNode } from "react";
import { useWords } from "../../_i18n/Words.tsx";
import { isSlow, SPEEDS, slowMoments } from "./playhead.ts";
import type { RunStore } from "./runStore.ts";
import type { RunView } from "./runView.ts";

const ICONS = {
  play: "M3 1.5v11l9-5.5Z",
  pause: "M2.5 1.5h3v11h-3ZM8.5 1.5h3v11h-3Z",
  event: "M2 2v10l6-5ZM9.5 2h2v10h-2Z",
  decision: "M1 2v10l5-5ZM6 2v10l5-5ZM11.5 2h1.8v10h-1.8Z",
  divergence: "M6.2 13V8L2 3.5V6H.6V1h5v1.4H3.1L7 6.6l3.9-4.2H8.4V1h5v5H12V3.5L7.8 8v5Z",
  moment: "M7 .8 8.8 5.4 13.6 5.7 9.9 8.8 11.1 13.4 7 10.8 2.9 13.4 4.1 8.8 .4 5.7 5.2 5.4Z",
} as const;

export interface TransportProps {
  readonly view: RunView;
  readonly store: RunStore;
}

/** Play, steps and speed. Two stages have one clock, so there is one of it. */
export function Transport({ view, store }: TransportProps) {
  const words = useWords();
  const { playing, speed, overview, at } = view;
  const two = (overview?.stages.length ?? 0) > 1;
  const slow = playing && speed > 1 && isSlow(at, slowMoments(overview?.moments ?? []));
  return (
    <>
      <Button
        icon={playing ? "pause" : "play"}
        hint={words("theatre.transport.space")}
        className="btn--play"
        onPress={() => store.toggle()}
      >
        {words(playing ? "theatre.transport.pause" : "theatre.transport.play")}
      </Button>
      <Button icon="event" hint="." onPress={() => void store.step("event")}>
        {words("theatre.transport.event")}
      </Button>
      <Button icon="decision" hint=">" onPress={() => void store.step("decision")}>
        {words("theatre.transport.decision")}
      </Button>
      {two && (
        <Button icon="divergence" hint="D" onPress={() => void store.step("divergence")}>
          {words("theatre.transport.divergence")}
        </Button>
      )}
      <button
        type="button"
        className="btn btn--icon"
        aria-label={words("theatre.transport.moment")}
        title={words("theatre.transport.moment")}
        onClick={() => void store.step("moment")}
      >
        <Icon name="moment" />
      </button>
      <fieldset className="seg" data-slow={slow || undefined}>
        <legend className="visually-hidden">{words("theatre.transport.speed")}</legend>
        {SPEEDS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={speed === one}
            title={slow ? words("theatre.transport.slow") : undefined}
            onClick={() => store.setSpeed(one)}
          >
            {words("theatre.transport.times", { n: one })}
          </button>
        ))}
      </fieldset>
    </>
  );
}

function Icon({ name }: { readonly name: keyof typeof ICONS }) {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}

interface ButtonProps {
  readonly icon: keyof typeof ICONS;
  readonly hint: string;
  readonly className?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Button({ icon, hint, className, onPress, children }: ButtonProps) {
  return (
    <button type="button" className={className === undefined ? "btn" : `btn ${className}`} onClick={onPress}>
      <Icon name={icon} />
      {children}
      <span className="key" aria-hidden="true">
        {hint}
      </span>
    </button>
  );
}
