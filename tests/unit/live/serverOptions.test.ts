import { expect, test } from "vitest";
import { SERVER_USAGE, serverOptions } from "../../../live/serverOptions.ts";

test("[Q21] the server's options are as written, with their defaults", () => {
  const plain = { port: 4400, host: "127.0.0.1", data: "data", simulation: true, development: false };
  expect(serverOptions([], "4400")).toEqual({ kind: "run", options: plain });
  expect(serverOptions(["--port", "0", "--no-simulation", "--roster", "r.csv", "--dev"], "4400")).toEqual({
    kind: "run",
    options: { ...plain, port: 0, simulation: false, roster: "r.csv", development: true },
  });
  const empty = serverOptions(["--port="], "4400");
  expect(empty.kind === "run" && Number.isNaN(empty.options.port)).toBe(true);
});

test("[Q21] what it does not know is told with every option it knows, and nothing is started", () => {
  for (const args of [["--prot", "5"], ["--port"], ["data"]]) {
    expect(serverOptions(args, "4400")).toMatchObject({ kind: "wrong", detail: expect.stringContaining("'") });
  }
  expect(serverOptions(["--help"], "4400")).toEqual({ kind: "help" });
  for (const option of ["port", "host", "data", "alarm-channels", "roster", "no-simulation", "dev", "help"]) {
    expect(SERVER_USAGE).toContain(`--${option}`);
  }
});
