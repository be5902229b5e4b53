import { useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../../../../src/contract/errors';
import type { Project } from './project';
import { readProjects } from './read-projects';

/** The projects that are chosen, as Jira knows them. */
export interface Projects {
  /** Undefined: not read yet. Null: gone, or hidden from the admin. */
  get(id: string): Project | null | undefined;
  /** A project that has just been found needs no reading. */
  keep(project: Project): void;
  /** Reads them again: types may have been added. */
  refresh(): void;
  error?: AppError;
}

/** Reads the projects with these ids, each once. */
export function useProjects(ids: readonly string[]): Projects {
  const [known, setKnown] = useState<ReadonlyMap<string, Project | null>>(new Map());
  const [error, setError] = useState<AppError>();
  const [round, setRound] = useState(0);
  const missing = ids.filter((id) => !known.has(id));

  const take = (wanted: readonly string[]): (() => void) => {
    let over = false;
    setError(undefined);
    void readProjects(wanted).then((answer) => {
      if (over) return;
      if (!answer.ok) return setError(answer.error);
      const found = new Map(answer.value.map((project) => [project.id, project]));
      setKnown((before) => new Map([...before, ...wanted.map((id) => [id, found.get(id) ?? null] as const)]));
    });
    return () => {
      over = true;
    };
  };

  useEffect(() => (missing.length > 0 ? take(missing) : undefined), [missing.join()]);
  // What is shown stays until the new answer is there.
  useEffect(() => (round > 0 && ids.length > 0 ? take(ids) : undefined), [round]);

  return {
    get: (id) => known.get(id),
    keep: (project) => setKnown((before) => new Map(before).set(project.id, project)),
    refresh: () => setRound((count) => count + 1),
    ...(error ? { error } : {}),
  };
}
