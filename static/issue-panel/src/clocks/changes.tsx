import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Mood } from './face';

interface Changed {
  id: string;
  mood: Mood;
  /** "Resolution: At risk". */
  words: string;
}

/** Tells a screen reader when a clock has come to stand otherwise, and nothing each second. */
export function Changes({ clocks }: { clocks: readonly Changed[] }) {
  const [said, setSaid] = useState('');
  const known = useRef(new Map<string, Mood>());
  const moods = clocks.map(({ id, mood }) => id + mood).join();
  useLayoutEffect(() => {
    const changed = clocks.filter(({ id, mood }) => known.current.has(id) && known.current.get(id) !== mood);
    known.current = new Map(clocks.map(({ id, mood }) => [id, mood]));
    if (changed.length > 0) setSaid(changed.map(({ words }) => words).join('. '));
  }, [moods]);
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}
