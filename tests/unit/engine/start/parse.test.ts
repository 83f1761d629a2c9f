import { describe, expect, test } from "vitest";
import { createSimulation } from "../../../../sim/engine/simulation.ts";
import type { InitialState } from "../../../../sim/engine/start/initialState.ts";
import { parseInitialState } from "../../../../sim/engine/start/parseInitialState.ts";
import { hours, later } from "../../../../sim/vocabulary/index.ts";
import { always, centre, group, MONDAY, voiceQueue } from "../../../fixtures/centres.ts";
import fc from "../../../fixtures/fastCheck.ts";
import { talliesOf } from "../../../fixtures/tallied.ts";

const line = voiceQueue(0, always(300_000));
const chats = voiceQueue(0, always(300_000), { id: "chats", channel: "chat" });
const scenario = centre(
  [line, chats],
  [group(2, [line, chats], { slots: { total: 2, byChannel: { voice: 1, chat: 2 } } })],
);
const EMPTY: InitialState = { at: MONDAY, agents: [], waiting: [], works: [], selfService: [], away: [], due: [] };
const ready = { agentId: "agent-0", state: "ready", sinceMs: 0 } as const;

function codes(value: unknown): string[] {
  const parsed = parseInitialState(value, scenario);
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
}

describe("a state to start from", () => {
  test("[IS7] that is empty is a floor with nobody on it", () => {
    expect(parseInitialState(structuredClone(EMPTY), scenario)).toEqual({ ok: true, state: EMPTY });
  });

  test("[IS7] of the wrong shape is told everything that is wrong with it", () => {
    expect(
      codes({
        ...EMPTY,
        at: 12,
        agents: [{ agentId: "", state: "busy", sinceMs: -1 }],
        waiting: [{ contactId: "c", queueId: "line", waitedMs: -5 }],
        works: "none",
        due: undefined,
      }),
    ).toEqual([
      "out-of-range at",
      "bad-length agents.0.agentId",
      "not-one-of agents.0.state",
      "out-of-range agents.0.sinceMs",
      "out-of-range waiting.0.waitedMs",
      "wrong-type works",
      "missing-field due",
    ]);
  });

  test("[IS7] that contradicts the scenario or itself is told all of it, at its place", () => {
    const work = { agentId: "agent-0", phase: "conversation", elapsedMs: 0 } as const;
    expect(
      codes({
        ...EMPTY,
        agents: [
          ready,
          ready,
          { agentId: "stranger", state: "ready", sinceMs: 0 },
          { agentId: "guest", groupId: "nowhere", state: "ready", sinceMs: 0 },
          { agentId: "agent-1", state: "ready", sinceMs: 0, reason: "lunch" },
        ],
        waiting: [
          { contactId: "a", queueId: "line", waitedMs: 9, inLineMs: 3 },
          { contactId: "a", queueId: "nowhere", waitedMs: 0, promisedAgentId: "gone" },
          { contactId: "b", queueId: "line", waitedMs: 0, ringing: [{ agentId: "agent-1", elapsedMs: 0 }] },
          { contactId: "d", queueId: "line", waitedMs: 0, ringing: [{ agentId: "agent-1", elapsedMs: 0 }] },
        ],
        works: [
          { ...work, contactId: "x", queueId: "line" },
          { ...work, contactId: "y", queueId: "line" },
          { ...work, contactId: "z", queueId: "void" },
          { ...work, contactId: "x", queueId: "chats", phase: "wrap-up", workedMs: 3 },
          { ...work, contactId: "w", queueId: "line", agentId: "nobody", talkedMs: 1 },
        ],
      }),
    ).toEqual([
      "duplicate-id agents.1.agentId",
      "unknown-agent agents.2.agentId",
      "unknown-group agents.3.groupId",
      "inconsistent agents.4.state",
      "unknown-queue waiting.1.queueId",
      "duplicate-id waiting.1.contactId",
      "inconsistent waiting.0.inLineMs",
      "inconsistent works.3.phase",
      "inconsistent works.4.phase",
      "no-room works.1.agentId",
      "unknown-queue works.2.queueId",
      "duplicate-id works.3.contactId",
      // Voice is exclusive: nothing beside it.
      "no-room works.3.agentId",
      "unknown-agent works.4.agentId",
      "unknown-agent waiting.1.promisedAgentId",
      "inconsistent waiting.3.ringing.0.agentId",
    ]);
  });

  test("[IS7] is refused by a simulation with its first problem, as is one of another instant", () => {
    const options = { seed: "s", observer: talliesOf(scenario, MONDAY, later(MONDAY, hours(1))) };
    const waiting = [{ contactId: "c", queueId: "void", waitedMs: 0 }];
    expect(() => createSimulation(scenario, { ...options, startAt: MONDAY, from: { ...EMPTY, waiting } })).toThrow(
      new RangeError('from.waiting.0.queueId: expected a queue of the scenario, got "void"'),
    );
    expect(() => createSimulation(scenario, { ...options, startAt: later(MONDAY, 1), from: EMPTY })).toThrow(
      RangeError,
    );
  });

  test("[IS7] made of anything at all makes nothing throw", () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), (value, list) => {
        expect(parseInitialState(value, scenario).ok).toBe(false);
        expect(() => parseInitialState({ ...EMPTY, agents: list, works: list, waiting: list }, scenario)).not.toThrow();
      }),
    );
  });

  test("[IS7] agents within their slots are all right: two chats, or a conversation beside work set aside", () => {
    const chat = (contactId: string) => ({
      contactId,
      queueId: "chats",
      agentId: "agent-0",
      phase: "conversation" as const,
      elapsedMs: 0,
    });
    expect(codes({ ...EMPTY, agents: [ready], works: [chat("a"), chat("b")] })).toEqual([]);
    expect(codes({ ...EMPTY, agents: [ready], works: [chat("a"), chat("b"), chat("c")] })).toEqual([
      "no-room works.2.agentId",
    ]);
    const aside = { ...chat("c"), phase: "aside" as const };
    expect(codes({ ...EMPTY, agents: [ready], works: [chat("a"), chat("b"), aside] })).toEqual([]);
  });
});
