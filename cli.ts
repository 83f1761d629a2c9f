#!/usr/bin/env node
import { keepCompiled } from "./workers/compileCache.ts";

keepCompiled();
const { run } = await import("./cli/program.ts");
const { processTerminal } = await import("./cli/terminal.ts");

process.exitCode = await run(process.argv.slice(2), processTerminal());
