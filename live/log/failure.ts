/** Why the log cannot keep events, in stable codes (docs/ERRORS.md). */
export type LogFailureCode =
  | "log-locked"
  | "log-full"
  | "log-read-only"
  | "log-corrupt"
  | "log-behind"
  | "log-closed"
  | "log-failed";

/** The log could not do what was asked; nothing of the refused append was acknowledged. */
export class LogFailure extends Error {
  override readonly name = "LogFailure";
  readonly code: LogFailureCode;

  constructor(code: LogFailureCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }
}

/** First match wins: a full disk may also be reported as a failed write of a database that is then called invalid. */
const SIGNS: readonly (readonly [RegExp, LogFailureCode, string])[] = [
  [/could not set lock|conflicting lock|already open|unique file handle/i, "log-locked", "another process has it open"],
  [/no space left|disk (is )?full|quota exceeded|file too large/i, "log-full", "the disk is full"],
  [/read-only|permission denied|not permitted/i, "log-read-only", "it may not be written"],
  [
    /not a valid duckdb|corrupt|checksum|serialization error|invalidated|newer version|version number/i,
    "log-corrupt",
    "its file is damaged or of another version",
  ],
];

/** What the database said, as a failure of the log in `directory`. A `LogFailure` passes unchanged. */
export function logFailure(cause: unknown, directory: string): LogFailure {
  if (cause instanceof LogFailure) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  for (const [sign, code, meaning] of SIGNS) {
    if (sign.test(said)) return new LogFailure(code, `event log in ${directory}: ${meaning} (${said})`, { cause });
  }
  return new LogFailure("log-failed", `event log in ${directory}: ${said}`, { cause });
}
