/** A problem of the world, as data: a stable code and words for a person. */
export interface WorldProblem {
  readonly code: string;
  readonly detail: string;
}

/**
 * How far the floor is: `replaying` – folding the log, in events; `catching-up` – making up the simulated centre's past,
 * in ms of floor time; `ready`; `failed` – nothing can be stored or shown until somebody helps.
 */
export type Readiness =
  | { readonly state: "replaying" | "catching-up"; readonly done: number; readonly total: number }
  | { readonly state: "ready" }
  | { readonly state: "failed"; readonly problem: WorldProblem };

/** What `/readyz` answers: 200 when ready, else 503, with how far it is as a fraction in [0, 1] when that is known. */
export function readinessAnswer(readiness: Readiness): { readonly status: 200 | 503; readonly body: object } {
  switch (readiness.state) {
    case "ready":
      return { status: 200, body: readiness };
    case "failed":
      return { status: 503, body: readiness };
    default: {
      const { total, done } = readiness;
      return { status: 503, body: { ...readiness, ...(total > 0 ? { progress: Math.min(1, done / total) } : {}) } };
    }
  }
}
