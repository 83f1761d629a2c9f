import type { SwitchSpec } from "../../scenario/customers.ts";
import type { Distribution } from "../../scenario/distribution.ts";
import type { DiallingSpec, QueueSpec } from "../../scenario/queueSpec.ts";
import { CHANNELS } from "../../vocabulary/index.ts";
import type { CentreDialling, CentreMessages, CentreQueue, CentreReturn, CentreSelfService } from "../centre.ts";
import { type Durations, durationsOf } from "../numbers/durations.ts";

/** Most attempts after the first, where a scenario says none. */
const REDIALS = 20;

interface Surroundings {
  readonly numberOf: (id: string) => number;
  readonly exclusive: boolean;
  readonly groups: Int32Array;
}

function durations(distribution: Distribution | undefined): Durations | undefined {
  return distribution && durationsOf(distribution);
}

/** Queue number `k` of a scenario, compiled. */
export function compileQueue(spec: QueueSpec, k: number, { numberOf, exclusive, groups }: Surroundings): CentreQueue {
  const { customers, resolution, backOffice, transfer } = spec;
  const redial = customers?.redial && {
    share: customers.redial.share,
    delay: durationsOf(customers.redial.delayMs),
    to: k,
    keptShare: 1,
    atMost: customers.redial.atMost ?? REDIALS,
  };
  const repeat = customers?.repeat && {
    share: customers.repeat.share,
    delay: durationsOf(customers.repeat.delayMs),
    to: customers.repeat.toQueueId === undefined ? k : numberOf(customers.repeat.toQueueId),
    keptShare: customers.repeat.contextKeptShare ?? 1,
    atMost: REDIALS,
  };
  const question = customers?.statusQuestion && {
    share: customers.statusQuestion.share * (1 - (customers.statusQuestion.visibleShare ?? 0)),
    delay: durationsOf(customers.statusQuestion.afterMs),
    to: numberOf(customers.statusQuestion.toQueueId),
    keptShare: 1,
    atMost: REDIALS,
  };
  const switching = switchOf(customers?.onAbandon, numberOf);
  const resolvedShare = resolution?.share ?? 1;
  return {
    spec,
    channel: CHANNELS.indexOf(spec.channel),
    exclusive,
    groups,
    priority: spec.priority,
    dueInMs: spec.dueInMs ?? Number.POSITIVE_INFINITY,
    talk: durationsOf(spec.talkMs),
    wrapUp: durations(spec.wrapUpMs),
    patience: durations(spec.patienceMs),
    byInterval: spec.byInterval && {
      minutes: spec.byInterval.intervalMinutes,
      talk: spec.byInterval.talkMs?.map((one) => durationsOf(one)),
      patience: spec.byInterval.patienceMs?.map((one) => durationsOf(one)),
    },
    identificationMs: spec.identificationMs ?? 0,
    selfService: selfServiceOf(spec, numberOf),
    messages: messagesOf(spec),
    baulkShare: customers?.baulking?.immediateShare ?? 0,
    announcedFactor: customers?.baulking?.announcedFactor ?? 0,
    redial,
    switching,
    repeat,
    question,
    clarifyMs: customers?.lostContext?.clarifyMs ?? 0,
    lostResolvedFactor: customers?.lostContext?.resolvedFactor ?? 1,
    ownAgentFactor: customers?.ownAgentFactor ?? 1,
    matchSaving: customers?.matchSaving ?? 0,
    resolvedShare,
    resolvedBy: Float64Array.from(
      (resolution?.byConcurrency ?? []).flatMap(({ concurrency, share }) => [concurrency, share]),
    ),
    backOffice: backOffice && { share: backOffice.share, to: numberOf(backOffice.toQueueId), keptShare: 1 },
    transfer: transfer && {
      share: transfer.share,
      to: numberOf(transfer.toQueueId),
      keptShare: transfer.contextKeptShare,
    },
    dialling: diallingOf(spec.dialling),
    backlog: spec.backlog && { contacts: spec.backlog.contacts, age: durationsOf(spec.backlog.ageMs) },
    plainStart: spec.selfService === undefined && spec.messages === undefined,
    plainEnd:
      resolution === undefined &&
      spec.messages === undefined &&
      backOffice === undefined &&
      transfer === undefined &&
      spec.dialling === undefined &&
      spec.rating === undefined,
    leavesOnTime: redial !== undefined || switching !== undefined || spec.arrivals?.waitElasticity !== undefined,
  };
}

function switchOf(spec: SwitchSpec | undefined, numberOf: (id: string) => number): CentreReturn | undefined {
  return (
    spec && {
      share: spec.switchShare,
      delay: durationsOf(spec.delayMs),
      to: numberOf(spec.toQueueId),
      keptShare: spec.contextKeptShare,
      atMost: REDIALS,
    }
  );
}

function selfServiceOf({ selfService }: QueueSpec, numberOf: (id: string) => number): CentreSelfService | undefined {
  if (selfService === undefined) return undefined;
  const { regulars, misroute } = selfService;
  return {
    duration: durationsOf(selfService.durationMs),
    containedShare: selfService.containedShare * (selfService.flatness ?? 1),
    falselyContainedShare: selfService.falselyContainedShare ?? 0,
    missCostMs: selfService.missCostMs ?? 0,
    regularShare: regulars?.share ?? 0,
    regularDuration: durations(regulars?.durationMs),
    wrongGuessShare: regulars?.wrongGuessShare ?? 0,
    misrouteShare: misroute?.share ?? 0,
    misrouteTo: misroute === undefined ? -1 : numberOf(misroute.toQueueId),
    wrongAgent: durations(misroute?.wrongAgentMs),
  };
}

function messagesOf({ messages }: QueueSpec): CentreMessages | undefined {
  if (messages === undefined) return undefined;
  const { away } = messages;
  return {
    customerReply: durations(messages.customerReplyMs),
    agentReply: durations(messages.agentReplyMs),
    parts: away?.parts ?? 1,
    releaseAfterMs: away?.releaseAfterMs ?? Number.POSITIVE_INFINITY,
    sameAgentMs: away?.sameAgentMs ?? Number.POSITIVE_INFINITY,
    readUpMs: away?.readUpMs ?? 0,
  };
}

function diallingOf(dialling: DiallingSpec | undefined): CentreDialling | undefined {
  if (dialling === undefined) return undefined;
  return {
    answerShare: dialling.answerShare,
    noAnswer: durationsOf(dialling.noAnswerMs),
    redials: dialling.redials,
    redialDelay: durationsOf(dialling.redialDelayMs),
    after: dialling.when?.kind === "scheduled" ? durationsOf(dialling.when.afterMs) : undefined,
  };
}
