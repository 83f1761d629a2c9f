import { connect } from "node:net";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { openWebServer, type WebServer, type WebServerOptions } from "../../../live/webServer.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import type { FloorEvent } from "../../../sim/vocabulary/index.ts";
import { toCloudEvent } from "../../../sim/vocabulary/wire.ts";
import { temporaryDirectory } from "./support.ts";

/** A server of this test's own on any free port, ready, without pages and without a simulated centre. */
export async function running(options: Partial<WebServerOptions> = {}): Promise<WebServer> {
  const server = await openWebServer({
    directory: temporaryDirectory(),
    config: defaultBoardConfig({ place: "Test" }),
    logger: pino({ level: "silent" }),
    port: 0,
    host: "127.0.0.1",
    sources: [],
    ...options,
  });
  onTestFinished(() => server.close());
  await server.started;
  return server;
}

export interface Ingested {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly results: readonly { result: string; line?: number; problems?: readonly { path: string; code: string }[] }[];
}

/** Posts `body` as JSON, or as it is when it is text already. */
export function post(server: WebServer, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.address}/api/v1/events`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

export async function ingested(response: Promise<Response>): Promise<Ingested> {
  return (await (await response).json()) as Ingested;
}

/** `event` as others would send it, with some fields replaced. */
export function wire(event: FloorEvent, replaced: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...(toCloudEvent(event) as unknown as Record<string, unknown>), ...replaced };
}

/** Sends bytes as they are and gives everything that came back until the server hung up. */
export function raw(server: WebServer, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1", () => socket.write(request));
    let text = "";
    socket.on("data", (piece) => {
      text += piece.toString("latin1");
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(text));
  });
}
