/** Fewer customers on either stage say nothing of a share. */
export const LEAST_N = 90;
