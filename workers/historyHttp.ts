import type { ImportKept, ImportTarget } from "./historyImport.ts";

/** Attempts at one request while the server says that it is too busy. */
const ATTEMPTS = 20;

/** Imports into the server of this page, or of `address`. */
export function httpTarget(address = "", wait: (ms: number) => Promise<void> = pause): ImportTarget {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(`${address}/api/v1/history/imports${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
      });
      if (response.ok) return response.status === 204 ? undefined : response.json();
      const busy = response.status === 429 || response.status === 503;
      const told = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
      if (!busy || attempt === ATTEMPTS) throw new Error(`${told.code ?? response.status}: ${told.detail ?? ""}`);
      await wait(Number(response.headers.get("retry-after") ?? 1) * 1_000);
    }
  };
  return {
    begin: async (start) => ((await ask("POST", "", start)) as { id: string }).id,
    append: async (id, batch, rows) => void (await ask("POST", `/${id}/rows?batch=${batch}`, rows)),
    keep: async (id, problems) => (await ask("POST", `/${id}/keep`, { problems })) as ImportKept,
    drop: async (id) => void (await ask("DELETE", `/${id}`)),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
