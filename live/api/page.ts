import type { OpenAPIHono } from "@hono/zod-openapi";
import { HTTP_PROBLEMS } from "./problems.ts";

type Document = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e6e8ea); --soft: light-dark(#5b6570, #9aa4ae);
  --line: light-dark(#dde1e5, #333a41); --ground: light-dark(#fff, #14171a); --tint: light-dark(#f4f6f8, #1d2227); }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; }
h1 { font-size: 1.75rem; margin: 0 0 .5rem; } h2 { font-size: 1.25rem; margin: 3rem 0 1rem; }
p { max-width: 44rem; margin: .5rem 0; } a { color: inherit; } .soft { color: var(--soft); }
article { border-top: 1px solid var(--line); padding: 1rem 0; }
h3 { font-size: 1rem; margin: 0; display: flex; gap: .75rem; align-items: baseline; flex-wrap: wrap; }
code, pre { font-family: ui-monospace, monospace; font-size: .875rem; }
h3 b { font: 600 .75rem ui-monospace, monospace; min-width: 2.5rem; color: var(--soft); }
pre { background: var(--tint); padding: 1rem; overflow-x: auto; border-radius: .375rem; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; margin: .5rem 0 0; }
td, th { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; } th { font-weight: 500; color: var(--soft); }
td:first-child { white-space: nowrap; width: 1%; }
`;

const EXAMPLE = `curl -X POST http://localhost:4400/api/v1/events \\
  -H 'Content-Type: application/x-ndjson' --data-binary @events.ndjson`;

/** The description of the API as a page for people, made from its OpenAPI document. */
export function apiPage(document: Document): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (["post", "get", "put", "delete"] as const).flatMap((method) => {
      const operation = item?.[method];
      return operation === undefined ? [] : [operationArticle(method, path, operation)];
    }),
  );
  const problems = Object.entries(HTTP_PROBLEMS).map(
    ([code, { status, title }]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escaped(title)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Floorcast API</title><link rel="icon" href="/icon.svg" type="image/svg+xml"><style>${STYLE}</style></head><body><main>
<p><a href="/">Floorcast</a></p><h1>API</h1><p>${escaped(document.info.description ?? "")}</p>
<p class="soft">The same for machines: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a></p>
<h2>Requests</h2>${operations.join("")}
<h2>Send a file of events</h2><pre>${escaped(EXAMPLE)}</pre>
<h2>Refusals</h2><p>A refusal is <code>application/problem+json</code>; its <code>code</code> never changes its meaning.</p>
<table><tr><th>code</th><th>status</th><th>meaning</th></tr>${problems.join("")}</table>
</main></body></html>`;
}

type Operation = NonNullable<NonNullable<NonNullable<Document["paths"]>[string]>["get"]>;

function operationArticle(method: string, path: string, operation: Operation): string {
  const body = operation.requestBody;
  const types = body !== undefined && "content" in body ? Object.keys(body.content) : [];
  const responses = Object.entries(operation.responses ?? {}).map(
    ([status, response]: [string, { description?: string }]) =>
      `<tr><td>${escaped(status)}</td><td>${escaped(response.description ?? "")}</td></tr>`,
  );
  return `<article><h3><b>${method.toUpperCase()}</b><code>${escaped(path)}</code><span>${escaped(operation.summary ?? "")}</span></h3>
${operation.description === undefined ? "" : `<p>${escaped(operation.description)}</p>`}
${types.length === 0 ? "" : `<p class="soft">Body: ${types.map((type) => `<code>${escaped(type)}</code>`).join(", ")}</p>`}
<table>${responses.join("")}</table></article>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
