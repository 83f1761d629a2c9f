import { resolve } from "node:path";
import { serve } from "../live/serve.ts";
import { followQueueLog } from "../live/sources/asterisk/queueLog/follow.ts";
import { type AsteriskFlags, queueLogOptions } from "./asteriskOptions.ts";
import { EXIT, type ExitCode, type Terminal } from "./terminal.ts";

export interface ServeFlags extends AsteriskFlags {
  readonly port?: number;
  readonly host?: string;
  readonly data: string;
  readonly asteriskQueueLog?: string;
  readonly alarmChannels?: string;
  readonly roster?: string;
  readonly simulation: boolean;
  readonly pages: boolean;
}

/** Serves the wall until interrupted. Prints the address once it answers. */
export async function serveWall(flags: ServeFlags, terminal: Terminal): Promise<ExitCode> {
  const path = flags.asteriskQueueLog;
  const sources =
    path === undefined ? [] : [followQueueLog({ ...(await queueLogOptions(flags)), path: resolve(path) })];
  const server = await serve({
    directory: flags.data,
    sources,
    simulation: flags.simulation,
    pages: flags.pages,
    ...(flags.port === undefined ? {} : { port: flags.port }),
    ...(flags.alarmChannels === undefined ? {} : { alarmChannels: resolve(flags.alarmChannels) }),
    ...(flags.roster === undefined ? {} : { roster: resolve(flags.roster) }),
    ...(flags.host === undefined ? {} : { host: flags.host }),
  });
  terminal.out(server.address);
  await terminal.interrupted();
  await server.close();
  return EXIT.ok;
}
