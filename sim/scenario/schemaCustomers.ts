import type { z } from "zod";
import { BOUNDS } from "./bounds.ts";
import type {
  BaulkingSpec,
  CustomerSpec,
  MessagesSpec,
  ResolutionSpec,
  SelfServiceSpec,
  SwitchSpec,
} from "./customers.ts";
import { distribution } from "./distributionSchema.ts";
import { EXPECTED } from "./expectations.ts";
import { consistent, durationMs, id, listOf, maybe, number, object, oneOf, share, whole } from "./schemaParts.ts";

const queueId = (description: string) => id(`Id of the queue ${description}`);

const baulking = object<BaulkingSpec>("Customers who leave rather than join the line.", {
  immediateShare: maybe(share("Share that leaves at once when nobody is free. Absent: 0.")),
  announcedFactor: maybe(
    number(
      0.01,
      BOUNDS.factor,
      "The wait is announced; who would not wait this many times as long leaves at once. Absent: nothing is announced.",
    ),
  ),
});

const onAbandon = object<SwitchSpec>("Who gave up waiting and goes on in another channel; decided after redial.", {
  switchShare: share("Share of those who gave up and do not try again the same way."),
  toQueueId: queueId("they go on in."),
  delayMs: distribution("Until they come there, ms."),
  contextKeptShare: share("Share of them whose context the next agent sees."),
});

export const customersSchema: z.ZodType<CustomerSpec> = object<CustomerSpec>("What customers do besides waiting.", {
  baulking: maybe(baulking.describe("Customers who leave rather than join the line. Absent: nobody does.")),
  redial: maybe(
    object<NonNullable<CustomerSpec["redial"]>>(
      "Who gave up, was refused or baulked, and tries again the same way. Absent: nobody does.",
      {
        share: share("Share of them that tries again."),
        delayMs: distribution("Until they do, ms."),
        atMost: maybe(whole(1, 1_000, "Attempts after the first. Absent: 20.")),
      },
    ),
  ),
  onAbandon: maybe(onAbandon.describe("Who gave up waiting and goes on in another channel. Absent: nobody does.")),
  repeat: maybe(
    object<NonNullable<CustomerSpec["repeat"]>>("Unresolved customers who come again. Absent: nobody does.", {
      share: share("Share of the unresolved that comes again."),
      delayMs: distribution("Until they do, ms."),
      toQueueId: maybe(queueId("they come to. Absent: the same.")),
      contextKeptShare: maybe(share("Share of them whose context the next agent sees. Absent: 1.")),
    }),
  ),
  ownAgentFactor: maybe(
    number(0.1, 10, "Conversation takes this many times as long with the agent they last spoke to. Absent: 1."),
  ),
  matchSaving: maybe(
    number(0, BOUNDS.matchSaving, "Share of the conversation that a perfect match with the agent saves. Absent: 0."),
  ),
  statusQuestion: maybe(
    object<NonNullable<CustomerSpec["statusQuestion"]>>(
      "Who waits for an answer and asks elsewhere how far it is. Absent: nobody does.",
      {
        share: share("Share of customers still without an answer then that asks."),
        afterMs: distribution("How long they wait before they ask, ms."),
        toQueueId: queueId("they ask in."),
        visibleShare: maybe(share("Share of customers who can see the status, and so do not ask. Absent: 0.")),
      },
    ),
  ),
  lostContext: maybe(
    object<NonNullable<CustomerSpec["lostContext"]>>("What lost context costs. Absent: nothing.", {
      clarifyMs: durationMs("Added to the next conversation: explaining again, ms."),
      resolvedFactor: maybe(number(0, 2, "Multiplies the share resolved. Absent: 1.")),
    }),
  ),
});

const point = object<NonNullable<ResolutionSpec["byConcurrency"]>[number]>("One point of the curve.", {
  concurrency: number(1, BOUNDS.slots, "Contacts the agent held on average meanwhile."),
  share: share("Share resolved then."),
});
export const resolutionSchema: z.ZodType<ResolutionSpec> = consistent(
  object<ResolutionSpec>("How contacts end.", {
    share: share("Share of answered contacts whose matter is settled, before the agent's factor."),
    byConcurrency: maybe(
      listOf(
        point,
        1,
        50,
        "Share by mean concurrency, straight between points and flat outside, in rising order. Absent: the one share.",
      ),
    ),
  }),
  ({ byConcurrency }, report) => {
    if (!Array.isArray(byConcurrency)) return;
    const falls = byConcurrency.some((one, i) => i > 0 && one?.concurrency <= byConcurrency[i - 1]?.concurrency);
    if (falls) report(["byConcurrency"], EXPECTED.rising, byConcurrency);
  },
);

export const messagesSchema: z.ZodType<MessagesSpec> = object<MessagesSpec>("What is exchanged inside a session.", {
  customerReplyMs: maybe(distribution("Until the customer answers, ms. Absent: one letter, one answer at the end.")),
  agentReplyMs: maybe(distribution("Until the agent answers, ms. Absent: one letter, one answer at the end.")),
  away: maybe(
    object<NonNullable<MessagesSpec["away"]>>(
      "Sessions whose work stands still while the customer is silent. Absent: the slot is held from first to last.",
      {
        parts: whole(2, 50, "Parts the conversation falls into, a silence between each two."),
        releaseAfterMs: durationMs("Silence after which the slot is released, ms; shorter ones hold it."),
        sameAgentMs: maybe(
          durationMs("How long a returning customer waits for the same agent before others may, ms. Absent: for ever."),
        ),
        readUpMs: maybe(durationMs("Added to the part when somebody else takes over, ms. Absent: 0.")),
      },
    ),
  ),
});

export const selfServiceSchema: z.ZodType<SelfServiceSpec> = object<SelfServiceSpec>(
  "A menu or bot in front of the queue.",
  {
    by: oneOf(["ivr", "bot"], "A menu of a telephone, or a bot."),
    durationMs: distribution("How long it takes, ms."),
    containedShare: share("Share of contacts that need nobody after it, at flatness 1."),
    flatness: maybe(share("How flat the intent is: multiplies containedShare. Absent: 1.")),
    falselyContainedShare: maybe(
      share("Of the contained, those who only seem to be and come again like the unresolved. Absent: 0."),
    ),
    missCostMs: maybe(durationMs("Added to the conversation of whom the bot could not help, ms. Absent: 0.")),
    regulars: maybe(
      object<NonNullable<SelfServiceSpec["regulars"]>>(
        "Callers the menu knows, for whom it puts their usual choice first. Absent: nobody.",
        {
          share: share("Share of callers."),
          durationMs: distribution("How long the menu takes for them, ms."),
          wrongGuessShare: maybe(share("Share of them for whom the whole menu plays on top. Absent: 0.")),
        },
      ),
    ),
    misroute: maybe(
      object<NonNullable<SelfServiceSpec["misroute"]>>(
        "Whoever chose wrongly meets a wrong agent first and is put back in line. Absent: nobody.",
        {
          share: share("Share of contacts."),
          toQueueId: queueId("whose agent they meet first."),
          wrongAgentMs: distribution("How long that takes, ms."),
        },
      ),
    ),
  },
);
