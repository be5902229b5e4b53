import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';
import { PeopleSearch } from './people-search';
import type { FieldsProps } from './props';

/** Who is affected: the person who raises it, or somebody else, searched for by name. */
export function AffectedField({ draft, edit, wrong }: Omit<FieldsProps, 'form'>) {
  const { t } = useI18n();
  const { forOther, affected } = draft;
  return (
    <fieldset id="affectedUser" class="field" aria-describedby={wrong.affectedUser ? 'affectedUser-error' : undefined}>
      <legend>{t('raise.affected')}</legend>
      <label class="choice">
        <input type="radio" name="affected" checked={!forOther} onChange={() => edit({ forOther: false })} />
        {t('raise.affectedMe')}
      </label>
      <label class="choice">
        <input type="radio" name="affected" checked={forOther} onChange={() => edit({ forOther: true })} />
        {t('raise.affectedOther')}
      </label>
      {forOther &&
        (affected ? (
          <p class="row person" role="status">
            <strong>{affected.name}</strong>
            <Button look="link" onClick={() => edit({ affected: undefined })}>
              {t('raise.affectedChange')}
            </Button>
          </p>
        ) : (
          <PeopleSearch onChoose={(person) => edit({ affected: person })} />
        ))}
      {wrong.affectedUser && (
        <p class="field-error" id="affectedUser-error">
          {wrong.affectedUser}
        </p>
      )}
    </fieldset>
  );
}
