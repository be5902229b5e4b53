import { useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import type { Policy } from '../../../../../src/contract/types';
import { call } from '../../../../shared/call';
import { useShell } from '../../shell/desk-context';

/** Versions never change: one that was read need not be read again. By number and when: after everything was deleted numbers begin anew. */
const read = new Map<string, Policy>();

/** The document of a version, or of the draft. */
export function useVersion(which: string): { document?: Policy; error?: AppError } {
  const { desk } = useShell();
  const [failed, setFailed] = useState<{ which: string; error: AppError }>();
  const [, redraw] = useState(0);
  const current = desk.value?.current;
  const key = `${which} ${desk.value?.versions.find(({ version }) => String(version) === which)?.publishedAt}`;
  const near = which === 'draft' ? desk.document : String(current?.version) === which ? current?.document : read.get(key);
  useEffect(() => {
    if (near) return;
    let over = false;
    void call('readVersion', { version: Number(which) }).then((answer) => {
      if (answer.ok) read.set(key, answer.value.policy.document);
      if (over) return;
      if (answer.ok) redraw((count) => count + 1);
      else setFailed({ which, error: answer.error });
    });
    return () => {
      over = true;
    };
  }, [key, near === undefined]);
  if (near) return { document: near };
  return failed?.which === which ? { error: failed.error } : {};
}
