import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { listen, NoPort } from "../../../live/listen.ts";
import { KnownIds } from "../../../live/log/knownIds.ts";
import {
  contentSecurityPolicy,
  isOwnHost,
  isOwnOrigin,
  ListenAddressRefused,
  loopbackOnly,
} from "../../../live/security.ts";
import { AddressBuckets, TokenBucket } from "../../../live/tokenBucket.ts";
import { running } from "./server.ts";
import { NODE, numbers, projectFile, temporaryDirectory } from "./support.ts";

describe("who may reach the server", () => {
  test.each(["0.0.0.0", "::", "::1", "192.168.1.5", "example.org", "", "127.0.0.1.example.org"])(
    "[N9] listening on “%s” is refused: there is no access control yet",
    async (host) => {
      expect(() => loopbackOnly(host)).toThrow(ListenAddressRefused);
      await expect(running({ host })).rejects.toMatchObject({ code: "listen-address" });
    },
  );

  test("[N9] the server asked for another address says why it does not start, and ends with 3", () => {
    const arguments_ = [projectFile("server.ts"), "--host", "0.0.0.0", "--data", temporaryDirectory()];
    const { status, stdout, stderr } = spawnSync(NODE, arguments_, { encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
    expect(stderr).toMatch(/listen-address: .*no access control yet/);
  });

  test("[N9] this machine's own address is bound as 127.0.0.1", () => {
    expect(loopbackOnly("localhost")).toBe("127.0.0.1");
    expect(loopbackOnly("127.0.0.1")).toBe("127.0.0.1");
  });

  test("[H7] our hosts are this machine's names with our port, whatever their case", () => {
    expect(isOwnHost("LOCALHOST:4400", 4400)).toBe(true);
    expect(isOwnHost("localhost", 80)).toBe(true);
    for (const host of [
      undefined,
      "",
      "localhost",
      "localhost:4401",
      "localhost:4400.evil.example",
      "127.0.0.2:4400",
    ]) {
      expect(isOwnHost(host, 4400)).toBe(false);
    }
  });

  test("[H20] our origins are http pages of our hosts", () => {
    expect(isOwnOrigin("http://127.0.0.1:4400", 4400)).toBe(true);
    expect(isOwnOrigin(undefined, 4400)).toBe(true);
    for (const origin of ["", "null", "https://127.0.0.1:4400", "http://127.0.0.1:4400.evil.example"]) {
      expect(isOwnOrigin(origin, 4400)).toBe(false);
    }
  });

  test("[H21] pages run our scripts only, and no page of others may frame them", () => {
    const policy = contentSecurityPolicy("abc", false);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("'nonce-abc'");
    expect(policy).toContain("frame-ancestors 'none'");
    // WebAssembly may be compiled (decisions/0011); text is never run.
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-/);
  });
});

describe("port", () => {
  test("[H22] a busy port gives way to the next one", async () => {
    const first = createServer();
    const second = createServer();
    onTestFinished(() => {
      first.close();
      second.close();
    });
    const port = await listen(first, "127.0.0.1", 0);
    const next = await listen(second, "127.0.0.1", port);
    expect(next).toBeGreaterThan(port);
    expect((second.address() as AddressInfo).port).toBe(next);
  });

  test.each([-1, 70_000, 1.5, Number.NaN])("[H22] %s is not a port", async (port) => {
    await expect(listen(createServer(), "127.0.0.1", port)).rejects.toBeInstanceOf(NoPort);
  });
});

describe("rate bound", () => {
  test("[N4] a bucket lets a burst through, then its rate, and says how long to wait", () => {
    const bucket = new TokenBucket(3, 2, 1_000);
    expect([0, 0, 0, 0].map(() => bucket.take(1_000))).toEqual([0, 0, 0, 500]);
    expect(bucket.take(1_400)).toBe(100);
    expect(bucket.take(1_500)).toBe(0);
    expect(bucket.take(1_500)).toBe(500);
    expect(numbers(0, 5).map(() => bucket.take(1_000_000))).toEqual([0, 0, 0, 500, 500]);
  });

  test("[N4] a clock set back refills nothing", () => {
    const bucket = new TokenBucket(1, 1, 10_000);
    expect(bucket.take(10_000)).toBe(0);
    expect(bucket.take(5_000)).toBe(1_000);
    expect(bucket.take(6_000)).toBe(0);
  });

  test("[N4] addresses do not share a bucket, and only so many are remembered", () => {
    const buckets = new AddressBuckets(1, 1, 2);
    expect([buckets.take("a", 0), buckets.take("b", 0), buckets.take("a", 0)]).toEqual([0, 0, 1_000]);
    expect(buckets.take("c", 0)).toBe(0);
    // Of a and b, b was unseen for longer: it is new again, a is not.
    expect([buckets.take("a", 0), buckets.take("b", 0)]).toEqual([1_000, 0]);
  });

  test("[N4] rates that are not above 0 are our mistake", () => {
    expect(() => new TokenBucket(0, 1, 0)).toThrow(RangeError);
    expect(() => new TokenBucket(1, Number.NaN, 0)).toThrow(RangeError);
  });
});

describe("known ids", () => {
  test("[L3] an id that was added is never called surely new, however crowded the filter", () => {
    const known = new KnownIds(1);
    for (const n of numbers(0, 200_000)) known.add("crm://a", `id-${n}`);
    expect(known.crowded).toBe(true);
    expect(numbers(0, 200_000).every((n) => known.mayHave("crm://a", `id-${n}`))).toBe(true);
  });

  test("[L3] below capacity at most 5 % of new ids need a look", () => {
    const known = new KnownIds(65_536);
    for (const n of numbers(0, 65_536)) known.add("crm://a", `id-${n}`);
    const doubtful = numbers(0, 20_000).filter((n) => known.mayHave("crm://b", `id-${n}`));
    expect(doubtful.length / 20_000).toBeLessThan(0.05);
  });
});
