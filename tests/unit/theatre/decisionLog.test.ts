import { expect, test } from "vitest";
import type { EngineView } from "../../../sim/engine/observer.ts";
import type { Answer } from "../../../sim/engine/trace/tracedPolicy.ts";
import { DecisionLog } from "../../../sim/theatre/record/decisionLog.ts";
import type { StagePlaces } from "../../../sim/theatre/record/hall.ts";
import type { ContactRow, StageRecord } from "../../../sim/theatre/record/stageRecord.ts";

/** A floor of two agents with one contact, as much of it as the log looks at. */
function listening(preempt: readonly unknown[] = []) {
  const record = { decisions: [], decidedAt: [], contacts: [{ who: "line.1" } as ContactRow] };
  const places = { laneOf: [0], seatOf: [0, 1] };
  const contacts = { arrival: [0], ringing: [0], visits: [1], queue: [0], part: [0] };
  const view = { now: 5_000, contacts, centre: { agents: [{}, {}], policy: { preempt } } } as unknown as EngineView;
  const log = new DecisionLog(record as unknown as StageRecord, places as unknown as StagePlaces);
  const asks = (agent: number, line = 0, by: Answer["by"] = "score", trigger: Answer["trigger"] = "contact") =>
    log.answered(view, { trigger, by, contact: 0, agent, line, memory: new Uint8Array() });
  const kinds = () => (record.decisions as readonly { readonly kind: string }[]).map(({ kind }) => kind);
  return { contacts, asks, kinds };
}

test("[TH5] a search that finds nobody is a decision once for each line and visit, however often it is repeated", () => {
  const { contacts, asks, kinds } = listening();
  for (let again = 0; again < 3; again++) asks(-1);
  expect(kinds()).toEqual(["nobody"]);
  // The next step of its plan is another line, the next stay in a line another visit.
  asks(-1, 1);
  asks(-1, 1);
  expect(kinds()).toHaveLength(2);
  contacts.visits[0] = 2;
  asks(-1, 1);
  asks(-1, 1);
  expect(kinds()).toEqual(["nobody", "nobody", "nobody"]);
  // An offer that was made ends the silence: what nobody is found for after it is news again.
  asks(1, 1);
  asks(-1, 1);
  expect(kinds()).toEqual(["nobody", "nobody", "nobody", "offer", "nobody"]);
});

test("[TH5] an agent nobody waits for, and a contact that rings, are no decision; who may interrupt is not refused before", () => {
  const { contacts, asks, kinds } = listening([{}]);
  asks(-1, 0, "score", "agent");
  asks(-1);
  expect(kinds()).toEqual([]);
  asks(-1, 0, "interruption");
  expect(kinds()).toEqual(["nobody"]);
  contacts.visits[0] = 2;
  contacts.ringing[0] = 1;
  asks(-1, 0, "interruption");
  expect(kinds()).toEqual(["nobody"]);
});
