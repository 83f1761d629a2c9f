/** What a caught problem says: the message of an error, the text of anything else. */
export function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
