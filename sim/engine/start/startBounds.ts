/** Bounds of one state, all included. */
export const START_BOUNDS = { agents: 5_000, contacts: 100_000, ringing: 100, contactId: 700 } as const;
