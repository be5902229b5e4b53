import type { Policy } from '../../../../../src/contract/types';
import { type Use, usesOf } from '../../../../../src/domain/policy/edit/uses';
import type { ListName } from '../../../../../src/domain/policy/references';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';

const SECTIONS: Record<string, TextKey> = {
  matrix: 'page.common.in.matrix',
  categories: 'page.common.in.categories',
  services: 'page.common.in.services',
  supportGroups: 'page.common.in.supportGroups',
  routing: 'page.common.in.routing',
  holdReasons: 'page.common.in.holdReasons',
  metrics: 'page.common.in.metrics',
  escalation: 'page.common.in.escalation',
  lifecycle: 'page.common.in.lifecycle',
  taskTemplates: 'page.common.in.taskTemplates',
  resolution: 'page.common.in.resolution',
  communication: 'page.common.in.communication',
  major: 'page.common.in.major',
  review: 'page.common.in.review',
  survey: 'page.common.in.survey',
};

interface UsesProps {
  policy: Policy;
  list: ListName;
  id: string;
  name: string;
  /** Uses the page takes care of itself. */
  except?: (use: Use) => boolean;
}

/** What names an entry and has to be looked at when it goes; undefined when nothing does. */
export function usesText(policy: Policy, { list, id, except }: Pick<UsesProps, 'list' | 'id' | 'except'>): Use[] {
  return usesOf(policy, list, id).filter((use) => !except?.(use));
}

/** What names an entry, and that it will have to name something else. */
export function Uses({ policy, list, id, name, except }: UsesProps) {
  const { t } = useI18n();
  const uses = usesText(policy, { list, id, ...(except ? { except } : {}) });
  if (uses.length === 0) return null;
  return (
    <>
      <p>{t('page.common.usedBy', { name })}</p>
      <ul class="uses">
        {uses.slice(0, 12).map(({ section, within }) => {
          const key = SECTIONS[section];
          return <li key={within.join()}>{[key ? t(key) : section, ...within].join(' › ')}</li>;
        })}
        {uses.length > 12 && <li>{t('page.common.usedMore', { count: uses.length - 12 })}</li>}
      </ul>
      <p class="quiet">{t('page.common.usedThen')}</p>
    </>
  );
}
