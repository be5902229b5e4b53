import { useId, useState } from 'preact/hooks';
import type { AppError } from '../../../../../../src/contract/errors';
import type { DeskForm } from '../../../../../../src/contract/types';
import { call } from '../../../../../shared/call';
import type { TextKey } from '../../../../../shared/i18n';
import { useI18n } from '../../../../../shared/start';
import { Button } from '../../../../../shared/ui/button';
import { Field } from '../../../../../shared/ui/field';
import { usePeople } from '../../../people';
import { DeskError } from '../desk-error';

const BY_GROUP: Record<DeskForm['groups'][number]['assignment'], TextKey> = {
  manual: 'deskForm.support.manual',
  roundRobin: 'deskForm.support.roundRobin',
  leastLoaded: 'deskForm.support.leastLoaded',
  skill: 'deskForm.support.skill',
};

interface PersonFieldProps {
  group: DeskForm['groups'][number];
  /** Account id; empty: as the group assigns. */
  value: string;
  onChange(id: string): void;
}

/** Somebody of the group, or nobody in particular. Who can be chosen is asked when somebody wants to. */
export function PersonField({ group, value, onChange }: PersonFieldProps) {
  const { t } = useI18n();
  const id = useId();
  const [people, setPeople] = useState<readonly string[]>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const names = usePeople(people ?? []);
  const ask = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    const answer = await call('readSupportPeople', { group: group.id });
    setBusy(false);
    if (answer.ok) setPeople(answer.value.people);
    else setError(answer.error);
  };
  const byGroup = t(BY_GROUP[group.assignment]);
  if (!people)
    return (
      <>
        <p class="hint">{byGroup}</p>
        <div>
          <Button look="link" aria-disabled={busy} onClick={() => busy || void ask()}>
            {t(busy ? 'deskForm.support.readingPeople' : 'deskForm.support.choosePerson')}
          </Button>
        </div>
        {error && <DeskError error={error} />}
      </>
    );
  return (
    <Field id={id} label={t('deskForm.support.person')} hint={people.length === 0 ? t('deskForm.support.nobody') : undefined}>
      {(ids) => (
        <select {...ids} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{byGroup}</option>
          {people.map((one) => (
            <option key={one} value={one}>
              {names.get(one) ?? t('deskForm.support.unnamed', { id: one })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
