import { CHANNELS } from "../../vocabulary/index.ts";
import type { CompiledAdmission, CompiledPolicy, PolicyLine, RoutingFloor } from "../compiled.ts";
import type { GuardSet } from "../model/guards.ts";
import type { RoutingModel } from "../model/model.ts";
import { firstLineOf, lineFrom } from "../model/plans.ts";
import { compileAdmission } from "./admission.ts";
import { needsOf } from "./needs.ts";

/** What every policy has besides its two selections: plans, offers, admission, interruptions. */
export abstract class PolicyFrame implements CompiledPolicy {
  protected readonly model: RoutingModel;
  protected readonly guards: GuardSet;
  readonly title: CompiledPolicy["title"];
  readonly lines: readonly PolicyLine[];
  readonly needs: CompiledPolicy["needs"];
  readonly memory: Uint8Array;
  readonly idleClock: CompiledPolicy["idleClock"];
  readonly offer: CompiledPolicy["offer"];
  readonly batchEveryMs: number;
  readonly admission: readonly CompiledAdmission[];
  readonly preempt: CompiledPolicy["preempt"];
  /** Queues by channel number, those served last in front: whose work is interrupted first. */
  readonly #victims: readonly Int32Array[];

  /** `particulars`: as `PolicyNeeds` has it. */
  constructor(model: RoutingModel, guards: GuardSet, title: CompiledPolicy["title"], particulars: boolean) {
    const { spec, scenario } = model;
    this.model = model;
    this.guards = guards;
    this.title = title;
    this.lines = model.lines;
    this.needs = needsOf(model, guards, particulars);
    this.memory = guards.memory;
    this.idleClock = spec.idleClock;
    this.offer = {
      mode: spec.offer.mode,
      timeoutMs: spec.offer.timeoutMs,
      requeueHead: spec.offer.onMiss === "requeue-head",
      missPauseMs: spec.offer.missPauseMs ?? 0,
      parallel: spec.offer.parallel ?? 1,
    };
    this.batchEveryMs = spec.combine === "assignment" ? (spec.batchEveryMs ?? 1_000) : 0;
    this.admission = compileAdmission(scenario, spec.admission);
    this.preempt = spec.preempt.map(({ by, over, resumeCostMs, cooldownMs }) => ({
      by: CHANNELS.indexOf(by),
      over: CHANNELS.indexOf(over),
      resumeCostMs,
      cooldownMs,
    }));
    this.#victims = CHANNELS.map((channel) =>
      Int32Array.from(
        [...scenario.queues.keys()]
          .filter((k) => scenario.queues[k]!.channel === channel)
          .sort((a, b) => scenario.queues[b]!.priority - scenario.queues[a]!.priority),
      ),
    );
  }

  firstLine(floor: RoutingFloor, contact: number, queue: number): number {
    return firstLineOf(this.model.queues[queue]!.plans, floor, contact, queue);
  }

  nextLine(floor: RoutingFloor, contact: number, line: number): number {
    const { queue, overflowTo } = this.lines[line]!;
    if (overflowTo >= 0) return -1;
    const plan = this.model.queues[queue]!.plans.find(({ steps }) => steps.some((step) => step.line === line))!;
    return lineFrom(plan, plan.steps.findIndex((step) => step.line === line) + 1, floor, contact, queue);
  }

  abstract selectAgent(floor: RoutingFloor, contact: number, line: number): number;
  abstract selectContact(floor: RoutingFloor, agent: number): number;

  /**
   * Of the channels that the contact's may interrupt, in the policy's order: the queue served last, in it the group
   * asked first, in it whoever is longest at it. Guards hold here too.
   */
  selectInterrupted(floor: RoutingFloor, contact: number, line: number): number {
    const { queue, groups } = this.lines[line]!;
    const channel = this.model.queues[queue]!.channel;
    for (const { by, over } of this.preempt) {
      if (by !== channel) continue;
      for (const victim of this.#victims[over]!) {
        for (const group of groups) {
          const agent = floor.interruptible(group, victim);
          if (agent >= 0 && this.guards.refusal(floor, contact, queue, agent) === undefined) return agent;
        }
      }
    }
    return -1;
  }

  /** Pairs of a batch; only policies with `batchEveryMs` are asked. */
  assign(_floor: RoutingFloor, _pairs: Int32Array): number {
    return 0;
  }
}
