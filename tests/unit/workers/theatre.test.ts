import { describe, expect, test } from "vitest";
import type { Injection } from "../../../sim/theatre/types/index.ts";
import { LATEST_INSTANT } from "../../../sim/vocabulary/index.ts";
import { prepare } from "../../../workers/boardPlaying.ts";
import { TheatreService } from "../../../workers/theatreService.ts";
import { at, describedRun, NINE, opened, twoAgents } from "../../fixtures/theatreWorlds.ts";

const DESCRIPTION = describedRun(twoAgents([10, 20, 100, 110, 120]), "short");
const OUTAGE: Injection = { kind: "channel-outage", atMs: 90_000, channel: "voice", minutes: 5 };
const LEAVE: Injection = { kind: "agents-leave", atMs: 95_000, groupId: "team", agents: 1, minutes: 5 };

async function openService() {
  const service = new TheatreService();
  const answer = await service.open(DESCRIPTION);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return { service, ...answer };
}

describe("the theatre's worker", () => {
  test("[TH17] opens a description or a link, stands where it says, and answers as the run does; everything is cloneable", async () => {
    const { service, overview, frame } = await openService();
    const run = opened(DESCRIPTION);
    expect(overview).toEqual(run.overview);
    expect(frame).toEqual(run.frame(NINE));
    expect(structuredClone(overview)).toEqual(overview);
    expect(await service.frame(at(105))).toEqual(run.frame(at(105)));
    expect(await service.next("divergence", NINE)).toEqual(run.next("divergence", NINE));
    expect(await service.previous("event", at(60))).toEqual(run.previous("event", at(60)));
    const question = { kind: "contact", stage: "a", contact: 3 } as const;
    expect(await service.why(question, at(105), "ru")).toEqual(run.why(question, at(105), "ru"));
    expect(await service.series("left", [])).toEqual(run.series("left", []));
    expect(await service.aggregate("left", NINE, at(600))).toEqual(run.aggregate("left", NINE, at(600)));
    const link = (await service.link(at(105), { follow: "line.3" }))!;
    const again = await new TheatreService().openLink(`#${link}`);
    expect(again).toMatchObject({ ok: true, frame: { at: at(105) } });
    expect(await service.hash(at(105))).toBe(run.hash(at(105)));
  });

  test("[TH17] what is done to a run is added to it and can be undone; what is refused leaves it as it was", async () => {
    const { service } = await openService();
    const before = await service.hash(at(300));
    const done = await service.inject(OUTAGE);
    expect(done).toMatchObject({ ok: true, overview: { injections: [{ from: at(91) }] }, frame: { at: at(90) } });
    expect(await service.hash(at(300))).not.toBe(before);
    await service.inject(LEAVE);
    const both = await service.hash(at(300));
    const refused = await service.inject({ ...LEAVE, groupId: "nobody", minutes: 0 });
    expect(refused).toMatchObject({ ok: false, problems: [{ path: "minutes" }] });
    expect(await service.inject({ ...LEAVE, groupId: "nobody" })).toMatchObject({
      ok: false,
      problems: [{ code: "unknown-group", path: "injections.2.groupId" }],
    });
    expect(await service.hash(at(300))).toBe(both);
    await service.undoInjection();
    expect(await service.undoInjection()).toMatchObject({ ok: true, overview: { injections: [] } });
    expect(await service.hash(at(300))).toBe(before);
  });

  test("[TH17] where nothing is open there is nothing, and a bad description leaves what was open", async () => {
    const empty = new TheatreService();
    expect(await empty.frame(NINE)).toBeUndefined();
    expect(await empty.hash(NINE)).toBeUndefined();
    expect(await empty.inject(OUTAGE)).toEqual({ ok: false, problems: [] });
    const { service } = await openService();
    expect(await service.open({ ...DESCRIPTION, seed: "" })).toMatchObject({ ok: false, problems: [{ path: "seed" }] });
    expect(await service.openLink("v=1&&x=1")).toMatchObject({ ok: false });
    expect((await service.frame(at(15)))?.at).toBe(at(15));
    await service.close();
    expect(await service.frame(at(15))).toBeUndefined();
  });
});

describe("a theatre run on the wall", () => {
  const load: typeof fetch = async () => {
    throw new TypeError("nothing is loaded for a theatre run");
  };
  const spec = (link: string, stage: "a" | "b" = "a") =>
    ({ kind: "theatre", link, stage, language: "en", paused: true, speed: 1 }) as const;

  test("[TH18] a stage is a feed that says it is simulated, from its opening to its end, injections included", async () => {
    const run = opened({ ...DESCRIPTION, injections: [OUTAGE], atMs: 105_000 });
    const prepared = await prepare(spec(run.link(run.standsAt), "b"), load);
    if (!prepared.ok) throw new Error(prepared.detail);
    expect([prepared.from, prepared.paused]).toEqual([at(105), true]);
    const { feed, board } = prepared.open();
    expect(feed).toMatchObject({ kind: "simulated", label: "Test B · short", startsAt: NINE, endsAt: at(1_800) });
    const { events, ended } = feed.take(LATEST_INSTANT, 100_000);
    expect(ended).toBe(true);
    for (const event of events) board.apply(event);
    const frame = board.frame(at(600), { kind: "simulated", label: feed.label, state: "running", speed: 1 });
    // Two before the outage; three come while nobody gets through.
    expect(frame).toMatchObject({ place: "Test B · short", timeZone: "UTC" });
    expect(frame.total.day).toMatchObject({ offered: 2, answered: 2 });
    expect(events.filter((event) => event.type === "contact.ended" && event.outcome === "blocked").length).toBe(3);
  });

  test("[TH18] nothing of a stage happens after its run", async () => {
    const run = opened(describedRun(twoAgents([10, 1_790, 1_900]), undefined));
    const prepared = await prepare(spec(run.link(NINE)), load);
    if (!prepared.ok) throw new Error(prepared.detail);
    const { events, ended, more } = prepared.open().feed.take(LATEST_INSTANT, 100_000);
    expect([ended, more, events.filter(({ type }) => type === "contact.started").length]).toEqual([true, false, 2]);
    expect(Math.max(...events.map((event) => event.at))).toBeLessThanOrEqual(at(1_800));
  });

  test("[TH18] a link that cannot be read, or a stage the run has not, is a code and a detail", async () => {
    expect(await prepare(spec("v=1&preset=none&a=base&seed=x"), load)).toMatchObject({
      ok: false,
      code: "theatre-unreadable",
      detail: expect.stringContaining("scenario.id"),
    });
    const alone = opened(describedRun("power-of-one", undefined)).link(NINE);
    expect(await prepare(spec(alone, "b"), load)).toMatchObject({ ok: false, code: "theatre-unreadable" });
  });
});
