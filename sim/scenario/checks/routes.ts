import { EXPECTED } from "../expectations.ts";
import { type Findings, picture } from "../findings.ts";
import { type Parts, plainObject } from "../parts.ts";
import { textAt } from "../readable.ts";

/**
 * Routes no contact ever leaves: queues whose every contact is handed on (`transfer` or `backOffice` with share 1) in a
 * circle. Told once for each circle, at the first queue of it. And callback queues that cannot dial.
 */
export function checkRoutes(parts: Parts, found: Findings): void {
  const next = new Map<string, { readonly to: string; readonly path: string }>();
  for (const part of parts.queues) {
    const { id, given, path } = part;
    if (given?.channel === "callback" && given.dialling === undefined) {
      found.add("missing-field", `${path}.dialling`, EXPECTED.dialling, picture(undefined));
    }
    for (const field of ["transfer", "backOffice"] as const) {
      const to = textAt(part, `${field}.toQueueId`);
      const isSure = plainObject(given?.[field])?.share === 1;
      if (id !== undefined && to !== undefined && isSure) next.set(id, { to, path: `${path}.${field}.share` });
    }
  }
  const done = new Set<string>();
  for (const start of next.keys()) {
    const way: string[] = [];
    let at = start;
    while (next.has(at) && !done.has(at) && !way.includes(at)) {
      way.push(at);
      at = next.get(at)!.to;
    }
    if (way.includes(at)) {
      const circle = [...way.slice(way.indexOf(at)), at].join(" → ");
      found.add("endless-route", next.get(at)!.path, EXPECTED.noSurePath, { en: circle, ru: circle });
    }
    for (const queue of way) done.add(queue);
  }
}
