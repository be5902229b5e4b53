import type { Condition } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { Chips } from '../parts/chips';
import { dropped } from '../parts/list';
import { SelectField } from '../parts/select-field';
import { TableField } from '../parts/table-field';
import { TextField } from '../parts/text-field';
import { StatusField } from './status-field';
import { ValuesField } from './values-field';
import type { Wording } from './words';

type On = Condition['on'];

const KINDS: Record<On, TextKey> = {
  created: 'page.condition.on.created',
  status: 'page.condition.on.status',
  comment: 'page.condition.on.comment',
  assignment: 'page.condition.on.assignment',
  hold: 'page.condition.on.hold',
  tier: 'page.condition.on.tier',
  field: 'page.condition.on.field',
  link: 'page.condition.on.link',
};
export const ONS: readonly On[] = ['created', 'status', 'comment', 'assignment', 'hold', 'tier', 'field', 'link'];

/** A condition of a kind, before anything more is said. */
export function fresh(on: On): Condition {
  switch (on) {
    case 'created':
      return { on };
    case 'status':
      return { on, into: { ids: [], categories: ['done'] } };
    case 'comment':
      return { on, by: 'agent', visibility: 'public' };
    case 'assignment':
      return { on, to: 'somebody' };
    case 'hold':
      return { on, reasons: [], change: 'begins' };
    case 'tier':
      return { on, to: [] };
    case 'field':
      return { on, field: 'assignee' };
    case 'link':
      return { on, words: [], change: 'made' };
  }
}

interface ConditionFormProps<C extends Condition = Condition> {
  condition: C;
  change(condition: Condition): void;
  wording: Wording;
  readOnly: boolean;
}

/** What has to happen: the kind of thing, and which exactly. */
export function ConditionForm(props: ConditionFormProps) {
  const { condition, change, readOnly } = props;
  const { t } = useI18n();
  return (
    <>
      <SelectField
        label={t('page.condition.on')}
        value={condition.on}
        choices={ONS.map((id) => ({ id, name: t(KINDS[id]) }))}
        change={(id) => {
          const on = ONS.find((one) => one === id);
          if (on && on !== condition.on) change(fresh(on));
        }}
        readOnly={readOnly}
      />
      <Which {...props} />
    </>
  );
}

function Which({ condition, ...rest }: ConditionFormProps) {
  switch (condition.on) {
    case 'created':
      return null;
    case 'status':
      return <OfStatus condition={condition} {...rest} />;
    case 'comment':
      return <OfComment condition={condition} {...rest} />;
    case 'assignment':
      return <OfAssignment condition={condition} {...rest} />;
    case 'hold':
      return <OfHold condition={condition} {...rest} />;
    case 'tier':
      return <OfTier condition={condition} {...rest} />;
    case 'field':
      return <OfField condition={condition} {...rest} />;
    case 'link':
      return <OfLink condition={condition} {...rest} />;
  }
}

type Of<On extends Condition['on']> = ConditionFormProps<Extract<Condition, { on: On }>>;

function OfStatus({ condition, change, wording, readOnly }: Of<'status'>) {
  const { t } = useI18n();
  const error = condition.into || condition.outOf ? undefined : t('page.condition.fault.status');
  return (
    <div class="form-pair">
      {(['outOf', 'into'] as const).map((end) => (
        <StatusField
          key={end}
          label={t(end === 'into' ? 'page.condition.into' : 'page.condition.outOf')}
          none={t('page.condition.anyStatus')}
          value={condition[end]}
          change={(value) => change(value ? { ...condition, [end]: value } : dropped(condition, end))}
          site={wording.site}
          readOnly={readOnly}
          error={end === 'into' ? error : undefined}
        />
      ))}
    </div>
  );
}

const BY = { agent: 'page.condition.by.agent', customer: 'page.condition.by.customer', anybody: 'page.condition.by.anybody' } as const;
const VISIBILITY = {
  any: 'page.condition.visibility.any',
  public: 'page.condition.visibility.public',
  internal: 'page.condition.visibility.internal',
} as const;

function OfComment({ condition, change, readOnly }: Of<'comment'>) {
  const { t } = useI18n();
  return (
    <div class="form-pair">
      <TableField
        label={t('page.condition.by')}
        hint={t('page.condition.byHint')}
        texts={BY}
        value={condition.by}
        change={(by) => change({ ...condition, by })}
        readOnly={readOnly}
      />
      <TableField
        label={t('page.condition.visibility')}
        texts={VISIBILITY}
        value={condition.visibility}
        change={(visibility) => change({ ...condition, visibility })}
        readOnly={readOnly}
      />
    </div>
  );
}

const ASSIGNED = {
  somebody: 'page.condition.assigned.somebody',
  other: 'page.condition.assigned.other',
  nobody: 'page.condition.assigned.nobody',
} as const;

function OfAssignment({ condition, change, readOnly }: Of<'assignment'>) {
  const { t } = useI18n();
  return (
    <TableField
      label={t('page.condition.assigned')}
      texts={ASSIGNED}
      value={condition.to}
      change={(to) => change({ ...condition, to })}
      readOnly={readOnly}
    />
  );
}

const HOLD = { begins: 'page.condition.hold.begins', ends: 'page.condition.hold.ends' } as const;

function OfHold({ condition, change, wording, readOnly }: Of<'hold'>) {
  const { t } = useI18n();
  return (
    <>
      <TableField
        label={t('page.condition.change')}
        texts={HOLD}
        value={condition.change}
        change={(to) => change({ ...condition, change: to })}
        readOnly={readOnly}
      />
      <Chips
        label={t('page.condition.reasons')}
        none={t('page.condition.anyReason')}
        add={t('page.condition.addReason')}
        chosen={condition.reasons}
        choices={wording.policy.holdReasons}
        change={(reasons) => change({ ...condition, reasons })}
        readOnly={readOnly}
      />
    </>
  );
}

function OfTier({ condition, change, wording, readOnly }: Of<'tier'>) {
  const { t } = useI18n();
  return (
    <Chips
      label={t('page.condition.tiers')}
      none={t('page.condition.anyTier')}
      add={t('page.condition.addTier')}
      chosen={condition.to}
      choices={wording.policy.tiers}
      change={(to) => change({ ...condition, to })}
      readOnly={readOnly}
    />
  );
}

function OfField({ condition, change, wording, readOnly }: Of<'field'>) {
  const { t } = useI18n();
  return (
    <>
      <SelectField
        label={t('page.condition.field')}
        value={condition.field}
        choices={wording.site.fields}
        change={(field) => change({ on: 'field', field })}
        readOnly={readOnly}
      />
      <div class="form-pair">
        {(['from', 'to'] as const).map((end) => (
          <ValuesField
            key={end}
            label={t(end === 'to' ? 'page.condition.toValues' : 'page.condition.fromValues')}
            none={t('page.condition.anyValue')}
            field={condition.field}
            values={condition[end] ?? []}
            change={(values) => change(values.length > 0 ? { ...condition, [end]: values } : dropped(condition, end))}
            readOnly={readOnly}
          />
        ))}
      </div>
    </>
  );
}

const LINK = { made: 'page.condition.link.made', removed: 'page.condition.link.removed' } as const;

function OfLink({ condition, change, readOnly }: Of<'link'>) {
  const { t } = useI18n();
  return (
    <div class="form-pair">
      <TextField
        label={t('page.condition.linkWords')}
        hint={t('page.condition.linkHint')}
        value={condition.words.join(', ')}
        change={(text) => change({ ...condition, words: text === '' ? [] : text.split(',').map((one) => one.trimStart()) })}
        readOnly={readOnly}
        error={condition.words.every((one) => one.trim() === '') ? t('page.condition.fault.link') : undefined}
      />
      <TableField
        label={t('page.condition.change')}
        texts={LINK}
        value={condition.change}
        change={(to) => change({ ...condition, change: to })}
        readOnly={readOnly}
      />
    </div>
  );
}
