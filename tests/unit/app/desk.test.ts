import { describe, expect, test } from "vitest";
import { EVERYBODY, filteredAgents, sortedAgents } from "../../../app/desk/agentRows.ts";
import { keptView, USUAL_VIEW } from "../../../app/desk/agentView.ts";
import { deskOutward, deskPlace, deskQuery } from "../../../app/desk/deskAddress.ts";
import type { DeskRow } from "../../../app/desk/deskRows.ts";
import { queueCsv } from "../../../app/desk/queueCsv.ts";
import { guessOf } from "../../../app/desk/useLookAhead.ts";
import type { LookAhead } from "../../../sim/experiment/lookahead/result.ts";
import type { AgentFrame } from "../../../sim/metrics/frame.ts";

describe("the address of the desk", () => {
  test("[DK8] a place is read from an address and written back into it; everything else of it stays", () => {
    const query = new URLSearchParams(
      "feed=live&contact=c%201&source=a%3A%2F%2Fb&figure=waiting&asOf=1700000000000&scope=queue:a/b/voice",
    );
    const place = deskPlace(query);
    expect(place).toEqual({
      contactId: "c 1",
      source: "a://b",
      drill: { figure: "waiting", at: 1_700_000_000_000 },
      scope: "queue:a/b/voice",
    });
    expect(deskPlace(new URLSearchParams(deskQuery(query, place)))).toEqual(place);
    expect(deskQuery(query, { scope: "total" })).toBe("?feed=live");
  });

  test("[DK8] what cannot be understood is not open", () => {
    const query = new URLSearchParams(
      `contact=${"x".repeat(201)}&agent=&figure=everything&asOf=soon&scope=channel:nowhere`,
    );
    expect(deskPlace(query)).toEqual({ scope: "total" });
  });

  test("[DK8] closing goes one step out: contact, list or agent, row, whole floor", () => {
    const drill = { figure: "waiting", at: 1 } as const;
    const full = { contactId: "c", source: "s", drill, scope: "channel:voice" };
    expect(deskOutward(full)).toEqual({ drill, scope: "channel:voice" });
    expect(deskOutward({ drill, scope: "channel:voice" })).toEqual({ scope: "channel:voice" });
    expect(deskOutward({ agentId: "a", drill, scope: "total" })).toEqual({ drill, scope: "total" });
    expect(deskOutward({ scope: "channel:voice" })).toEqual({ scope: "total" });
  });
});

const agent = (seat: number, more: Partial<AgentFrame>): AgentFrame =>
  ({
    agentId: `a${seat}`,
    seat,
    state: "contact",
    sinceAt: 0,
    busy: 1,
    slots: 1,
    overLimit: false,
    handled: 0,
    handleMs: 0,
    ...more,
  }) as AgentFrame;

describe("the table of agents", () => {
  const people = [
    agent(101, { name: "Vera", sinceAt: 50 as AgentFrame["sinceAt"], handled: 4, handleMs: 400 }),
    agent(102, {
      name: "Anna",
      sinceAt: 90 as AgentFrame["sinceAt"],
      limitMs: 5,
      overLimit: true,
      handled: 2,
      handleMs: 100,
    }),
    agent(103, { state: "offline", name: "Boris" }),
    agent(104, { state: "break", reason: "lunch", teamId: "night" as NonNullable<AgentFrame["teamId"]> }),
    agent(105, { name: "Zoe", sinceAt: 60 as AgentFrame["sinceAt"], limitMs: 5, overLimit: true }),
  ];
  const seats = (list: readonly AgentFrame[]) => list.map(({ seat }) => seat);

  test("[DK9] over the limit first, furthest over it first; what is absent comes last in either direction; ties by seat", () => {
    expect(seats(sortedAgents(people, "overLimit", false, 100))).toEqual([105, 102, 103, 104, 101]);
    expect(seats(sortedAgents(people, "name", false, 100))).toEqual([102, 103, 101, 105, 104]);
    expect(seats(sortedAgents(people, "name", true, 100))).toEqual([105, 101, 103, 102, 104]);
    expect(seats(sortedAgents(people, "handleTime", true, 100))).toEqual([101, 102, 103, 104, 105]);
  });

  test("[DK9] words narrow by name, team, reason and seat together; who is offline is asked for by name of the state", () => {
    expect(seats(filteredAgents(people, EVERYBODY))).toEqual([101, 102, 104, 105]);
    expect(seats(filteredAgents(people, { ...EVERYBODY, text: "LUNCH night 104" }))).toEqual([104]);
    expect(seats(filteredAgents(people, { ...EVERYBODY, text: "lunch 105" }))).toEqual([]);
    expect(seats(filteredAgents(people, { ...EVERYBODY, state: "offline" }))).toEqual([103]);
    expect(seats(filteredAgents(people, { ...EVERYBODY, state: "overLimit" }))).toEqual([102, 105]);
    expect(seats(filteredAgents(people, { ...EVERYBODY, team: "night" }))).toEqual([104]);
  });

  test("[DK9] what was kept is taken as far as it is understood, and the name always stands", () => {
    expect(keptView("")).toEqual(USUAL_VIEW);
    expect(keptView("{broken")).toEqual(USUAL_VIEW);
    expect(keptView('{"columns":["seat","wrong","team"],"sort":"seat","descending":true}')).toEqual({
      columns: ["name", "team", "seat"],
      sort: "seat",
      descending: true,
    });
    expect(keptView('{"columns":[],"sort":"wrong"}')).toEqual(USUAL_VIEW);
  });
});

test("[DK10] an estimate made a while ago has become shorter by that while, and never less than nothing", () => {
  const made = {
    madeAt: 1_000,
    waits: [{ contactId: "c", p50Ms: 20_000, p90Ms: 90_000, answeredShare: 0.75 }],
  } as unknown as LookAhead;
  expect(guessOf(made, "c", 31_000)).toEqual({ p50Ms: 0, p90Ms: 60_000, answeredShare: 0.75 });
  expect(guessOf(made, "other", 31_000)).toBeUndefined();
  expect(guessOf(undefined, "c", 31_000)).toBeUndefined();
});

test("[DK9] the table of queues as a file has a field for every head, and none of what was withdrawn", () => {
  const figures = {
    ...{ waiting: 3, waitingLate: 1, longestWaitMs: 61_500, inProgress: 2, slotsBusy: 2, slots: 4, level: "calm" },
    serviceLevel: {
      value: 0.5,
      n: 4,
      target: { fraction: 0.8, acceptableWaitMs: 20_000 },
      variant: "strict",
      window: "day",
    },
    ...{ abandonment: { n: 0 }, slotLoad: { value: 0.25, n: 8 }, occupancy: { n: 0 } },
  };
  const row = {
    scope: "channel:voice",
    kind: "only",
    channel: "voice",
    figures,
    freshness: "fresh",
    history: [],
  } as unknown as DeskRow;
  const [heads, fresh, stale] = queueCsv([row, { ...row, freshness: "stale" }], false)
    .trim()
    .split("\r\n");
  expect(fresh!.split(",").length).toBe(heads!.split(",").length);
  expect(fresh).toBe("voice,,3,1,61.5,20,0.8,0.5,4,,,strict,day,,,0.25,,2,2,4,calm,fresh");
  expect(stale!.replaceAll(/,+/g, ",")).toBe("voice,stale");
  expect(stale!.split(",").length).toBe(heads!.split(",").length);
});
