import { describe, expect, test } from "vitest";
import { quickInjections, returning } from "../../../app/theatre/_inject/injections.ts";
import { levelLanes } from "../../../app/theatre/_transport/levelLanes.ts";
import { RunStore } from "../../../app/theatre/_transport/runStore.ts";
import type { TheatreApi } from "../../../workers/theatreApi.ts";
import { TheatreService } from "../../../workers/theatreService.ts";
import { at, describedRun, twoAgents } from "../../fixtures/theatreWorlds.ts";

/** A page without a screen: its pictures are drawn when the test says so. */
function page(wrap: (api: TheatreApi) => TheatreApi = (api) => api) {
  const api = wrap(new TheatreService());
  const places: string[] = [];
  let next: ((nowMs: number) => void) | undefined;
  const store = new RunStore({
    api,
    requestFrame: (callback) => {
      next = callback;
    },
    onPlace: (place) => places.push(place),
  });
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  const draw = async (nowMs: number) => {
    const callback = next;
    next = undefined;
    callback?.(nowMs);
    await settle();
  };
  return { api, store, places, draw, settle, isDrawing: () => next !== undefined };
}

const WORLD = describedRun(twoAgents([10, 20, 30]), "alone");

describe("the run a page holds", () => {
  test("[TP9] opened it stands where its description says, its differences known and its link made", async () => {
    const { store, places } = page();
    await store.open({ ...WORLD, atMs: 25_000, camera: { follow: "line.2" } });
    const view = store.view();
    expect(view).toMatchObject({ state: "open", at: at(25), playing: false, camera: { follow: "line.2" } });
    expect(view.frame?.at).toBe(at(25));
    expect(view.level?.measure).toBe("answered-in-time");
    expect(view.left?.measure).toBe("left");
    expect(places.at(-1)).toContain("t=25000&follow=line.2");
  });

  test("[TP9] what cannot be opened tells every problem and opens nothing", async () => {
    const { store } = page();
    await store.open({ ...WORLD, seed: "", a: { variant: "none such" } });
    expect(store.view().state).toBe("refused");
    expect(store.view().problems.length).toBeGreaterThan(1);
    await store.openLink("v=1&preset=no-such");
    expect(store.view()).toMatchObject({ state: "refused" });
  });

  test("[TP9] playing asks for simulated instants: at 10× a tenth of a second is a second, whatever the screen does", async () => {
    const { store, draw } = page();
    await store.open(WORLD);
    store.setSpeed(10);
    store.play();
    await draw(1_000);
    await draw(1_050);
    await draw(1_100);
    expect(store.view().at).toBe(at(1));
    expect(store.view().frame?.at).toBe(at(1));
    store.pause();
    await draw(1_200);
    expect(store.view().at).toBe(at(1));
  });

  test("[TP9] a machine that answers late skips pictures, never the clock; and the last one asked for is shown", async () => {
    let release: (() => void) | undefined;
    const asked: number[] = [];
    const { store, draw, settle } = page((api) => ({
      ...api,
      frame: async (instant) => {
        asked.push(instant - at(0));
        await new Promise<void>((done) => {
          release = done;
        });
        return api.frame(instant);
      },
    }));
    await store.open(WORLD);
    store.play();
    for (const now of [0, 100, 200, 300]) await draw(now);
    expect(store.view().at).toBe(at(0.3));
    // The first question is still under way; nothing else has been asked.
    expect(asked).toEqual([0]);
    release?.();
    await settle();
    expect(asked).toEqual([0, 300]);
    release?.();
    await settle();
    expect(store.view().frame?.at).toBe(at(0.3));
  });

  test("[TP9] steps lead to the next and the last decision, and stand there; a divergence follows its customer", async () => {
    const { store, places } = page();
    await store.open(WORLD);
    await store.step("decision");
    expect(store.view()).toMatchObject({ at: at(10), playing: false, jumped: false });
    await store.step("divergence");
    expect(store.view()).toMatchObject({ at: at(20), jumped: true, camera: { follow: "line.2" } });
    expect(store.view().stepped?.divergence?.who).toBe("line.2");
    expect(places.at(-1)).toContain("t=20000&follow=line.2");
    await store.step("decision", -1);
    expect(store.view().at).toBe(at(10));
  });

  test("[TP9] two quick steps are two steps, and whoever seeks meanwhile stands where the seek went", async () => {
    const [slow, brisk] = [page(), page()];
    await Promise.all([slow.store.open(WORLD), brisk.store.open(WORLD)]);
    for (const kind of ["decision", "decision"] as const) await slow.store.step(kind);
    await Promise.all([brisk.store.step("decision"), brisk.store.step("decision")]);
    expect(brisk.store.view().at).toBe(slow.store.view().at);
    expect(brisk.store.view().at).toBeGreaterThan(at(10));
    // The step is under way when the clock is sent elsewhere.
    const [stepped, sought] = [brisk.store.step("decision"), brisk.store.seek(at(5))];
    await Promise.all([stepped, sought]);
    expect(brisk.store.view()).toMatchObject({ at: at(5), frame: { at: at(5) } });
    expect(brisk.store.view().stepped).toBeUndefined();
  });

  test("[TP9] an answer about a run that has been left is dropped", async () => {
    const { store } = page();
    const opening = store.open(WORLD);
    store.leave();
    await opening;
    expect(store.view()).toMatchObject({ state: "empty" });
    expect(store.view().overview).toBeUndefined();
  });

  test("[TP8] play ends with the run, and backwards with its opening", async () => {
    const { store, draw, isDrawing } = page();
    await store.open(WORLD);
    const { endsAt, opensAt } = store.view().overview!;
    await store.seek(endsAt - 50);
    store.play();
    await draw(0);
    await draw(100);
    expect(store.view()).toMatchObject({ at: endsAt, playing: false });
    expect(isDrawing()).toBe(false);
    store.play();
    expect(store.view().playing).toBe(false);
    await store.seek(0);
    expect(store.view().at).toBe(opensAt);
    store.play(-1);
    expect(store.view().playing).toBe(false);
  });

  test("[TP15] an injection is part of the run and of its link; taken back it can be done again", async () => {
    const { store, places } = page();
    await store.open(WORLD);
    await store.seek(at(15));
    const [spike] = quickInjections(store.view().overview!, levelLanes(store.view().overview!));
    await store.inject({ ...spike!, atMs: 15_000 });
    expect(store.view().overview!.injections).toHaveLength(1);
    expect(store.view()).toMatchObject({ at: at(15), undone: [] });
    expect(decodeURIComponent(places.at(-1)!)).toContain('"kind":"spike"');
    await store.undoInjection();
    expect(store.view().overview!.injections).toHaveLength(0);
    expect(store.view().undone).toHaveLength(1);
    await store.redoInjection();
    expect(store.view().overview!.injections).toHaveLength(1);
    // What was taken back can be done again after something else was done; done by hand, it is done.
    await store.undoInjection();
    await store.inject({ ...spike!, atMs: 20_000 });
    await store.redoInjection();
    expect(store.view().overview!.injections.map(({ injection }) => injection.atMs)).toEqual([20_000, 15_000]);
    await store.undoInjection();
    await store.inject({ ...spike!, atMs: 15_000 });
    expect(store.view().undone).toEqual([]);
    await store.undoInjection();
    await store.undoInjection();
    await store.redoInjection();
    expect(store.view().overview!.injections).toHaveLength(1);
    await store.inject({ kind: "spike", queueIds: ["nobody's"], factor: -1, minutes: 10, atMs: 15_000 });
    expect(store.view().problems.length).toBeGreaterThan(0);
    expect(store.view().overview!.injections).toHaveLength(1);
  });

  test("[TP15] who has been sent away can be called back while away", async () => {
    const { store } = page();
    await store.open(WORLD);
    const leave = quickInjections(store.view().overview!, [0]).find(({ kind }) => kind === "agents-leave")!;
    await store.inject({ ...leave, atMs: 15_000 });
    const { injections } = store.view().overview!;
    expect(returning(injections, at(60))).toEqual({ kind: "agents-return", groupId: "team" });
    expect(returning(injections, at(5))).toBeUndefined();
  });
});
