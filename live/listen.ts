import type { Server } from "node:http";
import { BOUNDS } from "./bounds.ts";

/** No port could be had. Code `listen-port`. */
export class NoPort extends Error {
  override readonly name = "NoPort";
  readonly code = "listen-port";
}

/**
 * Listens on `host`, on `wished` or, where that is busy, on the next free port of the twenty after it; 0 lets the machine
 * choose. Resolves with the port. Rejects with `NoPort`.
 */
export async function listen(server: Server, host: string, wished: number): Promise<number> {
  if (!Number.isInteger(wished) || wished < 0 || wished > 65_535) {
    throw new NoPort(`listen-port: expected a whole number 0–65535, got ${wished}`);
  }
  const last = Math.min(65_535, wished === 0 ? 0 : wished + BOUNDS.portsTried);
  for (let port = wished; port <= last; port++) {
    const outcome = await tryPort(server, host, port);
    if (typeof outcome === "number") return outcome;
    if (outcome.code !== "EADDRINUSE") throw new NoPort(`listen-port: ${outcome.message}`, { cause: outcome });
  }
  throw new NoPort(`listen-port: all ports from ${wished} to ${last} are in use`);
}

function tryPort(server: Server, host: string, port: number): Promise<number | NodeJS.ErrnoException> {
  return new Promise((resolve) => {
    const failed = (problem: NodeJS.ErrnoException) => {
      server.off("listening", listening);
      resolve(problem);
    };
    const listening = () => {
      server.off("error", failed);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    };
    server.once("error", failed);
    server.once("listening", listening);
    server.listen(port, host);
  });
}
