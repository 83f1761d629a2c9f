import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import { contentSecurityPolicy, pageNonce } from "./security.ts";

/** The pages, as the server sees them: they answer requests and, in development, upgrades of hot reloading. */
export interface Pages {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  close(): Promise<void>;
}

/** Prepares the Next.js application of `directory`. Rejects when it was never built and `development` is false. */
export async function openPages(directory: string, development: boolean): Promise<Pages> {
  const app = next({ dev: development, dir: directory });
  await app.prepare();
  const handle = app.getRequestHandler();
  const handleUpgrade = app.getUpgradeHandler();
  return {
    async answer(request, response) {
      const policy = contentSecurityPolicy(pageNonce(), development);
      // Next reads the nonce from the policy on the request and puts it on every script it writes.
      request.headers["content-security-policy"] = policy;
      response.setHeader("Content-Security-Policy", policy);
      await handle(request, response);
    },
    async upgrade(request, socket, head) {
      await handleUpgrade(request, socket, head);
    },
    close: () => app.close(),
  };
}
