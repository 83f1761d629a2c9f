import { parseArgs } from "node:util";
import { DEFAULT_PORT, serve } from "./live/serve.ts";

/** `node server.ts [--port 4400] [--host 127.0.0.1] [--data data] [--alarm-channels FILE] [--roster FILE] [--no-simulation] [--dev]`: the server until it is told to end. */
const { values } = parseArgs({
  allowNegative: true,
  options: {
    port: { type: "string", default: process.env.PORT ?? String(DEFAULT_PORT) },
    host: { type: "string", default: "127.0.0.1" },
    data: { type: "string", default: "data" },
    "alarm-channels": { type: "string" },
    roster: { type: "string" },
    simulation: { type: "boolean", default: true },
    dev: { type: "boolean", default: false },
  },
});

const wished = values.port.trim() === "" ? Number.NaN : Number(values.port);

try {
  const server = await serve({
    port: wished,
    host: values.host,
    directory: values.data,
    ...(values["alarm-channels"] === undefined ? {} : { alarmChannels: values["alarm-channels"] }),
    ...(values.roster === undefined ? {} : { roster: values.roster }),
    simulation: values.simulation,
    development: values.dev,
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
