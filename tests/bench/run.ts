import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { keepCompiled } from "../../workers/compileCache.ts";

/**
 * `npm run bench -- NAME [arguments]`: one bench, in a process of its own that reads what the product reads: the form of
 * the sources that is kept from one start to the next. Run it twice: the first run may still have to make that form.
 * Without a name: which there are.
 */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3))
  .filter((name) => name !== "run");

const [name, ...args] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  process.stdout.write(`npm run bench -- NAME\n\n${names.map((one) => `  ${one.padEnd(16)}${about(one)}\n`).join("")}`);
  process.exit(name === undefined ? 0 : 2);
}
keepCompiled();
const file = join(import.meta.dirname, `${name}.ts`);
const { status } = spawnSync(process.execPath, ["--expose-gc", file, ...args], { stdio: "inherit" });
process.exit(status ?? 1);

/** The first sentence a bench says of itself. */
function about(bench: string): string {
  const text = readFileSync(join(import.meta.dirname, `${bench}.ts`), "utf8");
  const comment = /\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? "";
  return (
    comment
      .replaceAll(/\s*\n\s*\*\s?/g, " ")
      .trim()
      .split(/[.:](?:\s|$)/)[0] ?? ""
  );
}
