"use client";

import { useEffect, useId, useRef, useState } from "react";
import type { AlarmAction, AlarmFrame } from "../../sim/metrics/alarms/alarm.ts";
import { MINUTE_MS } from "../../sim/vocabulary/index.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { ActionResult } from "../_state/alarmActions.ts";
import { alarmSentence } from "../_tiles/alarmText.ts";

/** For how long an alarm can be put aside, min. */
const SHELVE_MINUTES = [15, 30, 60, 120] as const;
const LONGEST_INITIALS = 40;

export interface AlarmPanelProps {
  readonly alarm: AlarmFrame;
  /** It was over before anything was done about it: there is nothing left to do. */
  readonly isOver: boolean;
  /** IANA zone of the floor. */
  readonly timeZone: string;
  /** The wait its channel promises, ms; absent where it is of none. */
  readonly promisedMs: number | undefined;
  /** Who acts here, as they said before; "" when nobody was asked yet. */
  readonly initials: string;
  readonly onInitials: (initials: string) => void;
  readonly act: (action: AlarmAction) => Promise<ActionResult>;
  /** Goes on to the next alarm, those the strip has no room for included; absent when it is the only one. */
  readonly onNext?: (() => void) | undefined;
  readonly onClose: () => void;
}

/** What can be done about one alarm: seen, shelved for a time, taken back. Initials are asked once. */
export function AlarmPanel({
  alarm,
  isOver,
  timeZone,
  promisedMs,
  initials,
  onInitials,
  act,
  onNext,
  onClose,
}: AlarmPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [draft, setDraft] = useState(initials);
  const [failure, setFailure] = useState<string>();
  const [acting, setActing] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const by = draft.trim();
  const idle = by === "" || acting || isOver;
  const perform = async (action: AlarmAction) => {
    onInitials(by);
    setActing(true);
    const result = await act(action);
    setActing(false);
    if (result.ok) onClose();
    else setFailure(`${result.detail} (${result.code})`);
  };
  return (
    <dialog className="panel" ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{alarmSentence(alarm, words, language, timeZone, promisedMs)}</h2>
      {isOver && <p role="status">{words("actions.over")}</p>}
      <label>
        {words("actions.initials")}
        <input
          value={draft}
          maxLength={LONGEST_INITIALS}
          autoComplete="off"
          onChange={({ target }) => setDraft(target.value)}
        />
      </label>
      <p className="panel__note">{words("actions.initialsWhy")}</p>
      <div className="panel__buttons">
        {alarm.state !== "seen" && alarm.state !== "shelved" && (
          <button type="button" disabled={idle} onClick={() => void perform({ kind: "see", id: alarm.id, by })}>
            {words("actions.see")}
          </button>
        )}
        {alarm.state === "shelved" ? (
          <button type="button" disabled={idle} onClick={() => void perform({ kind: "unshelve", id: alarm.id, by })}>
            {words("actions.unshelve")}
          </button>
        ) : (
          <fieldset>
            <legend>{words("actions.shelve")}</legend>
            {SHELVE_MINUTES.map((minutes) => (
              <button
                key={minutes}
                type="button"
                disabled={idle}
                onClick={() => void perform({ kind: "shelve", id: alarm.id, by, forMs: minutes * MINUTE_MS })}
              >
                {words("actions.minutes", { n: minutes })}
              </button>
            ))}
          </fieldset>
        )}
        {onNext !== undefined && (
          <button
            type="button"
            onClick={() => {
              if (by !== "") onInitials(by);
              onNext();
            }}
          >
            {words("actions.next")}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {words("actions.close")}
        </button>
      </div>
      {failure !== undefined && <p role="alert">{words("actions.failed", { detail: failure })}</p>}
    </dialog>
  );
}
