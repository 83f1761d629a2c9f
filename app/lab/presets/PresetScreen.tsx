"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { PRESETS } from "../../../sim/scenario/presets/index.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useVariantsRun } from "../../_state/useLabRun.ts";
import { documentOfPreset } from "../_scenarios/firstDocument.ts";
import { useLabSoon } from "../_scenarios/useLab.ts";
import { AnswerPanel } from "./AnswerPanel.tsx";
import { ClaimPanel } from "./ClaimPanel.tsx";
import { type Guess, presetSpec } from "./judge.ts";
import { PredictPanel } from "./PredictPanel.tsx";
import { type PresetQuiz, QUIZZES } from "./predictions.ts";
import { SliderPanel } from "./SliderPanel.tsx";

/** `/lab/presets/<id>`: a preset with its story, what is expected, what the runs say, and its lesson. */
export function PresetScreen({ id }: { readonly id: string }) {
  const words = useWords();
  const file = PRESETS.find(({ scenario }) => scenario.id === id);
  const quiz = QUIZZES[id];
  return (
    <div className="preset-page">
      <PresetRail at={id} />
      {file === undefined || quiz === undefined ? (
        <p className="notice notice--warn" role="alert">
          {words("presets.unknown", { id: id.slice(0, 60) })}
        </p>
      ) : (
        <Preset key={id} file={file} quiz={quiz} />
      )}
    </div>
  );
}

/** All presets, the open one marked. */
function PresetRail({ at }: { readonly at: string }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <nav className="preset-rail" aria-label={words("presets.listLabel")}>
      <Link href="/lab/presets">{words("presets.all")}</Link>
      <ol>
        {PRESETS.map(({ scenario }) => (
          <li key={scenario.id}>
            <Link href={`/lab/presets/${scenario.id}`} aria-current={scenario.id === at ? "page" : undefined}>
              {scenario.name[language]}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Preset({ file, quiz }: { readonly file: ScenarioFile; readonly quiz: PresetQuiz }) {
  const words = useWords();
  const language = useLanguage();
  const run = useVariantsRun();
  const [guess, setGuess] = useState<Guess>();
  const { scenario } = file;
  const { story } = scenario;
  const spec = useMemo(() => presetSpec(file, quiz, scenario.id), [file, quiz, scenario.id]);
  const shown = run.spec !== undefined;
  const answered = shown && !run.running && run.result !== undefined;
  return (
    <article className="preset" aria-label={scenario.name[language]}>
      <header className="preset__head">
        <div>
          <h1>{scenario.name[language]}</h1>
          {story !== undefined && <p className="preset__question">{story.question[language]}</p>}
        </div>
        <OpenInLab presetId={scenario.id} />
      </header>
      {story !== undefined && (
        <div className="preset__told">
          <section aria-label={words("presets.story")}>
            <h2>{words("presets.story")}</h2>
            <p>{story.story[language]}</p>
          </section>
          <section aria-label={words("presets.claim")}>
            <h2>
              {words("presets.claim")} <small>{words("presets.claimNote")}</small>
            </h2>
            <p>{story.claim[language]}</p>
          </section>
        </div>
      )}
      <PredictPanel
        file={file}
        prediction={quiz.prediction}
        guess={guess}
        shown={shown}
        onShow={(said) => {
          setGuess(said);
          run.start(spec);
        }}
      />
      <AnswerPanel file={file} prediction={quiz.prediction} guess={guess} run={run} />
      {story !== undefined && (
        <div className="preset__told">
          <section aria-label={words("presets.lesson")} data-lesson={answered}>
            <h2>{words("presets.lesson")}</h2>
            <p>{answered ? story.lesson[language] : words("presets.lessonWaits")}</p>
          </section>
          <section aria-label={words("presets.assumed")}>
            <h2>
              <span className="origin origin--simulated">{words("presets.simulated")}</span>
            </h2>
            <p>{words("presets.simulatedNote")}</p>
            <h2>
              <span className="origin origin--assumed">{words("presets.assumed")}</span>
            </h2>
            <ul className="preset__assumptions">
              {story.assumptions.map((assumption) => (
                <li key={assumption.en}>{assumption[language]}</li>
              ))}
            </ul>
          </section>
        </div>
      )}
      {answered && (
        <>
          <ClaimPanel presetId={scenario.id} />
          <SliderPanel file={file} figures={spec.figures} seed={scenario.id} />
        </>
      )}
    </article>
  );
}

/** Puts the preset with all its variants on the desk of scenarios, and goes there. */
export function OpenInLab({ presetId }: { readonly presetId: string }) {
  const words = useWords();
  const language = useLanguage();
  const lab = useLabSoon();
  const router = useRouter();
  const [opening, setOpening] = useState(false);
  const open = async () => {
    const document = documentOfPreset(presetId, language, Date.now());
    if (lab === undefined || document === undefined) return;
    setOpening(true);
    await lab.open(document);
    router.push("/lab");
  };
  return (
    <button type="button" className="button" disabled={lab === undefined || opening} onClick={() => void open()}>
      {words(opening ? "presets.opening" : "presets.openDesk")}
    </button>
  );
}
