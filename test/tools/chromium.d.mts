/** Path of a Chromium or Chrome: the environment's CHROMIUM first, then the usual places. */
export function findChromium(): string | undefined;
/** The same, after installing Debian's where that is possible. Ends the process with advice where it is not. */
export function needChromium(): string;
