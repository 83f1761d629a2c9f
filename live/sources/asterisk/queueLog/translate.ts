import type { FloorEvent, Instant } from "../../../../sim/vocabulary/index.ts";
import { forgetContacts } from "./contacts.ts";
import { lineIdentity } from "./identity.ts";
import { isQueueLogEvent } from "./kinds.ts";
import type { QueueLogLine } from "./line.ts";
import { membership, pause, poolAgent } from "./members.ts";
import { countUnknown, type QueueLogMemory } from "./memory.ts";
import { enter, LEAVINGS, leave } from "./visits.ts";
import { attendedTransfer, blindTransfer, complete, connect, type Parties, ring } from "./works.ts";
import { endWrapUps } from "./wrapUps.ts";
import { FactWriter } from "./writer.ts";

/**
 * What happened, by one line of `queue_log` and what came before it. Deterministic: the same lines give the same events
 * with the same ids. `at` never goes back while the log's own times do not; empty for lines that say nothing new.
 */
export function translate(line: QueueLogLine, memory: QueueLogMemory): FloorEvent[] {
  memory.counts.lines += 1;
  const overdue = settle(line.at, memory);
  const out = new FactWriter(memory, lineIdentity(memory.stamps, line.at, line.text), line.at);
  write(line, memory, out);
  return overdue.length === 0 ? out.events : [...overdue, ...out.events];
}

/** What is assumed to have happened by `now` though no line says it: ends of wrap-ups and of contacts gone silent. */
export function settle(now: Instant, memory: QueueLogMemory): FloorEvent[] {
  const written = [...endWrapUps(memory, now), ...forgetContacts(memory, now)];
  if (written.length > 1) written.sort((a, b) => a.at - b.at);
  return written.flatMap(({ events }) => events);
}

function write(line: QueueLogLine, memory: QueueLogMemory, out: FactWriter): void {
  if (!isQueueLogEvent(line.event)) {
    countUnknown(memory.counts, line.event);
    return;
  }
  // The parser has refused lines without the columns their event needs.
  const callid = line.callid ?? "";
  const queue = line.queue ?? "";
  const agent = line.agent ?? "";
  const parties: Parties = { callid, queue, agent };
  switch (line.event) {
    case "QUEUESTART":
      restart(memory, out);
      return;
    case "ENTERQUEUE":
      enter(line, callid, queue, memory, out);
      return;
    case "CONNECT":
      connect(line, parties, memory, out);
      return;
    case "COMPLETEAGENT":
    case "COMPLETECALLER":
      complete(line, parties, memory, out);
      return;
    case "ABANDON":
    case "EXITWITHTIMEOUT":
    case "EXITEMPTY":
    case "EXITWITHKEY":
    case "WITHDRAW":
      leave(line, callid, queue, LEAVINGS[line.event], memory, out);
      return;
    case "RINGNOANSWER":
    case "RINGCANCELED":
    case "AGENTDUMP":
      ring(line, parties, memory, out);
      return;
    case "BLINDTRANSFER":
    case "TRANSFER":
      blindTransfer(line, parties, memory, out);
      return;
    case "ATTENDEDTRANSFER":
      attendedTransfer(parties, memory, out);
      return;
    case "ADDMEMBER":
    case "REMOVEMEMBER":
    case "PENALTY":
      membership(line, agent, queue, memory, out);
      return;
    case "PAUSE":
    case "UNPAUSE":
      pause(line, agent, queue, memory, out);
      return;
    case "AGENTLOGIN":
    case "AGENTLOGOFF":
      poolAgent(line, agent, memory, out);
      return;
    case "PAUSEALL":
    case "UNPAUSEALL":
    case "CONFIGRELOAD":
    case "RINGINUSE":
    case "SYSCOMPAT":
    case "OUTCALL":
      // Announcements of lines that follow, and settings: nothing on the floor changes.
      return;
  }
}

/** The server started: whatever was open died with it, without a line of its own. */
function restart(memory: QueueLogMemory, out: FactWriter): void {
  memory.contacts.clear();
  memory.visits.clear();
  memory.works.clear();
  memory.steppedIn.clear();
  memory.wrapUps.length = 0;
  memory.directory.restarted();
  memory.roster.clear();
  out.add({ type: "stream.reset", reason: "source_restart", detail: "QUEUESTART" });
}
