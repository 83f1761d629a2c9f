import { describe, expect, onTestFinished, test } from "vitest";
import { BoardStore } from "../../../live/boards/boardStore.ts";
import type { WebServer } from "../../../live/webServer.ts";
import type { WallSpec } from "../../../sim/metrics/wallSpec.ts";
import { WALL_BOUNDS } from "../../../sim/metrics/wallSpecSchema.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";
import { running } from "./server.ts";
import { numbers, temporaryDirectory } from "./support.ts";

function board(id: string, over: Partial<WallSpec> = {}): WallSpec {
  return {
    ...{ version: 1, id, name: `Board ${id}`, audience: "supervisor", names: "names", language: "auto" },
    ...{ theme: "auto", template: "auto", widgets: ["alarms", "channels"], ...over },
  } as WallSpec;
}

function put(server: WebServer, spec: unknown, id: string, revision?: number, headers = {}): Promise<Response> {
  return fetch(`${server.address}/api/v1/boards/${id}`, {
    method: "PUT",
    headers: {
      "Content-Type": "application/json",
      ...(revision === undefined ? {} : { "If-Match": `"${revision}"` }),
      ...headers,
    },
    body: JSON.stringify(spec),
  });
}

const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

describe("boards by HTTP", () => {
  test("[BD20] a board is saved against the revision it was made from: of two editors the second is told", async () => {
    const server = await running();
    const created = await put(server, board("north"), "north");
    expect([created.status, created.headers.get("etag")]).toEqual([201, '"1"']);
    expect(await codeOf(await put(server, board("north"), "north"))).toEqual([428, "revision-required"]);
    const first = await put(server, board("north", { name: "First" }), "north", 1);
    expect([first.status, first.headers.get("etag")]).toEqual([200, '"2"']);
    const second = await put(server, board("north", { name: "Second" }), "north", 1);
    expect(second.headers.get("etag")).toBe('"2"');
    expect(await codeOf(second)).toEqual([412, "revision-conflict"]);
    const stored = await fetch(`${server.address}/api/v1/boards/north`);
    expect([stored.headers.get("etag"), await stored.json()]).toEqual(['"2"', board("north", { name: "First" })]);
    expect(await (await fetch(`${server.address}/api/v1/boards`)).json()).toMatchObject([
      { id: "north", name: "First", audience: "supervisor", revision: 2 },
    ]);
  });

  test("[BD20] deleting needs the revision too; what was deleted is unknown, to a late save as well", async () => {
    const server = await running();
    await put(server, board("north"), "north");
    const remove = (revision?: string) =>
      fetch(`${server.address}/api/v1/boards/north`, {
        method: "DELETE",
        headers: revision === undefined ? {} : { "If-Match": revision },
      });
    expect(await codeOf(await remove())).toEqual([428, "revision-required"]);
    expect(await codeOf(await remove('"7"'))).toEqual([412, "revision-conflict"]);
    expect((await remove('"1"')).status).toBe(204);
    expect(await codeOf(await remove('"1"'))).toEqual([404, "unknown-board"]);
    expect(await codeOf(await put(server, board("north"), "north", 1))).toEqual([404, "unknown-board"]);
    expect(await codeOf(await fetch(`${server.address}/api/v1/boards/north`))).toEqual([404, "unknown-board"]);
  });

  test("[PW3] a board deleted and made anew has a revision its id never had, after a restart too", async () => {
    const directory = temporaryDirectory();
    const time = new ManualTime();
    const store = await BoardStore.open(directory, time);
    await store.save(board("north"), undefined);
    await store.save(board("north"), 1);
    await store.save(board("south"), undefined);
    await store.delete("north", 2);
    expect(await store.save(board("north"), undefined)).toMatchObject({ ok: true, board: { revision: 3 } });
    expect(await store.save(board("north"), 2)).toMatchObject({ ok: false, code: "revision-conflict" });
    await store.delete("north", 3);
    await store.close();
    const again = await BoardStore.open(directory, time);
    expect(await again.save(board("north"), undefined)).toMatchObject({ ok: true, board: { revision: 4 } });
    expect(await again.save(board("south"), 1)).toMatchObject({ ok: true, board: { revision: 2 } });
    await again.close();
  });

  test("[BD19] a board that is none is answered with every problem, and nothing is saved", async () => {
    const server = await running();
    const answer = await put(server, { ...board("north"), name: "", widgets: ["clock"] }, "north");
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: "invalid-board",
      problems: [{ path: "name" }, { path: "widgets.0", code: "not-one-of", got: '"clock"' }],
    });
    expect(await codeOf(await put(server, board("south"), "north"))).toEqual([422, "invalid-board"]);
    expect(await (await fetch(`${server.address}/api/v1/boards`)).json()).toEqual([]);
  });

  test("[BD21] another site's page cannot write, nor anything larger than 64 KiB or not said to be JSON", async () => {
    const server = await running();
    const foreign = await put(server, board("north"), "north", undefined, { Origin: "https://elsewhere.example" });
    expect(await codeOf(foreign)).toEqual([403, "foreign-origin"]);
    const large = await put(server, { ...board("north"), name: "x".repeat(WALL_BOUNDS.bytes) }, "north");
    expect(await codeOf(large)).toEqual([413, "body-too-large"]);
    const text = await put(server, board("north"), "north", undefined, { "Content-Type": "text/plain" });
    expect(await codeOf(text)).toEqual([415, "unsupported-content-type"]);
  });

  test("[BD22] all boards go out as one file and come in whole or not at all, with the place of every problem", async () => {
    const [from, to] = [await running(), await running()];
    for (const id of ["north", "south"]) await put(from, board(id), id);
    const file = (await (await fetch(`${from.address}/api/v1/board-file`)).json()) as { boards: WallSpec[] };
    const send = (body: unknown) =>
      fetch(`${to.address}/api/v1/board-file`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    const broken = await send({ ...file, boards: [...file.boards, { ...board("x"), names: "all" }, board("north")] });
    expect(broken.status).toBe(422);
    expect(await broken.json()).toMatchObject({ problems: [{ path: "boards.2.names" }, { path: "boards.3.id" }] });
    expect(await (await fetch(`${to.address}/api/v1/boards`)).json()).toEqual([]);
    expect((await send(file)).status).toBe(200);
    expect(await (await fetch(`${to.address}/api/v1/board-file`)).json()).toEqual(file);
    expect(await codeOf(await send([]))).toEqual([422, "invalid-board"]);
  });

  test("[BD18] boards for the floor as it is are offered before anything is saved", async () => {
    const server = await running();
    const offered = (await (await fetch(`${server.address}/api/v1/default-boards`)).json()) as WallSpec[];
    expect(offered.map(({ id }) => id)).toEqual(["supervisor", "operations", "agents"]);
  });
});

describe("boards on disk", () => {
  test("[BD23] what was saved is there after a restart; at most 500 boards are kept", async () => {
    const directory = temporaryDirectory();
    const time = new ManualTime();
    const store = await BoardStore.open(directory, time);
    const heard: unknown[] = [];
    store.watch((...change) => heard.push(change));
    await store.saveAll(numbers(0, WALL_BOUNDS.boards).map((n) => board(`b${n}`)));
    expect(await store.save(board("one-more"), undefined)).toEqual({ ok: false, code: "too-many-boards" });
    expect(await store.saveAll([board("b0"), board("one-more")])).toBe("too-many-boards");
    await store.delete("b1", 1);
    await store.save(board("b0", { name: "Again" }), 1);
    expect(heard.slice(-2)).toEqual([
      ["b1", undefined],
      ["b0", 2],
    ]);
    await store.close();
    const again = await BoardStore.open(directory, time);
    onTestFinished(() => again.close());
    expect(again.list()).toHaveLength(WALL_BOUNDS.boards - 1);
    expect(again.get("b0")).toEqual({ spec: board("b0", { name: "Again" }), revision: 2, savedAt: time.now() });
    expect(again.get("b1")).toBeUndefined();
  });

  test("[BD20] two savings at once from one revision: one is kept, the other told", async () => {
    const store = await BoardStore.open(temporaryDirectory(), new ManualTime());
    onTestFinished(() => store.close());
    await store.save(board("north"), undefined);
    const answers = await Promise.all(["A", "B"].map((name) => store.save(board("north", { name }), 1)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(store.get("north")?.spec.name).toBe("A");
  });

  test("[BD23] a second process is refused, with the code of the log", async () => {
    const directory = temporaryDirectory();
    const store = await BoardStore.open(directory, new ManualTime());
    onTestFinished(() => store.close());
    await expect(BoardStore.open(directory, new ManualTime())).rejects.toMatchObject({ code: "log-locked" });
  });
});
