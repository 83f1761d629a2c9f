import { varianceBridge } from "../sim/experiment/bridge/bridge.ts";
import { bridgeProblems } from "../sim/experiment/bridge/factors.ts";
import { difference } from "../sim/experiment/difference.ts";
import { scopesOf } from "../sim/experiment/scopes.ts";
import { staffFrontier } from "../sim/experiment/search/frontier.ts";
import { bestMoves } from "../sim/experiment/search/moves.ts";
import { searchProblems } from "../sim/experiment/search/problems.ts";
import { searchStaff } from "../sim/experiment/search/search.ts";
import type { RunExperiment } from "../sim/experiment/tuning/tuning.ts";
import type { CheckResult, SearchApi } from "./searchApi.ts";

/** What a simulated check of a schedule shows. */
const CHECKED = ["serviceLevel", "abandonmentRate", "averageSpeedOfAnswerMs", "occupancy", "cost"] as const;

/** Searches and bridges with a pool of threads, one at a time; a new one calls off the one before. */
export class SearchService implements SearchApi {
  readonly #run: RunExperiment;
  #stop = new AbortController();

  constructor(run: RunExperiment) {
    this.#run = run;
  }

  async staff(...[spec, onProgress]: Parameters<SearchApi["staff"]>): ReturnType<SearchApi["staff"]> {
    const problems = searchProblems(spec);
    if (problems.length > 0) return { ok: false, problems };
    return { ok: true, value: await searchStaff(spec, { run: this.#run, signal: this.#anew(), onProgress }) };
  }

  async frontier(...[spec, levels, onProgress]: Parameters<SearchApi["frontier"]>): ReturnType<SearchApi["frontier"]> {
    const problems = searchProblems(spec);
    if (problems.length > 0) return { ok: false, problems };
    return { ok: true, value: await staffFrontier(spec, levels, { run: this.#run, signal: this.#anew(), onProgress }) };
  }

  moves(...[spec]: Parameters<SearchApi["moves"]>): ReturnType<SearchApi["moves"]> {
    return bestMoves(spec, this.#run, this.#anew());
  }

  async bridge(...[spec, onProgress]: Parameters<SearchApi["bridge"]>): ReturnType<SearchApi["bridge"]> {
    const problems = bridgeProblems(spec.plan, spec.actual);
    if (problems.length > 0) return { ok: false, problems };
    return { ok: true, value: await varianceBridge(spec, this.#run, onProgress, this.#anew()) };
  }

  // Readers and writers of files are fetched when they are wanted: a search does not wait for them.
  async day(...[plan, file, name, options]: Parameters<SearchApi["day"]>): ReturnType<SearchApi["day"]> {
    return (await import("./dayOfFile.ts")).dayOfFile(plan, file, name, options);
  }

  async dayOfHistory(...[plan, options]: Parameters<SearchApi["dayOfHistory"]>): ReturnType<SearchApi["dayOfHistory"]> {
    const { askHistory, dayOfHistory } = await import("./dayOfHistory.ts");
    return dayOfHistory(plan, options, askHistory);
  }

  async check(...[scenarios, seed, replications]: Parameters<SearchApi["check"]>): Promise<CheckResult> {
    const result = await this.#run({ scenarios, seed, plan: { kind: "replications", replications } }, this.#anew());
    if (!("end" in result)) return { ok: false, detail: result.detail };
    if (result.end !== "complete") return { ok: false, detail: result.failure?.detail ?? result.end };
    const [before, after] = [result.outcomes[0]!, result.outcomes[1]!];
    const scopes = scopesOf(scenarios[0]).filter(({ kind }) => kind !== "channel");
    const figures = scopes.flatMap((scope) =>
      CHECKED.flatMap((figure) => {
        const [base, other] = [before.series(figure, scope), after.series(figure, scope)];
        const [was, is] = [before.estimate(figure, scope), after.estimate(figure, scope)];
        if (base === undefined || other === undefined || was === undefined || is === undefined) return [];
        if (was.basis === 0 && is.basis === 0) return [];
        return [{ figure, scope, before: was, after: is, difference: difference(base, other) }];
      }),
    );
    return { ok: true, figures, replications: result.replications, seed };
  }

  async workbook(...[rows]: Parameters<SearchApi["workbook"]>): Promise<Blob> {
    return (await import("./historyWorkbookOut.ts")).workbookOf(rows, "Lab");
  }

  async cancel(): Promise<void> {
    this.#stop.abort();
  }

  #anew(): AbortSignal {
    this.#stop.abort();
    this.#stop = new AbortController();
    return this.#stop.signal;
  }
}
