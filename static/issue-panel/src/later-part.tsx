import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LaterTexts } from '../../shared/i18n';
import { loadLater } from '../../shared/later';
import { useI18n } from '../../shared/start';
import { ErrorMessage } from '../../shared/ui/message';

interface LaterPartProps<T> {
  load(): Promise<T>;
  texts: LaterTexts;
  /** Address of its style. */
  css: string;
  children(loaded: T): ComponentChildren;
}

/** A part of the panel that is loaded by itself, behind what is there at once: only files are fetched, no function runs. */
export function LaterPart<T extends object>({ load, texts, css, children }: LaterPartProps<T>) {
  const i18n = useI18n();
  const [loaded, setLoaded] = useState<T | 'failed'>();
  const fetchIt = async (): Promise<void> => {
    setLoaded(undefined);
    setLoaded((await loadLater(i18n, load(), texts, css)) ?? 'failed');
  };
  useEffect(() => void fetchIt(), []);
  if (loaded === undefined) return null;
  if (loaded === 'failed')
    return <ErrorMessage error={{ code: 'TRY_LATER', message: 'a part of the panel cannot be loaded' }} retry={() => void fetchIt()} />;
  return <>{children(loaded)}</>;
}
