import { type Problem, type ProblemCode, shortened } from "../../vocabulary/problems.ts";

/** Codes of what can be wrong with a state to start from. Stable: docs/ERRORS.md lists them. */
export type StartCode =
  | ProblemCode
  | "unknown-queue"
  | "unknown-group"
  | "unknown-agent"
  | "duplicate-id"
  | "no-room"
  | "too-many";

export type StartProblem = Omit<Problem, "code"> & { readonly code: StartCode };

/** More problems than this are cut off. */
export const MAX_START_PROBLEMS = 200;

/** Collects problems in order, as many as are told. */
export class StartFindings {
  readonly problems: StartProblem[] = [];

  add(code: StartCode, path: string, expected: string, got: unknown): void {
    this.push({ code, path, expected, got: shortened(got) });
  }

  push(problem: StartProblem): void {
    if (this.problems.length < MAX_START_PROBLEMS) this.problems.push(problem);
  }
}
