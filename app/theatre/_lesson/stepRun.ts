import { PRESETS, presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { descriptionSchema } from "../../../sim/theatre/open/descriptionSchema.ts";
import { linkOf, readLink } from "../../../sim/theatre/open/link.ts";
import type { RunDescription } from "../../../sim/theatre/types/index.ts";
import { MINUTE_MS } from "../../../sim/vocabulary/index.ts";
import { descriptionOf, firstChoice } from "../_chooser/chosen.ts";

/** What follows the `#` of a link, or the link itself where it has none. */
export function fragmentOf(link: string): string {
  return link.slice(link.indexOf("#") + 1).trim();
}

/** The run of a link, whole or what follows its `#`; undefined: that is none. */
export function runOfLink(link: string): RunDescription | undefined {
  const read = readLink(fragmentOf(link));
  const parsed = read.ok ? descriptionSchema.safeParse(read.description) : undefined;
  return parsed?.success === true ? parsed.data : undefined;
}

/** The file a run is of; undefined: a preset nobody has. */
export function fileOfRun({ scenario }: RunDescription): ScenarioFile | undefined {
  return scenario.kind === "file" ? scenario.file : presetNamed(scenario.id);
}

/** The link of the first two stages of a preset, from their opening. */
export function linkOfPreset(id: string, seed: string): string {
  return linkOf(descriptionOf(firstChoice(presetNamed(id) ?? PRESETS[0]!, seed)));
}

/** A part of a run as a form has it. */
export type RunField = "a" | "b" | "seed" | "minute" | "follow" | "queues";

export function fieldOf(run: RunDescription, field: RunField): string {
  switch (field) {
    case "a":
      return run.a.variant;
    case "b":
      return run.b?.variant ?? "";
    case "seed":
      return run.seed;
    case "minute":
      return String(run.atMs / MINUTE_MS);
    case "follow":
      return run.camera.follow ?? "";
    case "queues":
      return (run.camera.queues ?? []).join(", ");
  }
}

/** The link of a run with one part put as it was typed; undefined: that makes no run, and the link stays. */
export function linkWith(run: RunDescription, field: RunField, text: string): string | undefined {
  const next = changed(run, field, text.trim());
  if (next === undefined) return undefined;
  const link = linkOf(next);
  return runOfLink(link) === undefined ? undefined : link;
}

function changed(run: RunDescription, field: RunField, text: string): RunDescription | undefined {
  const { follow, queues, ...camera } = run.camera;
  switch (field) {
    case "a":
      return { ...run, a: { variant: text } };
    case "b": {
      const { b: _, ...single } = run;
      return text === "" ? single : { ...run, b: { variant: text } };
    }
    case "seed":
      return { ...run, seed: text };
    case "minute": {
      const minutes = /^\d{1,5}([.,]\d{1,3})?$/.test(text) ? Number(text.replace(",", ".")) : undefined;
      return minutes === undefined ? undefined : { ...run, atMs: Math.round(minutes * MINUTE_MS) };
    }
    case "follow": {
      const rest = queues === undefined ? camera : { ...camera, queues };
      return { ...run, camera: text === "" ? rest : { ...rest, follow: text } };
    }
    case "queues": {
      const ids = text.split(",").flatMap((one) => one.trim() || []);
      const rest = follow === undefined ? camera : { ...camera, follow };
      return { ...run, camera: ids.length === 0 ? rest : { ...rest, queues: ids } };
    }
  }
}
