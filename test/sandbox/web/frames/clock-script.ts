import type { Clock } from '../../kernel/clock';

/** What a frame needs to follow the site's clock: either an offset to real time (ms) or the instant at which it stands (ms). */
export interface ClockReading {
  offset: number;
  stoppedAt: number | null;
}

/** The clock as frames follow it. Browser and server share the machine's real clock. */
export function readClock(clock: Clock): ClockReading {
  const now = clock.now();
  return { offset: now - Date.now(), stoppedAt: clock.running ? null : now };
}

/**
 * Script put first into every frame: `Date` follows the site's clock. `globalThis.__sandboxClock` is what the bridge script updates
 * when the clock is stopped, started or moved. Timers and `performance` stay real.
 */
export function clockScript(clock: Clock): string {
  return `(() => {
  'use strict';
  const Real = Date;
  const state = (globalThis.__sandboxClock = ${JSON.stringify(readClock(clock))});
  const now = () => (state.stoppedAt === null ? Real.now() + state.offset : state.stoppedAt);
  function SandboxDate(...parts) {
    if (!new.target) return new Real(now()).toString();
    return Reflect.construct(Real, parts.length === 0 ? [now()] : parts, new.target);
  }
  SandboxDate.prototype = Real.prototype;
  Object.setPrototypeOf(SandboxDate, Real);
  Object.defineProperty(SandboxDate, 'name', { value: 'Date' });
  Object.defineProperty(SandboxDate, 'length', { value: 7 });
  SandboxDate.now = now;
  SandboxDate.parse = Real.parse;
  SandboxDate.UTC = Real.UTC;
  Real.prototype.constructor = SandboxDate;
  globalThis.Date = SandboxDate;
})();
`;
}
