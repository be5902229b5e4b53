/** Seconds over which those who were told the same wait are spread at most. */
const SPREAD = 60;

/** Never sooner than told, and not all at once: whoever is refused in a crowd would only meet it again. */
export const spread = (seconds: number): number => seconds + Math.random() * Math.min(seconds, SPREAD);
