import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { QUEUE_LOG_EVENTS } from "../../../live/sources/asterisk/queueLog/kinds.ts";
import { parseLine } from "../../../live/sources/asterisk/queueLog/line.ts";
import { folded, moved, ofType, outline, reading, START } from "./support.ts";

const FIXTURES = new URL("../../fixtures/asterisk/", import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(name, FIXTURES), "utf8");

describe("lines", () => {
  test("[Q2] a line gives its columns; NONE and nothing are nobody", () => {
    expect(parseLine("1795320124|1795320124.0|sales|NONE|ENTERQUEUE||79485738843|1")).toEqual({
      ok: true,
      line: {
        text: "1795320124|1795320124.0|sales|NONE|ENTERQUEUE||79485738843|1",
        at: 1_795_320_124_000,
        callid: "1795320124.0",
        queue: "sales",
        agent: undefined,
        event: "ENTERQUEUE",
        data: ["", "79485738843", "1"],
      },
    });
  });

  test.each([
    ["", ["bad-format"]],
    ["not a line", ["bad-format"]],
    ["yesterday|c|q|a|CONNECT|1", ["bad-format"]],
    ["0|1266833905.2|9000|NONE|ENTERQUEUE||0177", ["out-of-range"]],
    ["99999999999999|c|q|a|CONNECT|1", ["bad-format"]],
    ["1795320124|c|q|a|<script>|1", ["bad-format"]],
    ["1795320124|NONE|NONE|NONE|CONNECT|1", ["missing-field", "missing-field", "missing-field"]],
    [`1795320124|c|${"q".repeat(81)}|a|CONNECT|1`, ["bad-length"]],
    ["1795320124|c|q\u0007|a|CONNECT|1", ["bad-format"]],
    ["x".repeat(65_537), ["line-too-long"]],
  ])("[Q2] a wrong line is told with every problem: %#", (text, codes) => {
    const parsed = parseLine(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problems.map(({ code }) => code)).toEqual(codes);
  });

  test("[Q2] rejected lines are counted, told by number, and stop nothing", () => {
    const { reader, events } = reading(["0|c1|q|NONE|ENTERQUEUE||123456|1"]);
    expect(reader.take("rubbish")).toEqual([]);
    expect(reader.take("")).toEqual([]);
    expect(reader.take(moved("5|c1|q|Ann|CONNECT|5|x|1")).map(({ type }) => type)).toContain("work.connected");
    expect(events).toHaveLength(2);
    expect(reader.rejectedCount).toBe(1);
    expect(reader.rejected.map(({ line }) => line)).toEqual([2]);
  });

  test("[Q3] events Asterisk does not write itself are counted by name and translated to nothing", () => {
    const { events, memory } = reading(["0|c1|q|NONE|DID|4957877871", "1|NONE|NONE|NONE|FULL|", "1|c2|q|NONE|DID|1"]);
    expect(events).toEqual([]);
    expect(Object.fromEntries(memory.counts.unknown)).toEqual({ DID: 2, FULL: 1 });
    // However many different words there are, only so many are kept.
    const many = reading(Array.from({ length: 300 }, (_, n) => `0|NONE|NONE|NONE|WORD${n}|`)).memory.counts.unknown;
    expect(many.size).toBe(201);
    expect(many.get("…")).toBe(100);
  });

  test("[Q3] every event Asterisk writes is known, and none of them is fatal on its own", () => {
    for (const event of Object.keys(QUEUE_LOG_EVENTS)) {
      const { reader, memory } = reading([`0|c1|q|Ann|${event}|1|2|3|4|5`]);
      expect(reader.rejectedCount).toBe(0);
      expect(memory.counts.unknown.size).toBe(0);
    }
  });
});

describe("visits and works", () => {
  test("[Q4] a visit is contact, queue and stay: the same channel in the same queue twice is two visits", () => {
    const { events } = reading([
      "0|c1|sales|NONE|ENTERQUEUE||123456|1",
      "5|c1|sales|NONE|EXITWITHKEY|1|1|1|5",
      "6|c1|sales|NONE|ENTERQUEUE||123456|2",
      "9|c1|sales|Ann|CONNECT|3|c1.2|2",
      "20|c1|sales|Ann|COMPLETECALLER|3|11|2",
    ]);
    expect(outline(events)).toEqual([
      "0 contact.started",
      "0 visit.queued",
      "5 visit.dequeued",
      "6 visit.queued",
      "9 agent.session derived",
      "9 agent.membership derived",
      "9 work.connected",
      "20 work.released",
      "20 contact.ended",
    ]);
    expect(ofType(events, "visit.queued").map(({ visitId }) => visitId)).toEqual([
      "pbx1:c1/sales/1",
      "pbx1:c1/sales/2",
    ]);
    expect(ofType(events, "work.released")[0]?.by).toBe("customer");
  });

  test("[Q4] a channel that comes back after its contact ended is a new contact", () => {
    const { events } = reading([
      "0|c1|sales|NONE|ENTERQUEUE||123456|1",
      "1|c1|sales|Ann|CONNECT|1|x|1",
      "2|c1|sales|Ann|COMPLETEAGENT|1|1|1",
      "3|c1|survey|NONE|ENTERQUEUE||123456|1",
    ]);
    const started = ofType(events, "contact.started");
    expect(started.map(({ contactId, cause }) => [contactId, cause])).toEqual([
      ["pbx1:c1", "inbound"],
      ["pbx1:c1~2", "transfer"],
    ]);
    expect(started[1]).toMatchObject({ parentContactId: "pbx1:c1" });
  });

  test.each([
    ["ABANDON|1|1|7", "abandoned"],
    ["EXITWITHTIMEOUT|1|1|7", "timeout"],
    ["EXITEMPTY|1|1|7", "no_agents"],
    ["EXITWITHKEY|5|1|1|7", "key_exit"],
    ["WITHDRAW|1|1|7|supervisor", "withdrawn"],
  ])("[Q5] %s ends the visit as %s", (text, outcome) => {
    const { events, memory } = reading(["0|c1|q|NONE|ENTERQUEUE||123456|1", `7|c1|q|NONE|${text}`]);
    expect(ofType(events, "visit.dequeued")).toMatchObject([{ visitId: "pbx1:c1/q/1", outcome }]);
    expect(ofType(events, "contact.ended")).toHaveLength(outcome === "abandoned" ? 1 : 0);
    expect(memory.counts.waitMismatches).toBe(0);
  });

  test("[Q5] waits the log states are only a cross-check: a contradiction is counted, the times are kept", () => {
    const { memory, events } = reading(["0|c1|q|NONE|ENTERQUEUE||123456|1", "9|c1|q|NONE|ABANDON|1|1|4"]);
    expect(memory.counts.waitMismatches).toBe(1);
    expect(ofType(events, "visit.queued")[0]).not.toHaveProperty("enqueuedAt");
  });

  test.each([
    ["RINGNOANSWER|10000", "no_answer"],
    ["RINGNOANSWER|0", "failed"],
    ["RINGCANCELED|4021", "customer_left"],
    ["AGENTDUMP|", "rejected"],
  ])("[Q6] %s is an offer known by its end alone: derived, both at that instant, ended as %s", (text, outcome) => {
    const { events } = reading(["0|c1|q|NONE|ENTERQUEUE||123456|1", `10|c1|q|Ann|${text}`]);
    expect(ofType(events, "work.offered")).toMatchObject([
      { basis: "derived", at: (START + 10) * 1000, agentId: "Ann" },
    ]);
    expect(ofType(events, "work.offer_ended")).toMatchObject([{ basis: "observed", outcome, at: (START + 10) * 1000 }]);
  });

  test("[Q6] ring-all losers have no line and so no offer stays open; the fold closes what rang for the winner's visit", () => {
    const { events } = reading([
      "0|c1|q|NONE|ENTERQUEUE||123456|1",
      "10|c1|q|Ann|RINGNOANSWER|10000",
      "10|c1|q|Bob|RINGNOANSWER|10000",
      "15|c1|q|Cid|CONNECT|15|x|5",
    ]);
    const floor = folded(events);
    expect([...floor.works()].map(({ agent, phase }) => [agent.agentId, phase])).toEqual([["Cid", "connected"]]);
  });

  test("[Q7] a blind transfer into a queue names it, whichever line comes first", () => {
    for (const order of [
      ["8|c1|sales|Ann|BLINDTRANSFER|support|xfer|3|5|1", "8|c1|support|NONE|ENTERQUEUE||123456|1"],
      ["8|c1|support|NONE|ENTERQUEUE||123456|1", "8|c1|sales|Ann|BLINDTRANSFER|support|xfer|3|5|1"],
    ]) {
      const { events } = reading([
        "0|c0|support|NONE|ENTERQUEUE||99999|1",
        "1|c0|support|NONE|ABANDON|1|1|1",
        "0|c1|sales|NONE|ENTERQUEUE||123456|1",
        "3|c1|sales|Ann|CONNECT|3|x|3",
        ...order,
        "9|c1|support|Bob|CONNECT|1|x|1",
        "12|c1|support|Bob|COMPLETECALLER|1|3|1",
      ]);
      expect(ofType(events, "work.transferred")).toMatchObject([{ kind: "blind", toQueueId: "support" }]);
      expect(ofType(events, "work.released").map(({ by }) => by)).toEqual(["transfer", "customer"]);
      expect(ofType(events, "contact.started").filter(({ contactId }) => contactId === "pbx1:c1")).toHaveLength(1);
      expect(ofType(events, "contact.ended")).toHaveLength(2);
      expect(folded(events).waiting).toHaveLength(0);
    }
  });

  test("[Q7] a number outside is never repeated, an extension is", () => {
    const to = (exten: string) =>
      ofType(
        reading([
          "0|c1|q|NONE|ENTERQUEUE||123456|1",
          "1|c1|q|Ann|CONNECT|1|x|1",
          `2|c1|q|Ann|BLINDTRANSFER|${exten}|ctx|1|1|1`,
        ]).events,
        "work.transferred",
      )[0]?.toExternal;
    expect(to("801")).toBe("801");
    expect(to("+7 916 123-45-67")).toBe("number");
  });

  test("[Q8] the id may change inside one visit: a real attended transfer leaves no ghost waiting and no unmatched answer", () => {
    const { reader } = reading([]);
    const events = reader.takeAll(fixture("attended-transfer-id-swap.queue_log"));
    expect(reader.memory.counts).toMatchObject({ swapped: 1, unmatched: 0, waitMismatches: 0 });
    const connected = ofType(events, "work.connected");
    expect(connected.map(({ visitId, basis }) => [visitId, basis])).toEqual([
      ["pbx1:1717397243.239826/1501/1", "observed"],
      ["pbx1:1717397390.239830/1509/1", "derived"],
    ]);
    expect(ofType(events, "work.transferred")).toMatchObject([
      { kind: "attended", toQueueId: "1509", workId: connected[0]?.workId },
    ]);
    expect(ofType(events, "identity.linked").map(({ contactId, journeyId }) => [contactId, journeyId])).toEqual([
      ["pbx1:1717397243.239826", "pbx1:1717397243.239826"],
      ["pbx1:1717397390.239830", "pbx1:1717397243.239826"],
    ]);
    const floor = folded(events);
    expect(floor.waiting).toHaveLength(0);
    expect([...floor.works()].filter(({ phase }) => phase === "connected")).toHaveLength(0);
    expect(floor.counters.unmatched).toBe(0);
    expect(ofType(events, "contact.ended")).toHaveLength(2);
  });

  test("[Q8] the transfer's line decides between visits that began at the same second", () => {
    const { events } = reading([
      "0|caller|sales|NONE|ENTERQUEUE||123456|1",
      "2|caller|sales|Ann|CONNECT|2|x|2",
      "30|other|q|NONE|ENTERQUEUE||11111|1",
      "30|consult|q|NONE|ENTERQUEUE||7009|2",
      "32|consult|sales|Ann|ATTENDEDTRANSFER|APP|Queue|2|30|1",
      "37|caller|q|Bob|CONNECT|7|x|6",
    ]);
    expect(ofType(events, "work.connected").at(-1)).toMatchObject({ visitId: "pbx1:consult/q/1" });
  });

  test("[Q8] without the transfer's line the visit whose wait began when the answer says is closed", () => {
    const { events, memory } = reading([
      "0|early|q|NONE|ENTERQUEUE||11111|1",
      "30|consult|q|NONE|ENTERQUEUE||7009|2",
      "37|caller|q|Ann|CONNECT|7|x|6",
    ]);
    expect(ofType(events, "work.connected")).toMatchObject([{ visitId: "pbx1:consult/q/1", basis: "derived" }]);
    expect(memory.visits.get("q")?.map(({ visitId }) => visitId)).toEqual(["pbx1:early/q/1"]);
  });

  test("[Q8] an answer nobody was seen waiting for opens its visit with the wait it states", () => {
    const { events, memory } = reading(["37|caller|q|Ann|CONNECT|7|x|6"]);
    expect(ofType(events, "visit.queued")).toMatchObject([{ basis: "derived", enqueuedAt: (START + 30) * 1000 }]);
    expect(memory.counts.unmatched).toBe(1);
    expect(folded(events).counters.unmatched).toBe(0);
  });
});
