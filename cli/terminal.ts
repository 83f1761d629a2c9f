/** How a command ended. Stable: scripts rely on them. */
export const EXIT = {
  ok: 0,
  /** Something in the input was not understood; everything else was done. */
  inputProblems: 1,
  /** The command was not understood; nothing was done. */
  usage: 2,
  /** A file, a port or the log could not be had. */
  world: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command writes: results to stdout, progress and problems to stderr. */
export interface Terminal {
  out(text: string): void;
  note(text: string): void;
  /** Resolves when the person wants a lasting command to end. */
  interrupted(): Promise<void>;
}

/** A command line that means nothing. Exit code 2. */
export class UsageProblem extends Error {
  override readonly name = "UsageProblem";
}

/** The terminal of this process. Ends of pipes (`| head`) are no error; a full disk is the world's. */
export function processTerminal(): Terminal {
  process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
    if (problem.code === "EPIPE") process.exit(EXIT.ok);
    process.stderr.write(`stdout: ${problem.message}\n`);
    process.exit(EXIT.world);
  });
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
    // Asked for only by commands that last: the others end as every program does.
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      }),
  };
}
