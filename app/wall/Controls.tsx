"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import type { Frame } from "../../sim/metrics/frame.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { standingQuery } from "../_state/standing.ts";
import type { Transport } from "../_state/useFeed.ts";
import type { Seat } from "./geometry.ts";
import { NumberField } from "./NumberField.tsx";
import { TransportBar } from "./TransportBar.tsx";
import type { AlarmSound } from "./useAlarmSound.ts";

const HIDE_AFTER_MS = 5_000;
/** An unanswered question leaves the wall free again after this. */
const ASK_FOR_MS = 30_000;

export interface ControlsProps {
  readonly seat: Seat;
  readonly onSeat: (seat: Seat) => void;
  readonly frame: Frame | undefined;
  readonly transport: Transport | undefined;
  /** Nobody has said yet where this wall hangs: the question stands open for a while. */
  readonly asking: boolean;
  readonly sound: AlarmSound;
  readonly onTables: () => void;
}

/** What a hand near the screen may want; gone five seconds after the pointer rests, so the wall stays a wall. */
export function Controls({ seat, onSeat, frame, transport, asking, sound, onTables }: ControlsProps) {
  const words = useWords();
  const language = useLanguage();
  const shown = useNearby(asking);
  const address = standingQuery(new URLSearchParams(useSearchParams().toString()), frame);
  return (
    <aside className="controls" data-shown={shown} aria-label={words("controls.title")}>
      {transport !== undefined && frame !== undefined && <TransportBar frame={frame} transport={transport} />}
      <form className="controls__setup" onSubmit={(event) => event.preventDefault()}>
        <p>{words("controls.ask")}</p>
        <NumberField
          label={words("controls.distance")}
          value={seat.distanceM}
          min={0.3}
          max={50}
          step={0.1}
          onValue={(distanceM) => onSeat({ ...seat, distanceM })}
        />
        <NumberField
          label={words("controls.diagonal")}
          value={seat.diagonalInch}
          min={5}
          max={500}
          step={1}
          onValue={(diagonalInch) => onSeat({ ...seat, diagonalInch })}
        />
        <label>
          <input
            type="checkbox"
            checked={seat.smallestArcmin === 12}
            onChange={({ target }) => onSeat({ ...seat, smallestArcmin: target.checked ? 12 : 16 })}
          />
          {words("controls.smaller")}
        </label>
      </form>
      <div className="controls__row">
        <button type="button" onClick={sound.state === "off" ? sound.enable : sound.disable}>
          {words(sound.state === "off" ? "actions.enableSound" : "actions.disableSound")}
        </button>
        {sound.state === "blocked" && <span>{words("actions.soundBlocked")}</span>}
        <button type="button" onClick={onTables}>
          {words("tables.title")}
        </button>
      </div>
      <p className="controls__keys">
        {words("controls.definitionsKey")}. {words("actions.keys")}. {words("tables.key")}.
      </p>
      <nav className="controls__links">
        {(address.get("feed") ?? "").startsWith("day:") && (
          <a href={liveAddress(address)}>{words("controls.backToLive")}</a>
        )}
        <Link href="/">{words("controls.front")}</Link>
        {/* Not fetched ahead: while a day plays it names another instant four times a second. */}
        <Link href={`/desk?${address}`} prefetch={false}>
          {words("front.desk")}
        </Link>
        <a href={withParameter(address, "lang", language === "en" ? "ru" : "en")}>{words("controls.language")}</a>
        <a href={withParameter(address, "theme", "light")}>{words("controls.themeLight")}</a>
        <a href={withParameter(address, "theme", "dark")}>{words("controls.themeDark")}</a>
      </nav>
    </aside>
  );
}

/** This address with one parameter set. */
function withParameter(address: URLSearchParams, name: string, value: string): string {
  const query = new URLSearchParams(address);
  query.set(name, value);
  return `?${query}`;
}

/** This address on the floor of now. */
function liveAddress(address: URLSearchParams): string {
  const query = new URLSearchParams(address);
  for (const name of ["feed", "at", "play", "speed"]) query.delete(name);
  return `?${query}`;
}

/** True while somebody is at the screen: after a pointer moved or a key was pressed, and for a while when asked. */
function useNearby(asking: boolean): boolean {
  const [nearby, setNearby] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stayFor = (ms: number) => {
      setNearby(true);
      clearTimeout(timer);
      timer = setTimeout(() => setNearby(false), ms);
    };
    const come = () => stayFor(asking ? ASK_FOR_MS : HIDE_AFTER_MS);
    if (asking) stayFor(ASK_FOR_MS);
    for (const event of ["pointermove", "pointerdown", "keydown"]) window.addEventListener(event, come);
    return () => {
      clearTimeout(timer);
      for (const event of ["pointermove", "pointerdown", "keydown"]) window.removeEventListener(event, come);
    };
  }, [asking]);
  return nearby;
}
