import { useState } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import { holdsFor } from '../../../../../src/domain/sla/example';
import { useI18n } from '../../../../shared/start';
import type { SiteNames } from '../conditions/site';
import { useOptions } from '../conditions/site';
import { fieldName } from '../conditions/words';
import { ExampleBox } from '../parts/example';
import { SelectField } from '../parts/select-field';
import { WAITS_TEXTS } from './hold-reason-form';

/** Why an incident in a certain status would wait, and which clocks with it. */
export function HoldExample({ policy, site }: { policy: Policy; site: SiteNames }) {
  const { t, locale } = useI18n();
  const [chosen, setChosen] = useState('');
  const [values, setValues] = useState<Record<string, string>>({});
  const named = policy.holdReasons.flatMap((reason) => reason.while.flatMap(({ status }) => status?.ids ?? []));
  const statuses = site.statuses.length > 0 ? site.statuses : named.map((one) => ({ ...one, category: 'indeterminate' as const }));
  const status = statuses.find(({ id }) => id === chosen) ?? statuses.find(({ id }) => named.some((one) => one.id === id)) ?? statuses[0];
  const fields = [...new Set(policy.holdReasons.flatMap((reason) => reason.while.flatMap((way) => way.fields.map(({ field }) => field))))];
  if (!status) return null;
  const standing = { status, fields: Object.fromEntries(fields.map((field) => [field, values[field] ? [values[field]] : []])) };
  const holds = holdsFor(policy.holdReasons, standing);
  return (
    <ExampleBox
      fields={
        <>
          <SelectField label={t('page.holdReasons.status')} value={status.id} choices={statuses} change={setChosen} readOnly={false} />
          {fields.map((field) => (
            <ValueSelect
              key={field}
              label={fieldName({ t, locale, policy, site }, field)}
              field={field}
              value={values[field] ?? ''}
              change={(value) => setValues({ ...values, [field]: value })}
            />
          ))}
        </>
      }
    >
      {holds.length === 0 && <p>{t('page.holdReasons.waitsNot')}</p>}
      {holds.map((reason) => {
        const clocks = policy.metrics.filter(({ holds: ids }) => ids.includes(reason.id)).map(({ name }) => name);
        return (
          <div key={reason.id}>
            <p>
              <strong>{reason.name}</strong>
            </p>
            <p class="small quiet">{t(WAITS_TEXTS[reason.waitsFor])}</p>
            <p class="small quiet">
              {clocks.length > 0 ? t('page.holdReasons.stops', { clocks: clocks.join(', ') }) : t('page.holdReasons.stopsNone')}
            </p>
          </div>
        );
      })}
    </ExampleBox>
  );
}

interface ValueSelectProps {
  label: string;
  field: string;
  value: string;
  change(value: string): void;
}

function ValueSelect({ label, field, value, change }: ValueSelectProps) {
  const { t } = useI18n();
  const options = useOptions(field);
  return <SelectField label={label} none={t('page.common.none')} value={value} choices={options} change={change} readOnly={false} />;
}
