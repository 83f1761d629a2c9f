"use client";

import { LESSON_BOUNDS } from "../../../../sim/theatre/lesson/lesson.ts";
import { DIFFERENCE_MEASURES } from "../../../../sim/theatre/types/index.ts";
import { useWords } from "../../../_i18n/Words.tsx";
import type { QuestionDraft, StepDraft } from "../../_lesson/lessonDraft.ts";
import { BothField } from "./BothField.tsx";
import { RunFields } from "./RunFields.tsx";

export interface StepFormProps {
  readonly step: StepDraft;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** `key`: the field, so that a word typed is one step of undo. */
  readonly onChange: (step: StepDraft, key: string) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

const KINDS = ["none", "which", "amount", "curve"] as const;

/** One step of a lesson. */
export function StepForm({ step, number, of, onChange, onMove, onRemove }: StepFormProps) {
  const words = useWords();
  const put = (next: Partial<StepDraft>, key: string) => onChange({ ...step, ...next }, key);
  const ask = (next: Partial<QuestionDraft>, key: string) =>
    put({ question: { ...step.question, ...next } }, `question ${key}`);
  const { question } = step;
  return (
    <fieldset data-step={number}>
      <legend>{words("lesson.edits.step", { n: number })}</legend>
      <div className="lesson-edit__row">
        <button type="button" className="btn" disabled={number === 1} onClick={() => onMove(-1)}>
          {words("lesson.edits.up")}
        </button>
        <button type="button" className="btn" disabled={number === of} onClick={() => onMove(1)}>
          {words("lesson.edits.down")}
        </button>
        <button type="button" className="btn" disabled={of === 1} onClick={onRemove}>
          {words("lesson.edits.removeStep")}
        </button>
      </div>
      <BothField
        label={words("lesson.edits.name")}
        most={LESSON_BOUNDS.title}
        value={step.title}
        onValue={(title) => put({ title }, "title")}
      />
      <BothField
        label={words("lesson.edits.caption")}
        most={LESSON_BOUNDS.caption}
        value={step.caption}
        onValue={(caption) => put({ caption }, "caption")}
      />
      <BothField
        label={words("lesson.edits.notes")}
        most={LESSON_BOUNDS.notes}
        long
        value={step.notes}
        onValue={(notes) => put({ notes }, "notes")}
      />
      <RunFields link={step.link} onLink={(link, key) => put({ link }, `run ${key}`)} />
      <label>
        <span>{words("lesson.edits.run")}</span>
        <input value={step.link} onChange={(event) => put({ link: event.target.value }, "link")} />
        <small>{words("lesson.edits.runHint")}</small>
      </label>
      <label className="lesson-edit__check">
        <span>
          <input
            type="checkbox"
            checked={step.ahead}
            onChange={(event) => put({ ahead: event.target.checked }, "ahead")}
          />{" "}
          {words("lesson.edits.ahead")}
        </span>
      </label>
      <label>
        <span>{words("lesson.edits.kind")}</span>
        <select
          value={question.kind}
          onChange={(event) => ask({ kind: KINDS.find((kind) => kind === event.target.value) ?? "none" }, "kind")}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words(kind === "none" ? "lesson.edits.noQuestion" : `lesson.edits.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {question.kind !== "none" && <QuestionFields question={question} onAsk={ask} />}
    </fieldset>
  );
}

interface QuestionFieldsProps {
  readonly question: QuestionDraft;
  readonly onAsk: (next: Partial<QuestionDraft>, key: string) => void;
}

function QuestionFields({ question, onAsk }: QuestionFieldsProps) {
  const words = useWords();
  const { kind, text, measure, queues, stage } = question;
  const numbers = kind === "curve" ? (["from", "to", "points"] as const) : (["at"] as const);
  return (
    <>
      <BothField
        label={words("lesson.edits.text")}
        most={LESSON_BOUNDS.caption}
        value={text}
        onValue={(next) => onAsk({ text: next }, "text")}
      />
      <div className="lesson-edit__row">
        <label>
          <span>{words("lesson.edits.measure")}</span>
          <select
            value={measure}
            onChange={({ target }) =>
              onAsk({ measure: DIFFERENCE_MEASURES.find((one) => one === target.value) ?? measure }, "measure")
            }
          >
            {DIFFERENCE_MEASURES.map((one) => (
              <option key={one} value={one}>
                {words(`lesson.edits.measures.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {kind !== "which" && (
          <label>
            <span>{words("lesson.edits.stage")}</span>
            <select
              value={stage}
              onChange={({ target }) => onAsk({ stage: target.value === "b" ? "b" : "a" }, "stage")}
            >
              <option value="a">A</option>
              <option value="b">B</option>
            </select>
          </label>
        )}
        {numbers.map((field) => (
          <label key={field}>
            <span>{words(`lesson.edits.${field}`)}</span>
            <input
              inputMode="decimal"
              maxLength={8}
              value={question[field]}
              onChange={({ target }) => onAsk({ [field]: target.value }, field)}
            />
          </label>
        ))}
      </div>
      <label>
        <span>{words("lesson.edits.queues")}</span>
        <input value={queues} maxLength={500} onChange={({ target }) => onAsk({ queues: target.value }, "queues")} />
        <small>{words("lesson.edits.queuesHint")}</small>
      </label>
    </>
  );
}
