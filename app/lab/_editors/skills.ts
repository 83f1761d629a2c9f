import type { GroupSpec, SkillSpec } from "../../../sim/scenario/staff.ts";

/** Level of the group in the queue, 0: it does not serve it. */
export function levelOf(group: GroupSpec | undefined, queueId: string): number {
  return group?.skills.find((skill) => skill.queueId === queueId)?.level ?? 0;
}

/** Handle-time factor of the group in the queue; 1 where none is given. */
export function factorOf(group: GroupSpec | undefined, queueId: string): number {
  return group?.skills.find((skill) => skill.queueId === queueId)?.handleTimeFactor ?? 1;
}

/**
 * The group's skills with another level in one queue: 0 takes the skill away, a new one comes last, so that the main
 * queue stays the first. `undefined` when it was the only one: a group serves something.
 */
export function withLevel(group: GroupSpec, queueId: string, level: number): readonly SkillSpec[] | undefined {
  const { skills } = group;
  if (level === 0) {
    const left = skills.filter((skill) => skill.queueId !== queueId);
    return left.length === 0 ? undefined : left;
  }
  if (!skills.some((skill) => skill.queueId === queueId)) return [...skills, { queueId, level }];
  return skills.map((skill) => (skill.queueId === queueId ? { ...skill, level } : skill));
}

/** The group's skills with another handle-time factor in one queue it serves; 1 is left out. */
export function withFactor(group: GroupSpec, queueId: string, factor: number): readonly SkillSpec[] {
  return group.skills.map((skill) => {
    if (skill.queueId !== queueId) return skill;
    const { handleTimeFactor: _old, ...rest } = skill;
    return factor === 1 ? rest : { ...rest, handleTimeFactor: factor };
  });
}
