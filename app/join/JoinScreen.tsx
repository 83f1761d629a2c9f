"use client";

import { type FormEvent, useEffect, useState } from "react";
import { CODE_LENGTH, CODE_LETTERS } from "../../sim/theatre/lesson/classMessages.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { ClassWay } from "../_state/classClient.ts";
import { useClass } from "../_state/useClass.ts";
import { BetForm } from "../theatre/_lesson/BetForm.tsx";
import { BetResult } from "../theatre/_lesson/BetResult.tsx";

/** A class on a phone: the code, then questions, bets and what came of them. */
export function JoinScreen() {
  const words = useWords();
  const language = useLanguage();
  const [code, setCode] = useState<string>();
  useEffect(() => setCode(codeIn(new URLSearchParams(location.search).get("c") ?? "")), []);
  const way: ClassWay | undefined = code === undefined ? undefined : { kind: "join", code };
  const { client, view } = useClass(way);
  const { rounds, state, refusal } = view;
  const asked = rounds.at(-1);
  const known = rounds.filter(({ revealed }) => revealed !== undefined).reverse();
  return (
    <main className="join" data-testid="join" data-state={code === undefined ? "out" : state}>
      <nav className="page__bar">
        <a href={`?lang=${language === "en" ? "ru" : "en"}${code === undefined ? "" : `&c=${code}`}`}>
          {words("controls.language")}
        </a>
      </nav>
      <h1>{words(state === "in" ? "lesson.room.title" : "lesson.join.title")}</h1>
      {code === undefined ? (
        <CodeForm onCode={setCode} />
      ) : state === "refused" || state === "over" ? (
        <>
          <p role="alert">
            {state === "over"
              ? words("lesson.join.over")
              : words("lesson.join.refused", { detail: refusal?.detail ?? "" })}
          </p>
          <button type="button" className="btn" onClick={() => setCode(undefined)}>
            {words("lesson.join.again")}
          </button>
        </>
      ) : (
        <>
          {state === "lost" && <p role="status">{words("lesson.join.lost")}</p>}
          {asked === undefined && <p role="status">{words("lesson.join.wait")}</p>}
          {asked !== undefined && asked.revealed === undefined && (
            <>
              <BetForm
                key={asked.round}
                question={asked.question}
                stands={asked.taken}
                disabled={!asked.open || state !== "in"}
                clock={minutesIn}
                onBet={(bet) => client?.bet(bet)}
              />
              {!asked.open && <p role="status">{words("lesson.bet.closed")}</p>}
            </>
          )}
          {known.map(
            ({ round, question, revealed }) =>
              revealed !== undefined && (
                <BetResult
                  key={round}
                  question={question}
                  came={revealed.came}
                  bets={revealed.bets}
                  own={revealed.own}
                  clock={minutesIn}
                />
              ),
          )}
        </>
      )}
      <p className="bet__hint">{words("lesson.join.anonymous")}</p>
    </main>
  );
}

function CodeForm({ onCode }: { readonly onCode: (code: string) => void }) {
  const words = useWords();
  const [wrong, setWrong] = useState(false);
  const join = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = codeIn(String(new FormData(event.currentTarget).get("code") ?? ""));
    if (code === undefined) setWrong(true);
    else onCode(code);
  };
  return (
    <form className="bet join__form" onSubmit={join} noValidate>
      <label className="form__field">
        <span>{words("lesson.join.code")}</span>
        <input
          name="code"
          className="join__code"
          maxLength={CODE_LENGTH}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={wrong}
          onChange={() => setWrong(false)}
        />
      </label>
      {wrong && (
        <p className="bet__fault" role="alert">
          {words("lesson.join.wrong")}
        </p>
      )}
      <button type="submit" className="btn btn--play">
        {words("lesson.join.go")}
      </button>
    </form>
  );
}

function codeIn(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter)) ? code : undefined;
}

/** A phone does not know when the run opens: it says how far into it, `2:30`. */
function minutesIn(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
