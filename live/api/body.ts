/** The body of a request, or why there is none. */
export type Body =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly code: "body-too-large" | "malformed-body" | "body-cut-short";
      readonly detail: string;
    };

/**
 * Reads a body as UTF-8 text of at most `maxBytes`. One that says it is larger is not read at all; one that turns out
 * larger is cut off there, so no more than that is ever held.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Body> {
  const detail = `a body may have ${maxBytes} bytes: send the events in several requests`;
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > maxBytes) return { ok: false, code: "body-too-large", detail };
  if (request.body === null) return { ok: true, text: "" };
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const pieces: string[] = [];
  let bytes = 0;
  for (;;) {
    let piece: ReadableStreamReadResult<Uint8Array>;
    try {
      piece = await reader.read();
    } catch {
      return { ok: false, code: "body-cut-short", detail: `the sender went away after ${bytes} bytes` };
    }
    try {
      if (piece.done) return { ok: true, text: pieces.join("") + decoder.decode() };
      bytes += piece.value.byteLength;
      if (bytes <= maxBytes) pieces.push(decoder.decode(piece.value, { stream: true }));
    } catch {
      await reader.cancel().catch(() => undefined);
      return { ok: false, code: "malformed-body", detail: `expected UTF-8; byte ${bytes} or one before it is not` };
    }
    if (bytes > maxBytes) {
      await reader.cancel().catch(() => undefined);
      return { ok: false, code: "body-too-large", detail };
    }
  }
}
