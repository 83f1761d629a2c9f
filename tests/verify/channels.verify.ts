import { expect, test } from "vitest";
import blending from "../theory/exact/blending.json" with { type: "json" };
import callback from "../theory/exact/callback.json" with { type: "json" };
import chat from "../theory/exact/chat_concurrency.json" with { type: "json" };
import nonPreemptive from "../theory/exact/priority_nonpreemptive.json" with { type: "json" };
import preemptive from "../theory/exact/priority_preemptive.json" with { type: "json" };
import redial from "../theory/exact/redial_reconnect.json" with { type: "json" };
import retrial from "../theory/exact/retrial.json" with { type: "json" };
import { type Estimate, mean, minus, plus, Runs, ratio } from "./support/estimate.ts";
import { exponential, type Model, type ModelQueue, scenarioOf, UNIT } from "./support/models.ts";
import { agent, item, policy, refusing, reserve } from "./support/policies.ts";
import { type Cell, cellOf, inside, section, settled } from "./support/section.ts";
import { sojournsOf } from "./support/sojourn.ts";

const report = section(
  4,
  "Chat concurrency, blending, callback, redial, retrial, priority",
  "Every row of the exact Markov chains; 1 unit = 1 minute. 40 replications of 20,000 to 40,000 minutes. Bound: 3 standard errors (and 2 % of the value, or 0.003 where that is more).",
);
const BOUND = { relative: 0.02, absolute: 0.003 };

function check(model: Model, cellsOf: (runs: Runs) => Cell[]): void {
  const cells = settled((seed, effort) => cellsOf(new Runs(scenarioOf(model), 40 * effort, seed)));
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
}

/** A sum of ms per unit of counted time, as a mean number. */
function perTime(values: readonly number[], minutes: number): Estimate {
  const { value, standardError } = mean(values);
  return { value: value / minutes / UNIT, standardError: standardError / minutes / UNIT };
}
function rate(values: readonly number[], minutes: number): Estimate {
  const { value, standardError } = mean(values);
  return { value: value / minutes, standardError: standardError / minutes };
}
function minutes(ms: readonly number[], of: readonly number[]): Estimate {
  const { value, standardError } = ratio(ms, of);
  return { value: value / UNIT, standardError: standardError / UNIT };
}
function waits(runs: Runs, queue: number): number[] {
  return plus(runs.queue(queue, "waitMsAnswered"), runs.queue(queue, "waitMsAbandoned"));
}
function waited(runs: Runs, queue: number): Estimate {
  const queued = runs.queue(queue, "queued");
  return ratio(minus(queued, runs.queue(queue, "answeredAtOnce")), queued);
}

test.each(chat.rows)("chat · $name · n=$n K=$K · $routing", (row) => {
  const name = `chat ${row.name}, ${row.routing}, n=${row.n} K=${row.K}`;
  const rates = Object.values(row.rate_per_chat) as number[];
  const model: Model = {
    queues: [
      {
        id: "chat",
        channel: "chat",
        perUnit: row.lam,
        talk: exponential(1 / rates[0]!),
        patience: exponential(1 / row.theta),
      },
    ],
    groups: [
      {
        id: "agents",
        agents: row.n,
        skills: ["chat"],
        slots: { total: row.K, byChannel: { chat: row.K }, slowDown: { chat: rates.map((r) => rates[0]! / r) } },
      },
    ],
    policy: policy({ agentScore: [agent("open", row.routing.startsWith("least") ? -1 : 1)] }),
    length: 20_000,
  };
  check(model, (runs) => {
    const queued = runs.queue(0, "queued");
    return [
      cellOf(name, "P(wait)", Number(row.p_wait), waited(runs, 0), BOUND),
      cellOf(name, "P(abandon)", Number(row.p_abandon), ratio(runs.queue(0, "abandoned"), queued), BOUND),
      cellOf(name, "mean wait, min", Number(row.mean_wait_all), minutes(waits(runs, 0), queued), BOUND),
      cellOf(
        name,
        "mean chat, min",
        Number(row.mean_chat_duration),
        minutes(runs.queue(0, "talkMs"), runs.queue(0, "answered")),
        BOUND,
      ),
      cellOf(
        name,
        "occupancy",
        Number(row.utilisation_any_chat),
        ratio(runs.group(0, "busyMs"), runs.group(0, "onQueueMs")),
        BOUND,
      ),
      cellOf(
        name,
        "slot load",
        Number(row.slot_utilisation),
        ratio(runs.group(0, "slotMs"), runs.group(0, "capacityMs")),
        BOUND,
      ),
    ];
  });
});

test.each(blending.rows)("blending · n=$n λ=$lam reserve $reserve_c", (row) => {
  const name = `blending n=${row.n} λ=${row.lam} backlog rate ${row.mu_backlog}, reserve ${row.reserve_c}`;
  const length = 10_000;
  const backlog = Math.ceil(row.n * row.mu_backlog * (length + 2_000) * 1.1);
  const model: Model = {
    queues: [
      {
        id: "voice",
        perUnit: row.lam,
        talk: exponential(1 / row.mu_inbound),
        ...(row.theta === 0 ? {} : { patience: exponential(1 / row.theta) }),
      },
      {
        id: "mail",
        channel: "email",
        talk: exponential(1 / row.mu_backlog),
        priority: 1,
        over: { backlog: { contacts: backlog, ageMs: { kind: "deterministic", valueMs: 1 } } },
      },
    ],
    groups: [{ id: "agents", agents: row.n, skills: ["voice", "mail"] }],
    policy: policy({
      itemScore: [item("priority")],
      guards: row.reserve_c === 0 ? [] : [reserve("voice", row.reserve_c)],
    }),
    length,
    warmUp: 1_000,
    run: { end: "cut" },
  };
  check(model, (runs) => {
    const queued = runs.queue(0, "queued");
    return [
      cellOf(name, "P(wait)", Number(row.p_wait), waited(runs, 0), BOUND),
      cellOf(name, "P(abandon)", Number(row.p_abandon), ratio(runs.queue(0, "abandoned"), queued), BOUND),
      cellOf(name, "mean wait, min", Number(row.mean_wait_all), minutes(waits(runs, 0), queued), BOUND),
      cellOf(
        name,
        "occupancy",
        Number(row.occupancy),
        ratio(runs.group(0, "busyMs"), runs.group(0, "onQueueMs")),
        BOUND,
      ),
      // What agents were busy with besides the voice contacts, at the backlog's rate.
      cellOf(
        name,
        "backlog answered, /min",
        Number(row.backlog_throughput),
        times(perTime(minus(runs.group(0, "busyMs"), runs.queue(0, "talkMs")), length), row.mu_backlog),
        BOUND,
      ),
    ];
  });
});

function times({ value, standardError }: Estimate, by: number): Estimate {
  return { value: value * by, standardError: standardError * by };
}

test.each(callback.rows)(
  "callback · offered from $offer_when_queue_ge waiting, accepted $p_accept, reserve $reserve_idle",
  (row) => {
    const name = `callback k=${row.offer_when_queue_ge} p=${row.p_accept} r=${row.reserve_idle}`;
    const model: Model = {
      queues: [
        { id: "voice", perUnit: row.lam, talk: exponential(1 / row.mu), patience: exponential(1 / row.theta) },
        {
          id: "callback",
          channel: "callback",
          talk: exponential(1 / row.mu),
          priority: 1,
          over: {
            dialling: {
              answerShare: 1,
              noAnswerMs: { kind: "deterministic", valueMs: 1 },
              redials: 0,
              redialDelayMs: { kind: "deterministic", valueMs: 1 },
            },
          },
        },
      ],
      groups: [{ id: "agents", agents: row.n, skills: ["voice", "callback"] }],
      policy: policy({
        itemScore: [item("priority")],
        guards: row.reserve_idle === 0 ? [] : [reserve("voice", row.reserve_idle)],
        admission: [
          {
            kind: "offer-callback",
            for: { queueIds: ["voice"] },
            when: [
              { figure: "idle-agents", below: 1 },
              { figure: "waiting", above: row.offer_when_queue_ge - 0.5 },
            ],
            toQueueId: "callback",
            acceptedShare: row.p_accept,
          },
        ],
      }),
      length: 40_000,
    };
    check(model, (runs) => {
      const started = runs.queue(0, "started");
      const callbacks = runs.queue(0, "callbacks");
      const online = minus(started, callbacks);
      const cells = [
        cellOf(name, "callback share", Number(row.callback_fraction), ratio(callbacks, started), BOUND),
        cellOf(name, "P(abandon)", Number(row.p_abandon), ratio(runs.queue(0, "abandoned"), started), BOUND),
        cellOf(
          name,
          "P(all busy)",
          Number(row.p_all_busy),
          ratio(minus(started, runs.queue(0, "answeredAtOnce")), started),
          BOUND,
        ),
        cellOf(name, "mean queue", Number(row.mean_queue), perTime(waits(runs, 0), 40_000), BOUND),
        cellOf(
          name,
          "occupancy",
          Number(row.occupancy),
          ratio(runs.group(0, "busyMs"), runs.group(0, "onQueueMs")),
          BOUND,
        ),
      ];
      expect(online.every((value) => value > 0)).toBe(true);
      if (row.mean_time_to_callback !== null) {
        const found = minutes(runs.queue(1, "waitMsAnswered"), runs.queue(1, "answered"));
        cells.push(cellOf(name, "mean time to callback, min", Number(row.mean_time_to_callback), found, BOUND));
      }
      return cells;
    });
  },
);

test.each(redial.rows)(
  "redial · redial $p_redial_after_abandon reconnect $q_reconnect_after_service λ=$lam_fresh",
  (row) => {
    const name = `redial p=${row.p_redial_after_abandon} q=${row.q_reconnect_after_service} n=${row.n} λ=${row.lam_fresh}`;
    const delayMs = exponential(1 / row.orbit_rate);
    const queue: ModelQueue = {
      id: "voice",
      perUnit: row.lam_fresh,
      talk: exponential(1 / row.mu),
      patience: exponential(1 / row.theta),
      over: {
        resolution: { share: 1 - row.q_reconnect_after_service },
        customers: { redial: { share: row.p_redial_after_abandon, delayMs }, repeat: { share: 1, delayMs } },
      },
    };
    const length = 30_000;
    const model: Model = {
      queues: [queue],
      groups: [{ id: "agents", agents: row.n, skills: ["voice"] }],
      length,
      run: { end: "cut" },
    };
    check(model, (runs) => {
      const queued = runs.queue(0, "queued");
      return [
        cellOf(name, "contacts/min", Number(row.total_call_rate), rate(queued, length), BOUND),
        cellOf(name, "P(abandon)", Number(row.p_abandon_per_attempt), ratio(runs.queue(0, "abandoned"), queued), BOUND),
        cellOf(name, "mean wait, min", Number(row.mean_wait_per_attempt), minutes(waits(runs, 0), queued), BOUND),
        cellOf(
          name,
          "occupancy",
          Number(row.occupancy),
          ratio(runs.group(0, "busyMs"), runs.group(0, "onQueueMs")),
          BOUND,
        ),
      ];
    });
  },
);

test.each(retrial.rows)("retrial · c=$c λ=$lam rate $retrial_rate", (row) => {
  const name = `retrial c=${row.c} λ=${row.lam} rate ${row.retrial_rate}`;
  const length = 30_000;
  const model: Model = {
    queues: [
      {
        id: "voice",
        perUnit: row.lam,
        talk: exponential(1 / row.mu),
        over: { customers: { redial: { share: 1, atMost: 1_000, delayMs: exponential(1 / row.retrial_rate) } } },
      },
    ],
    groups: [{ id: "agents", agents: row.c, skills: ["voice"] }],
    policy: refusing({ whenIdleBelow: 1 }),
    length,
    run: { end: "cut" },
  };
  check(model, (runs) => {
    const refused = runs.queue(0, "refused");
    // Each refusal is followed by an exponential time in orbit: refusals ÷ min = mean orbit × retrial rate.
    return [
      cellOf(name, "mean busy", Number(row.mean_busy), perTime(runs.group(0, "busyMs"), length), BOUND),
      cellOf(name, "refused/min", Number(row.mean_orbit) * row.retrial_rate, rate(refused, length), BOUND),
    ];
  });
});

test.each(nonPreemptive.rows)("priority without interruption · n=$n λ=$lambda_per_h_by_class_high_to_low", (row) => {
  const rates = row.lambda_per_h_by_class_high_to_low;
  const name = `priority n=${row.n} λ=${rates.join("+")}/h`;
  const model: Model = {
    queues: rates.map((perHour, k) => ({
      id: `class-${k + 1}`,
      perUnit: perHour / 60,
      talk: exponential(row.aht_s / 60),
      priority: k,
    })),
    groups: [{ id: "agents", agents: row.n, skills: rates.map((_, k) => `class-${k + 1}`) }],
    policy: policy({ itemScore: [item("priority")] }),
    length: 100_000,
  };
  check(model, (runs) => {
    const queued = rates.map((_, k) => runs.queue(k, "queued"));
    const atOnce = rates.map((_, k) => runs.queue(k, "answeredAtOnce"));
    const all = plus(...queued);
    return [
      cellOf(name, "P(wait)", Number(row.p_wait), ratio(minus(all, plus(...atOnce)), all), BOUND),
      ...row.mean_wait_s_by_class.map((exact, k) =>
        cellOf(name, `mean wait ${k + 1}, min`, Number(exact) / 60, minutes(waits(runs, k), queued[k]!), {
          relative: 0.04,
          absolute: 0.003,
        }),
      ),
    ];
  });
});

/** Calls interrupt mail of the same mean length at `n` agents. */
function interrupting(n: number, voicePerHour: number, mailPerHour: number, ahtS: number): Model {
  return {
    queues: [
      { id: "voice", perUnit: voicePerHour / 60, talk: exponential(ahtS / 60) },
      { id: "mail", channel: "email", perUnit: mailPerHour / 60, talk: exponential(ahtS / 60), priority: 1 },
    ],
    groups: [{ id: "agents", agents: n, skills: ["voice", "mail"] }],
    policy: policy({
      itemScore: [item("priority")],
      preempt: [{ by: "voice", over: "email", resumeCostMs: 0, cooldownMs: 0 }],
    }),
    length: 100_000,
  };
}

// The exact time of mail in the system is of mail that any agent may go on with; here it stays with its agent, who may be
// at a call while another is free. Calls see none of that; mail is compared where there is one agent.
test.each(preemptive.rows)("priority with interruption · n=$n λ=$lambda_per_h", (row) => {
  const name = `interrupting n=${row.n} λ=${row.lambda_per_h.join("+")}/h`;
  check(interrupting(row.n, row.lambda_per_h[0]!, row.lambda_per_h[1]!, row.aht_s), (runs) => [
    cellOf(name, "P(wait) voice", Number(row.class1_p_wait), waited(runs, 0), BOUND),
    cellOf(
      name,
      "mean wait voice, min",
      Number(row.class1_mean_wait_s) / 60,
      minutes(waits(runs, 0), runs.queue(0, "queued")),
      BOUND,
    ),
  ]);
});

test("priority with interruption · one agent: mail from first to last is 1/μ ÷ ((1 − ρ₁)(1 − ρ₁ − ρ₂))", () => {
  const scenario = scenarioOf(interrupting(1, 5, 5, 240));
  const cells = settled((seed, effort) => {
    const mail = sojournsOf(scenario, 1, 40 * effort, seed);
    const name = "interrupting n=1 λ=5+5/h";
    return [cellOf(name, "mail from first to last, min", 18, minutes(mail.ms, mail.contacts), { relative: 0.02 })];
  });
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
});
