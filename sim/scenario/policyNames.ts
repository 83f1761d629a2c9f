/** Names of the routing policies a scenario may ask for. What each does is said in the file that bears its name. */
export const policyNames = ["fifo-longest-idle", "priority-longest-idle", "earliest-due-longest-idle"] as const;
export type PolicyName = (typeof policyNames)[number];
