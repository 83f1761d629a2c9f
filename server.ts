import { SERVER_USAGE, serverOptions } from "./live/serverOptions.ts";
import { keepCompiled } from "./workers/compileCache.ts";

keepCompiled();
const { DEFAULT_PORT, serve } = await import("./live/serve.ts");

/** `node server.ts [options]`: the server until it is told to end; `--help` says the options. */
const asked = serverOptions(process.argv.slice(2), process.env.PORT ?? String(DEFAULT_PORT));
if (asked.kind === "help") {
  process.stdout.write(SERVER_USAGE);
  process.exit(0);
}
if (asked.kind === "wrong") {
  process.stderr.write(`Floorcast: ${asked.detail}\n\n${SERVER_USAGE}`);
  process.exit(2);
}
const { options } = asked;
const wished = options.port;

try {
  const server = await serve({
    port: wished,
    host: options.host,
    directory: options.data,
    ...(options.alarmChannels === undefined ? {} : { alarmChannels: options.alarmChannels }),
    ...(options.roster === undefined ? {} : { roster: options.roster }),
    simulation: options.simulation,
    development: options.development,
  });
  const instead = wished !== 0 && server.port !== wished ? ` (port ${wished} is in use)` : "";
  process.stdout.write(`Floorcast: ${server.address}${instead}\n`);

  let ending = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      // A terminal and whoever started us may both pass on the same wish; ending takes seconds at most anyway.
      if (ending) return;
      ending = true;
      server.close().then(
        () => process.exit(0),
        (problem) => fail(problem),
      );
    });
  }
} catch (problem) {
  fail(problem);
}

/** Says what went wrong in one line and ends: 3 = the world was not as needed. */
function fail(problem: unknown): void {
  process.stderr.write(`Floorcast: ${problem instanceof Error ? problem.message : String(problem)}\n`);
  process.exit(3);
}
