import { createHmac } from "node:crypto";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";
import { BOUNDS } from "../bounds.ts";
import { secretBytes, type WebhookChannel } from "./channelsFile.ts";
import { AddressRefused, guardedLookup, mayReach } from "./publicAddress.ts";

/** An attempt came to nothing. `final`: another one would come to the same. */
export class DeliveryFailed extends Error {
  override readonly name = "DeliveryFailed";
  readonly final: boolean;

  constructor(detail: string, final: boolean, options?: ErrorOptions) {
    super(detail, options);
    this.final = final;
  }
}

/**
 * The headers of a signed message (https://www.standardwebhooks.com): `webhook-id` – the same at every attempt;
 * `webhook-timestamp` – seconds since 1970 of this attempt, so that a receiver can refuse what is old;
 * `webhook-signature` – `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, one for each secret.
 */
export function signedHeaders(
  secrets: readonly string[],
  id: string,
  atMs: number,
  body: string,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(atMs / 1_000));
  const signatures = secrets.flatMap((secret) => {
    const key = secretBytes(secret);
    if (key === undefined) return [];
    return [`v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`];
  });
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

/**
 * Posts one message. Resolves when the receiver answered 2xx; rejects with `DeliveryFailed` otherwise. Redirects are not
 * followed and answers are not read: neither may lead anywhere.
 */
export function postWebhook(channel: WebhookChannel, id: string, atMs: number, body: string): Promise<void> {
  const url = new URL(channel.url);
  const allowed = channel.allowPrivate ?? [];
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // An address in the URL is connected to without any lookup.
  if (isIP(host) !== 0 && !mayReach(host, allowed)) {
    return Promise.reject(new DeliveryFailed("alarm-address: not a public address", true));
  }
  const bytes = Buffer.from(body);
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const posted = send(url, {
      method: "POST",
      agent: false,
      lookup: guardedLookup(allowed),
      signal: AbortSignal.timeout(BOUNDS.alarmAttemptMs),
      headers: {
        "Content-Type": "application/json",
        "Content-Length": bytes.length,
        "User-Agent": "Floorcast",
        ...signedHeaders(channel.secrets, id, atMs, body),
      },
    });
    posted.on("response", (answer) => {
      const status = answer.statusCode ?? 0;
      answer.destroy();
      if (status >= 200 && status < 300) resolve();
      else reject(new DeliveryFailed(`the receiver answered ${status}`, status === 410));
    });
    posted.on("error", (problem) => {
      const refused = problem instanceof AddressRefused;
      const detail = refused ? "alarm-address: not a public address" : `not delivered: ${nameOf(problem)}`;
      reject(new DeliveryFailed(detail, refused, { cause: problem }));
    });
    posted.end(bytes);
  });
}

/** A word for a person that quotes nothing: addresses in messages of the network may hold tokens. */
export function nameOf(problem: unknown): string {
  if (problem instanceof Error && "code" in problem && typeof problem.code === "string") return problem.code;
  return problem instanceof Error ? problem.name : "unknown";
}
