import { useEffect, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import type { GatesPreview, Language } from '../../../../../src/contract/types';
import { call } from '../../../../shared/call';

type Workflow = GatesPreview['workflows'][number];

/** Something that is under way, or was done. */
export interface GateWork {
  doing: 'apply' | 'remove';
  at: number;
  total: number;
  /** Of the workflow it is at. */
  name: string;
}

export interface GatesDesk {
  preview: GatesPreview | undefined;
  looking: boolean;
  work: GateWork | undefined;
  done: GateWork['doing'] | undefined;
  error: AppError | undefined;
  /** Workflows that were not changed, with why. */
  failed: { name: string; error: AppError }[];
  look(language?: Language): Promise<void>;
  apply(): Promise<void>;
  remove(): Promise<void>;
}

/** Whether applying would change a workflow. */
export const toChange = ({ obstacle, transitions }: Workflow): boolean =>
  obstacle === undefined && transitions.some(({ change }) => change !== 'keep');

/** Whether a rule of the app stands in it. */
export const hasRules = ({ transitions }: Workflow): boolean => transitions.some(({ change }) => change !== 'add');

/** The preview, and what is done with it: workflow by workflow, each as it was looked at. */
export function useGates(): GatesDesk {
  const [preview, setPreview] = useState<GatesPreview>();
  const [looking, setLooking] = useState(false);
  const [work, setWork] = useState<GateWork>();
  const [done, setDone] = useState<GateWork['doing']>();
  const [error, setError] = useState<AppError>();
  const [failed, setFailed] = useState<GatesDesk['failed']>([]);
  const busy = useRef(false);

  const read = async (language?: Language): Promise<void> => {
    setLooking(true);
    const answer = await call('previewGates', language ? { language } : {});
    setLooking(false);
    if (answer.ok) setPreview(answer.value);
    else setError(answer.error);
  };
  const alone = async (run: () => Promise<void>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setError(undefined);
    setDone(undefined);
    setFailed([]);
    await run();
    busy.current = false;
  };
  const each = async (doing: GateWork['doing'], which: (one: Workflow) => boolean): Promise<void> => {
    if (!preview) return;
    const { policy, language } = preview;
    const list = preview.workflows.filter(which);
    const refused: GatesDesk['failed'] = [];
    for (const [at, { id: workflow, version, name }] of list.entries()) {
      setWork({ doing, at: at + 1, total: list.length, name });
      const answer =
        doing === 'remove'
          ? await call('removeGates', { workflow, version })
          : await call('applyGates', { workflow, version, policy: policy ?? 0, language });
      if (!answer.ok) refused.push({ name, error: answer.error });
    }
    setWork(undefined);
    setFailed(refused);
    if (refused.length === 0) setDone(doing);
    await read(language);
  };
  useEffect(() => void alone(() => read()), []);
  return {
    preview,
    looking,
    work,
    done,
    error,
    failed,
    look: (language) => alone(() => read(language ?? preview?.language)),
    apply: () => alone(() => each('apply', toChange)),
    remove: () => alone(() => each('remove', hasRules)),
  };
}
