import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Addresses the server may listen on while it knows no users: this machine only. */
const LOOPBACK_ADDRESSES = new Set(["127.0.0.1", "localhost"]);

/** The server was asked to listen where others could reach it. Code `listen-address` (docs/ERRORS.md). */
export class ListenAddressRefused extends Error {
  override readonly name = "ListenAddressRefused";
  readonly code = "listen-address";

  constructor(address: string) {
    super(
      `listen-address: refused to listen on ${address}: there is no access control yet, so everyone on the network ` +
        "could read the floor and write into it. Listen on 127.0.0.1 and put a proxy that knows its users in front.",
    );
  }
}

/** Throws `ListenAddressRefused` unless `address` is this machine's own. Returns what to bind. */
export function loopbackOnly(address: string): "127.0.0.1" {
  if (!LOOPBACK_ADDRESSES.has(address)) throw new ListenAddressRefused(address);
  return "127.0.0.1";
}

/**
 * Whether the Host header names this machine and this port. A page of another site whose name was made to resolve to
 * 127.0.0.1 (DNS rebinding) still sends its own name.
 */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return host !== undefined && ownHosts(port).includes(host.toLowerCase());
}

/**
 * Whether a request with this Origin may open a socket or write. A browser always sends Origin there, so a missing one
 * means a program on this machine (the server is bound to loopback), which could forge any Origin anyway: allowed.
 * `null` (sandboxed page, file) is an origin like any other, and not ours.
 */
export function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return origin === undefined || ownHosts(port).some((host) => origin.toLowerCase() === `http://${host}`);
}

function ownHosts(port: number): string[] {
  const names = ["localhost", "127.0.0.1", "[::1]"];
  // Browsers leave out the port that goes without saying.
  return names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
}

/** Fresh for every page: inline scripts that do not carry it do not run. 128 bits, base64. */
export function pageNonce(): string {
  return randomBytes(16).toString("base64");
}

/**
 * The content security policy of a page with `nonce`. Styles may be inline: React writes geometry into style
 * attributes, which no nonce covers. WebAssembly may be compiled: the lab's solver is some (decisions/0011); text is never
 * run as a program but in `development`, for hot reloading.
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self' ws:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Headers of every answer, whatever it is. Opener and embedder policy together isolate a page: its threads may then share
 * memory, which is how the lab's are told to stop without being ended.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};

/** Where a request comes from, for the rate bound. Never a header: anyone can write one. */
export function remoteAddress(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? "unknown";
}
