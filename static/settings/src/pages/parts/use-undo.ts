import { useRef } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import type { PageProps } from '../page-props';

/** Keeps sections as they were before something was removed. */
export function useUndo({ policy, change }: Pick<PageProps, 'policy' | 'change'>): {
  keep(...sections: (keyof Policy)[]): void;
  undo(): void;
} {
  const before = useRef<{ policy: Policy; sections: (keyof Policy)[] } | null>(null);
  return {
    keep: (...sections) => {
      before.current = { policy, sections };
    },
    undo: () => {
      for (const section of before.current?.sections ?? []) if (before.current) change(section, before.current.policy[section]);
      before.current = null;
    },
  };
}
