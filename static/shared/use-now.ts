import { useEffect, useState } from 'preact/hooks';

const SECOND = 1_000;

/**
 * The present, ms since 1970, anew at each full second: one timer for all that ticks. It stands still while nothing goes on and while the
 * page is hidden, and is right again at once when the page is shown.
 */
export function useNow(ticks: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = (): void => {
      clearTimeout(timer);
      const at = Date.now();
      setNow(at);
      if (ticks && !document.hidden) timer = setTimeout(tick, SECOND - (at % SECOND));
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [ticks]);
  return now;
}
