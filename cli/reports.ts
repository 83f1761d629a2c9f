import type { FileReport } from "./reading.ts";
import type { Terminal } from "./terminal.ts";

/** Rejected lines shown to a person; with `--json` all that were kept are. */
const SHOWN = 10;

/** Says what was not understood in a file, to a person. */
export function tellReport(report: FileReport, terminal: Terminal): void {
  const { file, format, lines, rejectedCount, rejected } = report;
  const notes = Object.entries(report.notes).filter(([, count]) => count > 0);
  const extras = notes.map(([name, count]) => `, ${name} ${count}`).join("");
  terminal.note(`${file}: ${format}, ${lines} lines, ${rejectedCount} rejected${extras}`);
  for (const { line, problems } of rejected.slice(0, SHOWN)) {
    for (const { path, expected, got } of problems) {
      terminal.note(`  line ${line}${path === "" ? "" : `, ${path}`}: expected ${expected}, got ${got}`);
    }
  }
  if (rejectedCount > SHOWN) terminal.note(`  … and ${rejectedCount - SHOWN} more`);
}
