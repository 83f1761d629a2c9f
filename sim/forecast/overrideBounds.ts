/** Bounds of what people change about forecasts; apart from their schema, so that a form may know them. */
export const OVERRIDE_BOUNDS = { overrides: 1_000, days: 366, reason: 500, factor: 100, contacts: 10_000_000 } as const;
