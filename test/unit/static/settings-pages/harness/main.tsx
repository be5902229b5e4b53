import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import type { PageProps } from '../../../../../static/settings/src/pages/page-props';
import { start } from '../../../../../static/shared/start';

// One page of the policy without the shell around it: the test gives it a policy and reads what became of it.

const PAGES: Record<string, () => Promise<{ default: ComponentType<PageProps> }>> = {
  categories: () => import('../../../../../static/settings/src/pages/categories/page'),
  levels: () => import('../../../../../static/settings/src/pages/levels/page'),
  matrix: () => import('../../../../../static/settings/src/pages/matrix/page'),
  services: () => import('../../../../../static/settings/src/pages/services/page'),
  calendars: () => import('../../../../../static/settings/src/pages/calendars/page'),
  metrics: () => import('../../../../../static/settings/src/pages/metrics/page'),
  'hold-reasons': () => import('../../../../../static/settings/src/pages/hold-reasons/page'),
};

/** What the test put into the page before it was opened. */
export interface Given extends Omit<PageProps, 'change'> {
  page: string;
}

function Harness({ Page, given }: { Page: ComponentType<PageProps>; given: Given }) {
  const [policy, setPolicy] = useState<Policy>(given.policy);
  useEffect(() => {
    Reflect.set(globalThis, 'policy', policy);
  }, [policy]);
  return (
    <div>
      <h1>{given.page}</h1>
      <Page {...given} policy={policy} change={(section, value) => setPolicy((before) => ({ ...before, [section]: value }))} />
    </div>
  );
}

async function open(): Promise<void> {
  const given: Given = Object(Reflect.get(globalThis, 'given'));
  const { default: Page } = await (PAGES[given.page]?.() ?? Promise.reject(new Error(`no page ${given.page}`)));
  await start(() => <Harness Page={Page} given={given} />);
}

void open();
