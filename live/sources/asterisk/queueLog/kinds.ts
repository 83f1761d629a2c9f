/** Columns of a line that may name nobody (`NONE`). */
export type Column = "callid" | "queue" | "agent";

/**
 * Every event Asterisk itself writes, 1.8 to 22, with the columns it is worth nothing without. Others – dialplan
 * `QueueLog()`, FreePBX `DID`, Wazo `FULL` – are free text: kept in the count, translated to nothing.
 */
export const QUEUE_LOG_EVENTS = {
  QUEUESTART: [],
  CONFIGRELOAD: [],
  ENTERQUEUE: ["callid", "queue"],
  CONNECT: ["callid", "queue", "agent"],
  COMPLETEAGENT: ["callid", "queue", "agent"],
  COMPLETECALLER: ["callid", "queue", "agent"],
  ABANDON: ["callid", "queue"],
  EXITWITHTIMEOUT: ["callid", "queue"],
  EXITEMPTY: ["callid", "queue"],
  EXITWITHKEY: ["callid", "queue"],
  WITHDRAW: ["callid", "queue"],
  RINGNOANSWER: ["callid", "queue", "agent"],
  RINGCANCELED: ["callid", "queue", "agent"],
  BLINDTRANSFER: ["callid", "queue", "agent"],
  ATTENDEDTRANSFER: ["callid", "queue", "agent"],
  TRANSFER: ["callid", "queue", "agent"],
  ADDMEMBER: ["queue", "agent"],
  REMOVEMEMBER: ["queue", "agent"],
  PAUSE: ["queue", "agent"],
  UNPAUSE: ["queue", "agent"],
  PAUSEALL: ["agent"],
  UNPAUSEALL: ["agent"],
  PENALTY: ["queue", "agent"],
  RINGINUSE: ["queue", "agent"],
  AGENTLOGIN: ["agent"],
  AGENTLOGOFF: ["agent"],
  AGENTDUMP: ["callid", "queue", "agent"],
  SYSCOMPAT: [],
  OUTCALL: [],
} as const satisfies Record<string, readonly Column[]>;

export type QueueLogEvent = keyof typeof QUEUE_LOG_EVENTS;

export function isQueueLogEvent(name: string): name is QueueLogEvent {
  return Object.hasOwn(QUEUE_LOG_EVENTS, name);
}
