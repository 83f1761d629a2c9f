import { parseArgs } from "node:util";

/** What the server can be told when it is started; values as they were written, not yet checked. */
export interface ServerOptions {
  /** TCP port, 0 to 65,535; what is no number is NaN. 0: any free one. */
  readonly port: number;
  readonly host: string;
  /** Folder of the log. */
  readonly data: string;
  /** File of the ways alarms are sent on by; absent: none. */
  readonly alarmChannels?: string;
  /** File of shifts the look-ahead knows people by; absent: none. */
  readonly roster?: string;
  readonly simulation: boolean;
  readonly development: boolean;
}

export type AskedOfServer =
  | { readonly kind: "run"; readonly options: ServerOptions }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly detail: string };

export const SERVER_USAGE = `node server.ts [options]

  --port N               where it answers, 4400; the next free one if that is taken; 0 any free one
  --host NAME            the interface it listens on, 127.0.0.1
  --data FOLDER          where the log is kept, data
  --alarm-channels FILE  ways to send alarms on: docs/how-to/alarms.md
  --roster FILE          shifts for the look-ahead: docs/how-to/look-ahead.md
  --no-simulation        no simulated centre while nothing is connected
  --dev                  pages are built as they are opened
  --help                 this text
`;

/** Reads the arguments behind `node server.ts`. `defaultPort` holds where neither they nor the environment say one. */
export function serverOptions(args: readonly string[], defaultPort: string): AskedOfServer {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        port: { type: "string", default: defaultPort },
        host: { type: "string", default: "127.0.0.1" },
        data: { type: "string", default: "data" },
        "alarm-channels": { type: "string" },
        roster: { type: "string" },
        simulation: { type: "boolean", default: true },
        dev: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return { kind: "help" };
    const { port, host, data, roster, simulation, dev: development } = values;
    const alarmChannels = values["alarm-channels"];
    return {
      kind: "run",
      options: {
        port: port.trim() === "" ? Number.NaN : Number(port),
        host,
        data,
        ...(alarmChannels === undefined ? {} : { alarmChannels }),
        ...(roster === undefined ? {} : { roster }),
        simulation,
        development,
      },
    };
  } catch (problem) {
    return { kind: "wrong", detail: problem instanceof Error ? problem.message : String(problem) };
  }
}
