import type { IncidentsFor, Policy } from '../../../../../src/contract/types';
import { FILTER_PARTS, type FilterPart } from '../../../../../src/domain/policy/misses';
import { useI18n } from '../../../../shared/start';
import { Chips } from './chips';
import { entriesFor, PART_TEXTS } from './for-words';
import { JiraChips } from './jira-chips';
import { SelectField } from './select-field';

interface IncidentsForProps {
  value: IncidentsFor;
  change(value: IncidentsFor): void;
  policy: Policy;
  readOnly: boolean;
  /** What the rule may ask for; everything, unless said. */
  parts?: readonly FilterPart[];
  error?: string | undefined;
}

/** Which incidents something is for: each part that is given holds; nothing given: all. */
export function IncidentsForFields({ value, change, policy, readOnly, parts = FILTER_PARTS, error }: IncidentsForProps) {
  const i18n = useI18n();
  const { t } = i18n;
  /** A part that asks for nothing any more is left out: it would fit no incident. */
  const set = (part: IncidentsFor): void => {
    const all = { ...value, ...part };
    for (const name of FILTER_PARTS) {
      const asked = all[name];
      if (asked === undefined || (typeof asked !== 'boolean' && asked.length === 0)) delete all[name];
    }
    change(all);
  };
  const part = (name: FilterPart) => {
    if (name === 'major') return <Major key={name} value={value.major} change={(major) => set({ major })} readOnly={readOnly} />;
    const common = { label: t(PART_TEXTS[name]), readOnly };
    if (name === 'reporterGroups' || name === 'projects')
      return (
        <JiraChips
          key={name}
          kind={name === 'projects' ? name : 'groups'}
          {...common}
          chosen={value[name] ?? []}
          change={(all) => set({ [name]: all })}
        />
      );
    const entries = entriesFor(i18n, policy, name);
    if (value[name] === undefined && (entries.length === 0 || (name === 'criticalities' && policy.services.length === 0))) return null;
    return (
      <Chips
        key={name}
        {...common}
        none={t('page.for.any')}
        add={t('page.for.add')}
        chosen={value[name] ?? []}
        choices={entries}
        change={(ids) => set({ [name]: ids })}
      />
    );
  };
  return (
    <fieldset class="for-parts">
      <legend>{t('page.for.title')}</legend>
      {parts.map(part)}
      {error && <p class="field-error">{error}</p>}
    </fieldset>
  );
}

interface MajorProps {
  value: boolean | undefined;
  change(value: boolean | undefined): void;
  readOnly: boolean;
}

function Major({ value, change, readOnly }: MajorProps) {
  const { t } = useI18n();
  return (
    <SelectField
      label={t('page.for.major')}
      none={t('page.for.any')}
      value={value === undefined ? '' : String(value)}
      choices={[
        { id: 'true', name: t('page.for.majorOnly') },
        { id: 'false', name: t('page.for.majorNot') },
      ]}
      change={(id) => change(id === '' ? undefined : id === 'true')}
      readOnly={readOnly}
    />
  );
}
