import type { LocalName } from "../../scenario/about.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { GroupSpec } from "../../scenario/staff.ts";
import { homeTeams, isWalled } from "../model/lines.ts";
import type { AdmissionRule, AgentFilter, Condition, ContactFilter, PlanSpec, PolicySpec } from "../spec.ts";
import { EXPECTED } from "./expected.ts";
import { type PolicyCode, type PolicyProblem, picture, problem } from "./problem.ts";

/** What of a scenario a policy is judged against. */
export type PolicyContext = Pick<Scenario, "queues" | "groups">;

/** What is wrong between a well-formed policy and its scenario. Empty: nothing. */
export function contextProblems(policy: PolicySpec, context: PolicyContext): readonly PolicyProblem[] {
  return new ContextCheck(context).check(policy);
}

class ContextCheck {
  readonly #context: PolicyContext;
  readonly #queues: ReadonlySet<string>;
  readonly #groups: ReadonlySet<string>;
  readonly #teams: ReadonlySet<string>;
  readonly #problems: PolicyProblem[] = [];

  constructor(context: PolicyContext) {
    this.#context = context;
    this.#queues = new Set(context.queues.map((queue) => queue.id));
    this.#groups = new Set(context.groups.map((group) => group.id));
    this.#teams = new Set(context.groups.flatMap((group) => (group.teamId === undefined ? [] : [group.teamId])));
  }

  check(policy: PolicySpec): readonly PolicyProblem[] {
    policy.admission.forEach((rule, i) => {
      const path = `admission.${i}`;
      this.#filter(rule.for, `${path}.for`);
      this.#conditions(rule.when, `${path}.when`);
      if ("toQueueId" in rule) this.#target(rule, path);
      if (this.#shutsOut(rule, policy.admission.slice(0, i)))
        this.#add("nobody-asked", path, EXPECTED.letsIn, "refuse");
    });
    policy.plans.forEach((plan, i) => {
      this.#plan(plan, `plans.${i}`);
    });
    policy.itemScore.forEach((term, i) => {
      this.#queueIds(term.only, `itemScore.${i}.only`);
    });
    policy.agentScore.forEach((term, i) => {
      this.#groupIds(term.only, `agentScore.${i}.only`);
    });
    policy.guards.forEach((guard, i) => {
      this.#guard(guard, `guards.${i}`);
    });
    this.#circles(policy);
    return this.#problems;
  }

  #add(code: PolicyCode, path: string, expected: LocalName, got: unknown): void {
    this.#problems.push(problem(code, path, expected, picture(got)));
  }

  #queueIds(ids: readonly string[] | undefined, path: string): void {
    ids?.forEach((id, i) => {
      this.#queueId(id, `${path}.${i}`);
    });
  }

  #queueId(id: string, path: string): void {
    if (!this.#queues.has(id)) this.#add("unknown-queue", path, EXPECTED.queue, id);
  }

  #groupIds(ids: readonly string[] | undefined, path: string): void {
    ids?.forEach((id, i) => {
      if (!this.#groups.has(id)) this.#add("unknown-group", `${path}.${i}`, EXPECTED.group, id);
    });
  }

  #filter(filter: ContactFilter, path: string): void {
    this.#queueIds(filter.queueIds, `${path}.queueIds`);
  }

  #conditions(conditions: readonly Condition[], path: string): void {
    conditions.forEach((condition, i) => {
      const { queueId, groupId } = condition;
      if (queueId !== undefined) this.#queueId(queueId, `${path}.${i}.queueId`);
      if (groupId !== undefined) this.#groupIds([groupId], `${path}.${i}.groupId`);
      if (!this.#canHold(condition)) this.#add("never-open", `${path}.${i}`, EXPECTED.possible, boundsOf(condition));
    });
  }

  /** Whether the figure can be between the bounds at all: none is below 0, and each has a most where one is known. */
  #canHold({ figure, queueId, groupId, above, below }: Condition): boolean {
    if (below !== undefined && below <= 0) return false;
    if (above === undefined) return true;
    if (figure === "service-level") return above < 1;
    if (figure !== "idle-agents" || (queueId === undefined && groupId === undefined)) return true;
    return above < agentsOf(this.#context.groups.filter((group) => group.id === groupId || isSkilled(group, queueId)));
  }

  /** Whether every contact of some queue is refused as it comes, whatever the floor is like: none would ever be routed. */
  #shutsOut(rule: AdmissionRule, before: readonly AdmissionRule[]): boolean {
    const { for: filter, when, afterMs = 0, triedShare = 1 } = rule;
    const always = when.length === 0 && afterMs === 0 && triedShare === 1;
    if (rule.kind !== "refuse" || !always || filter.returning !== undefined || filter.hasLastAgent !== undefined) {
      return false;
    }
    // A rule in front may act instead.
    const handled = new Set(before.flatMap((one) => queuesOf(this.#context, one.for).map(({ id }) => id)));
    return queuesOf(this.#context, filter).some(({ id }) => !handled.has(id));
  }

  #target(rule: Extract<PolicySpec["admission"][number], { readonly toQueueId: string }>, path: string): void {
    this.#queueId(rule.toQueueId, `${path}.toQueueId`);
    const to = this.#context.queues.find((queue) => queue.id === rule.toQueueId);
    if (to === undefined) return;
    if (rule.kind === "offer-callback" && to.channel !== "callback") {
      this.#add("inconsistent", `${path}.toQueueId`, EXPECTED.callbackQueue, to.id);
    }
    if (rule.for.queueIds?.includes(to.id)) this.#add("inconsistent", `${path}.toQueueId`, EXPECTED.otherQueue, to.id);
  }

  #plan(plan: PlanSpec, path: string): void {
    this.#filter(plan.for, `${path}.for`);
    plan.steps.forEach((step, i) => {
      const at = `${path}.steps.${i}`;
      this.#conditions(step.when, `${at}.when`);
      if (step.onExpiry?.kind === "overflow") this.#queueId(step.onExpiry.toQueueId, `${at}.onExpiry.toQueueId`);
      this.#groupIds(step.agents.groupIds, `${at}.agents.groupIds`);
      step.agents.teamIds?.forEach((id, t) => {
        if (!this.#teams.has(id)) this.#add("unknown-team", `${at}.agents.teamIds.${t}`, EXPECTED.team, id);
      });
      const last = i === plan.steps.length - 1;
      if (this.#asksNobody(plan.for, step.agents, last))
        this.#add("nobody-asked", `${at}.agents`, EXPECTED.somebody, step.agents);
    });
  }

  /** A step that finds nobody for any queue is a mistake; the last one must find somebody for each. */
  #asksNobody(filter: ContactFilter, agents: AgentFilter, last: boolean): boolean {
    const served = queuesOf(this.#context, filter).filter(({ id }) =>
      this.#context.groups.some((group) => isSkilled(group, id)),
    );
    const alone = served.filter(({ id }) => !this.#context.groups.some((group) => this.#mayAsk(group, id, agents)));
    return last ? alone.length > 0 : served.length > 0 && alone.length === served.length;
  }

  #mayAsk(group: GroupSpec, queueId: string, filter: AgentFilter): boolean {
    const level = group.skills.find((skill) => skill.queueId === queueId)?.level;
    if (level === undefined || level < (filter.levelAtLeast ?? 1) || level > (filter.levelAtMost ?? 10)) return false;
    if (filter.groupIds?.includes(group.id) === false) return false;
    if (filter.teamIds?.includes(group.teamId ?? "") === false) return false;
    return filter.acrossWalls === true || !isWalled(group.teamId, homeTeams(this.#context, queueId));
  }

  #guard(guard: PolicySpec["guards"][number], path: string): void {
    if ("for" in guard) this.#filter(guard.for, `${path}.for`);
    if ("forQueueIds" in guard) this.#queueIds(guard.forQueueIds, `${path}.forQueueIds`);
    if ("groupIds" in guard) this.#groupIds(guard.groupIds, `${path}.groupIds`);
    if (guard.kind === "lend") {
      this.#conditions(guard.when, `${path}.when`);
      this.#conditions(guard.returnWhen ?? [], `${path}.returnWhen`);
    }
    if (guard.kind !== "reserve") return;
    const counted = this.#context.groups.filter((group) =>
      guard.groupIds === undefined
        ? guard.forQueueIds.some((id) => isSkilled(group, id))
        : guard.groupIds.includes(group.id),
    );
    const agents = agentsOf(counted);
    for (const key of ["agents", "releaseAbove"] as const) {
      const value = guard[key];
      if (value !== undefined && agents > 0 && value >= agents) {
        this.#add("never-open", `${path}.${key}`, EXPECTED.somebodyIdle(agents), value);
      }
    }
  }

  /** Queues that hand their contacts round would do so for ever. */
  #circles(policy: PolicySpec): void {
    const from = new Map<string, { readonly to: string; readonly path: string }[]>();
    policy.plans.forEach((plan, p) => {
      plan.steps.forEach((step, s) => {
        if (step.onExpiry?.kind !== "overflow") return;
        for (const { id } of queuesOf(this.#context, plan.for)) {
          const routes = from.get(id) ?? [];
          routes.push({ to: step.onExpiry.toQueueId, path: `plans.${p}.steps.${s}.onExpiry.toQueueId` });
          from.set(id, routes);
        }
      });
    });
    const told = new Set<string>();
    for (const [start, routes] of from) {
      for (const { to, path } of routes) {
        if (told.has(path) || !reaches(from, to, start)) continue;
        told.add(path);
        this.#add("inconsistent", path, EXPECTED.circle, to);
      }
    }
  }
}

function reaches(from: ReadonlyMap<string, readonly { readonly to: string }[]>, start: string, end: string): boolean {
  const seen = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === end) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(from.get(id) ?? []).map(({ to }) => to));
  }
  return false;
}

function queuesOf({ queues }: PolicyContext, filter: ContactFilter): PolicyContext["queues"] {
  return queues.filter(
    ({ id, channel }) => (filter.queueIds?.includes(id) ?? true) && (filter.channels?.includes(channel) ?? true),
  );
}

function isSkilled(group: GroupSpec, queueId: string | undefined): boolean {
  return group.skills.some((skill) => skill.queueId === queueId);
}

/** Agents of the groups, unnamed ones at their most. */
function agentsOf(groups: readonly GroupSpec[]): number {
  return groups.reduce(
    (sum, { people, headcount }) => sum + people.length + Math.max(0, ...(headcount?.agents ?? [])),
    0,
  );
}

function boundsOf({ figure, above, below }: Condition): string {
  return [figure, above === undefined ? "" : `> ${above}`, below === undefined ? "" : `< ${below}`]
    .filter((part) => part !== "")
    .join(" ");
}
