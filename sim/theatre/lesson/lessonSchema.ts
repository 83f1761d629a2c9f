import { z } from "zod";
import { BOUNDS } from "../../scenario/bounds.ts";
import { EXPECTED } from "../../scenario/expectations.ts";
import { Findings, joined, picture } from "../../scenario/findings.ts";
import { jsonDepth, jsonFault } from "../../scenario/jsonText.ts";
import { problem, type ScenarioProblem } from "../../scenario/problems.ts";
import {
  consistent,
  flag,
  id,
  listOf,
  localName,
  maybe,
  message,
  object,
  oneByKind,
  oneOf,
  whole,
  word,
} from "../../scenario/schemaParts.ts";
import { RUN_BOUNDS } from "../open/bounds.ts";
import { descriptionSchema } from "../open/descriptionSchema.ts";
import { planRun } from "../open/plan.ts";
import { DIFFERENCE_MEASURES } from "../types/description.ts";
import { LESSON_BOUNDS, LESSON_VERSION, type Lesson, type LessonQuestion, type LessonStep } from "./lesson.ts";

type Of<Kind extends LessonQuestion["kind"]> = Extract<LessonQuestion, { readonly kind: Kind }>;

const instantMs = whole(0, RUN_BOUNDS.minutes * 60_000, "Ms after the run opens.");
const asked = {
  text: localName(LESSON_BOUNDS.caption, "What is asked."),
  measure: oneOf(DIFFERENCE_MEASURES, "What is measured."),
  queueIds: maybe(listOf(id("Id of a queue."), 1, BOUNDS.queues, "Queues it is of; absent: all.")),
};
const stage = oneOf(["a", "b"], "The stage it is of.");

export const questionSchema: z.ZodType<LessonQuestion> = oneByKind<LessonQuestion>(
  ["which", "amount", "curve"],
  [
    object<Of<"which">>("Which stage is better, and by how much.", {
      kind: word("which", "Which stage is better, and by how much."),
      ...asked,
      atMs: instantMs,
    }),
    object<Of<"amount">>("What a measure of one stage comes to.", {
      kind: word("amount", "What a measure of one stage comes to."),
      ...{ ...asked, stage },
      atMs: instantMs,
    }),
    consistent(
      object<Of<"curve">>("How a measure of one stage goes.", {
        kind: word("curve", "How a measure of one stage goes."),
        ...{ ...asked, stage },
        fromMs: instantMs,
        toMs: instantMs,
        points: whole(LESSON_BOUNDS.leastPoints, LESSON_BOUNDS.mostPoints, "Values that are drawn."),
      }),
      ({ fromMs, toMs }, report) => {
        if (typeof fromMs === "number" && typeof toMs === "number" && toMs <= fromMs) {
          report(["toMs"], EXPECTED.whole(fromMs + 1, RUN_BOUNDS.minutes * 60_000), toMs, "out-of-range");
        }
      },
    ),
  ],
  { description: "What the class bets on." },
);

const step: z.ZodType<LessonStep> = object<LessonStep>("One picture and what is said to it.", {
  title: localName(LESSON_BOUNDS.title, "What the step is called."),
  caption: localName(LESSON_BOUNDS.caption, "What stands on the wall."),
  notes: maybe(localName(LESSON_BOUNDS.notes, "What only the presenter reads.")),
  run: descriptionSchema,
  ahead: maybe(flag("Whether what lies ahead is shown.")),
  question: maybe(questionSchema),
});

const lessonSchema: z.ZodType<Lesson> = object<Lesson>("A lesson of the theatre.", {
  version: z
    .literal(LESSON_VERSION, { error: message(EXPECTED.oneOf([LESSON_VERSION])) })
    .describe("Version of the form."),
  id: id("Its id."),
  title: localName(LESSON_BOUNDS.title, "What it is called."),
  idea: localName(LESSON_BOUNDS.caption, "The one idea, in a sentence."),
  minutes: whole(1, 120, "How long it takes with a class."),
  steps: listOf(step, 1, LESSON_BOUNDS.steps, "Its steps, in order."),
});

export type ParsedLesson =
  | { readonly ok: true; readonly lesson: Lesson }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** A lesson from outside (parsed JSON), or everything that is wrong with it, the runs of its steps included. Never throws. */
export function parseLesson(input: unknown): ParsedLesson {
  const found = new Findings();
  const parsed = lessonSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) {
    found.issues(parsed.error.issues, "");
    return { ok: false, problems: found.problems };
  }
  const lesson = parsed.data;
  for (const [number, { run, question: one }] of lesson.steps.entries()) {
    if (found.full) break;
    const planned = planRun(run);
    const place = `steps.${number}`;
    if (!planned.ok) {
      for (const wrong of planned.problems) found.push({ ...wrong, path: joined(`${place}.run`, [wrong.path]) });
      continue;
    }
    if (one === undefined) continue;
    const { plan } = planned;
    const names = plan.stages.map((each) => each.stage);
    if (one.kind === "which" ? names.length < 2 : !names.includes(one.stage)) {
      found.add(
        "inconsistent",
        `${place}.question`,
        EXPECTED.oneOf(names),
        picture(one.kind === "which" ? "b" : one.stage),
      );
    }
    const lastMs = plan.endsAt - plan.opensAt;
    for (const field of one.kind === "curve" ? (["fromMs", "toMs"] as const) : (["atMs"] as const)) {
      const ms = (one as Readonly<Partial<Record<typeof field, number>>>)[field] ?? 0;
      if (ms > lastMs) found.add("outside-run", `${place}.question.${field}`, EXPECTED.whole(0, lastMs), picture(ms));
    }
    const known = new Set(plan.stages.flatMap(({ scenario }) => scenario.queues.map((queue) => queue.id as string)));
    for (const [at, queueId] of (one.queueIds ?? []).entries()) {
      if (!known.has(queueId))
        found.add("unknown-queue", `${place}.question.queueIds.${at}`, EXPECTED.oneOf([...known]), picture(queueId));
    }
  }
  return found.problems.length > 0 ? { ok: false, problems: found.problems } : { ok: true, lesson };
}

/** As `parseLesson`, of a file's text. */
export function parseLessonText(text: string): ParsedLesson {
  if (text.length > LESSON_BOUNDS.file) {
    return refused(problem("too-large", "", EXPECTED.bytesAtMost(LESSON_BOUNDS.file), picture(text.length)));
  }
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const depth = jsonDepth(json);
  if (depth > BOUNDS.depth + 6)
    return refused(problem("too-deep", "", EXPECTED.depthAtMost(BOUNDS.depth + 6), picture(depth)));
  const fault = jsonFault(json);
  return fault === undefined
    ? parseLesson(JSON.parse(json))
    : refused(problem("malformed-json", "", EXPECTED.json, fault.said));
}

function refused(one: ScenarioProblem): ParsedLesson {
  return { ok: false, problems: [one] };
}
