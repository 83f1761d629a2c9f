import { Findings } from "../sim/scenario/findings.ts";
import { injectionSchema } from "../sim/theatre/open/descriptionSchema.ts";
import { readLink } from "../sim/theatre/open/link.ts";
import { openRun, type TheatreRun } from "../sim/theatre/theatreRun.ts";
import type { Injection, RunDescription } from "../sim/theatre/types/index.ts";
import type { TheatreApi, TheatreOpened } from "./theatreApi.ts";

/**
 * One open run, and what may be asked of it. Nothing has a clock here: the page names instants. Opening, injecting and
 * undoing replace the run whole, or leave it as it was and say what is wrong.
 */
export class TheatreService implements TheatreApi {
  #run: TheatreRun | undefined;

  open: TheatreApi["open"] = async (description) => this.#opens(description);

  openLink: TheatreApi["openLink"] = async (fragment) => {
    const read = readLink(fragment);
    return read.ok ? this.#opens(read.description) : read;
  };

  frame: TheatreApi["frame"] = async (at) => this.#run?.frame(at);

  next: TheatreApi["next"] = async (kind, at) => this.#run?.next(kind, at);

  previous: TheatreApi["previous"] = async (kind, at) => this.#run?.previous(kind, at);

  why: TheatreApi["why"] = async (question, at, language) => this.#run?.why(question, at, language);

  inject: TheatreApi["inject"] = async (injection) => {
    const found = new Findings();
    const parsed = injectionSchema.safeParse(injection, { reportInput: true });
    if (!parsed.success) {
      found.issues(parsed.error.issues, "");
      return { ok: false, problems: found.problems };
    }
    return this.#again((before) => [...before, parsed.data], parsed.data.atMs);
  };

  undoInjection: TheatreApi["undoInjection"] = async () => this.#again((before) => before.slice(0, -1));

  series: TheatreApi["series"] = async (measure, lanes) => this.#run?.series(measure, lanes);

  aggregate: TheatreApi["aggregate"] = async (measure, from, to) => this.#run?.aggregate(measure, from, to);

  hash: TheatreApi["hash"] = async (at) => this.#run?.hash(at);

  link: TheatreApi["link"] = async (at, camera) => this.#run?.link(at, camera);

  close: TheatreApi["close"] = async () => {
    this.#run = undefined;
  };

  /** The same run with other injections, standing where the last thing was done to it. */
  #again(change: (before: readonly Injection[]) => readonly Injection[], atMs?: number): TheatreOpened {
    if (this.#run === undefined) return { ok: false, problems: [] };
    const before = this.#run.plan.description;
    const injections = change(before.injections);
    const description: RunDescription = { ...before, injections, atMs: atMs ?? before.atMs };
    return this.#opens(description);
  }

  #opens(description: unknown): TheatreOpened {
    const opened = openRun(description);
    if (!opened.ok) return opened;
    this.#run = opened.run;
    return { ok: true, overview: opened.run.overview, frame: opened.run.frame(opened.run.standsAt) };
  }
}
