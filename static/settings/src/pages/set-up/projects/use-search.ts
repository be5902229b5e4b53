import { useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../../../../src/contract/errors';
import type { Project } from './project';
import { findProjects } from './read-projects';

/** ms without a further letter before Jira is asked. */
const QUIET = 250;

/** Hits for what is typed. */
export interface Search {
  words: string;
  type(words: string): void;
  /** Undefined until the first answer. */
  hits?: { projects: Project[]; total: number };
  searching: boolean;
  error?: AppError;
}

/** Finds projects while somebody types. @param open asks nothing while false */
export function useSearch(open: boolean): Search {
  const [words, setWords] = useState('');
  const [hits, setHits] = useState<{ projects: Project[]; total: number }>();
  const [searching, setSearching] = useState(false);
  const [error, setError] = useState<AppError>();
  const wanted = words.trim();

  useEffect(() => {
    if (!open) return;
    let over = false;
    setSearching(true);
    const timer = setTimeout(
      async () => {
        const answer = await findProjects(wanted);
        if (over) return;
        setSearching(false);
        setError(answer.ok ? undefined : answer.error);
        if (answer.ok) setHits(answer.value);
      },
      hits ? QUIET : 0,
    );
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [open, wanted]);

  return { words, type: setWords, searching, ...(hits ? { hits } : {}), ...(error ? { error } : {}) };
}
