import { expect, test } from "vitest";
import { shortLink } from "../../../app/_state/shortLink.ts";
import { freshLesson, lessonOfDraft, withWholeLinks } from "../../../app/theatre/_lesson/lessonDraft.ts";
import { linkOfPreset } from "../../../app/theatre/_lesson/stepRun.ts";
import { wholeLinks } from "../../../app/theatre/_lesson/wholeLinks.ts";
import { presetNamed } from "../../../sim/scenario/presets/index.ts";
import { linkOf } from "../../../sim/theatre/open/link.ts";

const written = linkOf({
  version: 1,
  scenario: { kind: "file", file: presetNamed("split-or-blend")! },
  a: { variant: "scatter" },
  seed: "1",
  injections: [],
  atMs: 0,
  camera: {},
});

test("[TL13] a deflated link becomes the run it stands for; a short one and a cut one stay as they came", async () => {
  const deflated = `https://board.example/theatre?lang=ru#${await shortLink(written)}`;
  const short = linkOfPreset("five-percent", "7");
  const cut = deflated.slice(0, -200);
  expect([...(await wholeLinks([deflated, short, cut, deflated]))]).toEqual([[deflated, written]]);
});

test("[TL13] a draft takes the whole link in the place of the one that was pasted, and only there", async () => {
  const draft = freshLesson();
  const [step] = draft.steps;
  const deflated = `#${await shortLink(written)}`;
  const pasted = {
    ...draft,
    title: { en: "One", ru: "Один" },
    idea: { en: "Idea", ru: "Мысль" },
    steps: [
      { ...step!, title: { en: "a", ru: "а" }, caption: { en: "a", ru: "а" }, link: deflated },
      { ...step!, key: 1, title: { en: "b", ru: "б" }, caption: { en: "b", ru: "б" } },
    ],
  };
  expect(lessonOfDraft(pasted)).toMatchObject({ ok: false, problems: [{ path: "steps.0.run" }] });
  const whole = await wholeLinks(pasted.steps.map(({ link }) => link));
  const made = withWholeLinks(pasted, whole);
  expect(made.steps.map(({ link }) => link)).toEqual([written, step!.link]);
  expect(lessonOfDraft(made)).toMatchObject({ ok: true });
  // Typed over meanwhile: what was asked for is not there any more, and nothing is changed.
  expect(withWholeLinks(draft, whole)).toBe(draft);
});
