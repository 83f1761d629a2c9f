import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { QueueLogReader } from "../../../live/sources/asterisk/queueLog/reader.ts";
import type { Floor } from "../../../sim/floor/index.ts";
import { folded, ofType, outline, PBX, reading } from "./support.ts";

function activity(floor: Floor, name: string): string | undefined {
  return [...floor.agents.values()].find(({ agentId }) => agentId === name)?.activity;
}

describe("presence", () => {
  test("[Q15] pausing everywhere is one line for all and one for each queue: counted once", () => {
    const { events } = reading([
      "0|MANAGER|sales|Ann|ADDMEMBER|",
      "0|MANAGER|support|Ann|ADDMEMBER|",
      "5|NONE|NONE|Ann|PAUSEALL|lunch",
      "5|NONE|sales|Ann|PAUSE|lunch",
      "5|NONE|support|Ann|PAUSE|lunch",
    ]);
    expect(
      ofType(events, "agent.presence").map(({ queueId, available, reason }) => [queueId, available, reason]),
    ).toEqual([
      ["sales", false, "lunch"],
      ["support", false, "lunch"],
    ]);
    expect(activity(folded(events), "Ann")).toBe("break");
  });

  test("[Q15] paused in one queue, by hand or by Auto-Pause, is available in the other", () => {
    const { events } = reading([
      "0|MANAGER|sales|Ann|ADDMEMBER|",
      "0|MANAGER|support|Ann|ADDMEMBER|",
      "5|NONE|sales|Ann|PAUSE|Auto-Pause",
      "6|NONE|sales|Ann|PAUSE|Auto-Pause",
    ]);
    const floor = folded(events);
    const ann = [...floor.agents.values()][0]!;
    expect(activity(floor, "Ann")).toBe("ready");
    expect([ann.availableIn("sales" as never), ann.availableIn("support" as never)]).toEqual([false, true]);
    // The second PAUSE of the same says nothing new.
    expect(ofType(events, "agent.presence")).toHaveLength(1);
  });

  test("[Q15] a member may join paused, leaves with the last queue, and a penalty is a level", () => {
    const { events } = reading([
      "0|MANAGER|sales|Ann|ADDMEMBER|PAUSED",
      "1|NONE|sales|Ann|PENALTY|5",
      "2|MANAGER|sales|Ann|REMOVEMEMBER|",
    ]);
    expect(outline(events)).toEqual([
      "0 agent.session",
      "0 agent.membership",
      "0 agent.presence",
      "1 agent.membership",
      "2 agent.membership",
      "2 agent.session",
    ]);
    expect(ofType(events, "agent.membership").map(({ member, level }) => [member, level])).toEqual([
      [true, undefined],
      [true, 5],
      [false, undefined],
    ]);
    expect(activity(folded(events), "Ann")).toBe("offline");
  });

  test("[Q15] an agent of the pool is there from AGENTLOGIN to AGENTLOGOFF, under the name the queues use", () => {
    const members = { "Local/a90@pool/n": "Pool Ninety", a90: "Pool Ninety" };
    const { events } = reading(
      [
        "0|c|NONE|a90|AGENTLOGIN|Local/x@phone",
        "1|MANAGER|support|Local/a90@pool/n|ADDMEMBER|",
        "9|c|NONE|a90|AGENTLOGOFF|Local/x@phone|9",
      ],
      { members },
    );
    expect(outline(events)).toEqual(["0 agent.session", "1 agent.membership", "9 agent.session"]);
    expect(new Set(ofType(events, "agent.session").map(({ agentId }) => agentId))).toEqual(new Set(["Pool Ninety"]));
    // Without configuration the number is found in the member's interface.
    const plain = reading(["0|MANAGER|support|Local/a90@pool/n|ADDMEMBER|", "1|c|NONE|a90|AGENTLOGOFF|x|1"]).events;
    expect(ofType(plain, "agent.session").map(({ agentId, state }) => [agentId, state])).toEqual([
      ["Local/a90@pool/n", "on"],
      ["Local/a90@pool/n", "off"],
    ]);
  });

  test("[Q15] members that never announce themselves are there from their first line, derived", () => {
    const { events } = reading(["0|NONE|sales|Ann|PAUSE|lunch"]);
    expect(outline(events)).toEqual(["0 agent.session derived", "0 agent.membership derived", "0 agent.presence"]);
  });
});

describe("who is behind an interface", () => {
  const LINES = [
    "0|MANAGER|sales|Local/a01@agents/n|ADDMEMBER|",
    "0|MANAGER|support|Local/a01@agents/n|ADDMEMBER|",
    "0|MANAGER|sales|Local/a02@agents/n|ADDMEMBER|",
    "9|NONE|support|Ann|PAUSE|lunch",
    "10|NONE|support|Ann|UNPAUSE|",
    "20|MANAGER|support|Local/a01@agents/n|REMOVEMEMBER|",
  ];

  test("[Q16] a configured pair is one agent from the first line, observed", () => {
    const { events } = reading(LINES, { members: { "Local/a01@agents/n": "Ann", "Local/a02@agents/n": "Bob" } });
    const floor = folded(events);
    expect([...floor.agents.keys()]).toEqual(["Ann", "Bob"]);
    expect(new Set(events.map(({ basis }) => basis))).toEqual(new Set(["observed"]));
  });

  test("[Q16] a pair only one interface can explain is learned, and what rests on it is derived", () => {
    const { events, memory } = reading(LINES);
    expect(memory.directory.who("Local/a01@agents/n")).toBe("Ann");
    expect(memory.directory.isUnnamed("Local/a02@agents/n")).toBe(true);
    const left = ofType(events, "agent.membership").at(-1);
    expect(left).toMatchObject({ agentId: "Ann", queueId: "support", member: false, basis: "derived" });
    // The interfaces shown before anybody had a name are gone: nobody stands there twice.
    const floor = folded(events);
    expect(
      [...floor.agents.values()].filter(({ activity: now }) => now !== "offline").map(({ agentId }) => agentId),
    ).toEqual(["Ann"]);
  });

  test("[Q16] where no names are set, interfaces are the agents", () => {
    const { events, memory } = reading([
      "0|MANAGER|sales|PJSIP/7009|ADDMEMBER|",
      "0|MANAGER|sales|PJSIP/7010|ADDMEMBER|",
      "1|c1|sales|NONE|ENTERQUEUE||123456|1",
      "3|c1|sales|PJSIP/7009|CONNECT|2|x|2",
    ]);
    expect(memory.directory.namesSeen).toBe(false);
    const now = [...folded(events).agents.values()].map(({ agentId, activity: doing }) => [agentId, doing]);
    expect(now).toEqual([
      ["PJSIP/7009", "contact"],
      ["PJSIP/7010", "ready"],
    ]);
  });

  test("[Q16] a pair that a later line refutes is dropped", () => {
    const { memory } = reading([
      ...LINES.slice(0, 5),
      "200|MANAGER|sales|Local/a01@agents/n|REMOVEMEMBER|",
      "400|NONE|sales|Ann|PAUSE|lunch",
    ]);
    expect(memory.directory.who("Local/a01@agents/n")).toBe("Local/a01@agents/n");
  });

  test("[Q16] on a real log every pair that is learned is right", () => {
    const folder = new URL("../../../recordings/asterisk-384-calls/", import.meta.url);
    const { members } = JSON.parse(readFileSync(new URL("recording.json", folder), "utf8")) as {
      members: Record<string, string>;
    };
    const reader = new QueueLogReader({ source: PBX });
    for (const file of ["queue_log.0", "queue_log"]) reader.takeAll(readFileSync(new URL(file, folder), "utf8"));
    const { directory } = reader.memory;
    const learned = Object.keys(members).filter((column) => directory.isLearned(column));
    for (const column of learned) expect([column, directory.who(column)]).toEqual([column, members[column]]);
    // The others always shared their queues with somebody else not yet known: they cannot be told apart by elimination.
    expect(learned).toHaveLength(4);
  });
});
