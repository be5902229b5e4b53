import type { StatusMatch } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Chips } from '../parts/chips';
import type { Category, SiteNames } from './site';
import { CATEGORY_TEXTS } from './words';

const CATEGORIES: readonly Category[] = ['new', 'indeterminate', 'done'];
/** What tells a category from a status, whose ids are numbers. */
const MARK = 'category:';

interface StatusFieldProps {
  label: string;
  /** Undefined: not asked for. */
  value: StatusMatch | undefined;
  change(value: StatusMatch | undefined): void;
  site: SiteNames;
  readOnly: boolean;
  none: string;
  error?: string | undefined;
}

/** Statuses one by one, or whole categories of them. */
export function StatusField({ label, value, change, site, readOnly, none, error }: StatusFieldProps) {
  const { t } = useI18n();
  const named = value?.ids ?? [];
  const unknown = named.filter(({ id }) => !site.statuses.some((one) => one.id === id));
  const choices = [...CATEGORIES.map((one) => ({ id: `${MARK}${one}`, name: t(CATEGORY_TEXTS[one]) })), ...site.statuses, ...unknown];
  return (
    <Chips
      label={label}
      none={none}
      add={t('page.condition.addStatus')}
      choices={choices}
      chosen={[...(value?.categories ?? []).map((one) => `${MARK}${one}`), ...named.map(({ id }) => id)]}
      change={(ids) => {
        const categories = CATEGORIES.filter((one) => ids.includes(`${MARK}${one}`));
        const statuses = ids
          .filter((id) => !id.startsWith(MARK))
          .map((id) => ({ id, name: [...site.statuses, ...unknown].find((one) => one.id === id)?.name ?? id }));
        change(ids.length === 0 ? undefined : { ids: statuses, categories });
      }}
      readOnly={readOnly}
      error={error}
    />
  );
}
