import type { AgentId, Instant } from "../../../../sim/vocabulary/index.ts";
import { dataNumber, type QueueLogLine } from "./line.ts";
import type { QueueLogMemory } from "./memory.ts";
import type { FactWriter } from "./writer.ts";

/** Longest pause reason kept, characters. */
const LONGEST_REASON = 80;

/** ADDMEMBER, REMOVEMEMBER, PENALTY: the agent column is an interface, unless Asterisk is told to write names. */
export function membership(
  line: QueueLogLine,
  column: string,
  queue: string,
  memory: QueueLogMemory,
  out: FactWriter,
): void {
  const { directory, roster } = memory;
  if (line.event === "ADDMEMBER") directory.joined(column, queue);
  if (line.event === "REMOVEMEMBER") directory.left(column, queue, line.at);
  if (directory.isUnnamed(column) && directory.namesSeen) {
    // Nobody's interface so far: whoever it is appears under the name with the first line that names them.
    if (line.event === "REMOVEMEMBER") {
      for (const agentId of directory.orphans(queue)) roster.leave(out, agentId, queue, "derived");
    }
    return;
  }
  const agentId = directory.who(column);
  const basis = directory.isLearned(column) ? "derived" : "observed";
  if (line.event === "ADDMEMBER") roster.join(out, agentId, queue, basis, line.data[0] === "PAUSED" ? "" : undefined);
  else if (line.event === "REMOVEMEMBER") roster.leave(out, agentId, queue, basis);
  else roster.level(out, agentId, queue, dataNumber(line, 0) ?? 0, basis);
}

/** PAUSE and UNPAUSE, one line a queue. PAUSEALL only announces them and is not counted again. */
export function pause(
  line: QueueLogLine,
  column: string,
  queue: string,
  memory: QueueLogMemory,
  out: FactWriter,
): void {
  const agentId = present(column, queue, line.at, memory, out);
  const reason = (line.data[0] ?? "").slice(0, LONGEST_REASON);
  if (line.event === "PAUSE") memory.roster.pause(out, agentId, queue, reason, "observed");
  else memory.roster.unpause(out, agentId, queue, "observed");
}

/** AGENTLOGIN and AGENTLOGOFF of the agent pool: the column is the pool agent's number, the queues know an interface. */
export function poolAgent(line: QueueLogLine, number: string, memory: QueueLogMemory, out: FactWriter): void {
  const { directory, roster } = memory;
  const column = directory.who(number) === number ? (directory.interfaceOfPoolAgent(number) ?? number) : number;
  if (directory.isUnnamed(column) && directory.namesSeen) return;
  const basis = column === number ? "observed" : "derived";
  if (line.event === "AGENTLOGIN") roster.login(out, directory.who(column), basis);
  else roster.logoff(out, directory.who(column), basis);
}

/**
 * The person who acted in a queue, made present if no line said so: members of the configuration file and members that
 * Asterisk restored after a restart never announce themselves.
 */
export function present(column: string, queue: string, at: Instant, memory: QueueLogMemory, out: FactWriter): AgentId {
  const { directory, roster } = memory;
  const namesSeen = directory.namesSeen;
  const learned = directory.acted(column, queue, at);
  if (!namesSeen && directory.namesSeen) {
    // From here on people have names; interfaces shown until now would stand there twice.
    for (const agentId of roster.present()) if (directory.isUnnamed(agentId)) roster.leaveAll(out, agentId, "derived");
  }
  for (const owned of learned) {
    roster.leaveAll(out, owned as AgentId, "derived");
    for (const joined of directory.queuesOf(owned)) roster.join(out, directory.who(owned), joined, "derived");
  }
  const agentId = directory.who(column);
  if (!roster.has(agentId, queue) && !directory.leftLately(agentId, queue, at)) {
    roster.join(out, agentId, queue, "derived");
  }
  return agentId;
}
