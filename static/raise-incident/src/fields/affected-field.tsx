import { useLayoutEffect, useRef } from 'preact/hooks';
import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';
import type { Person } from '../draft';
import { PeopleSearch } from './people-search';
import type { FieldsProps } from './props';

/** Who is affected: the person who raises it, or somebody else, searched for by name. */
export function AffectedField({ draft, edit, wrong }: Omit<FieldsProps, 'form'>) {
  const { t } = useI18n();
  const { forOther, affected } = draft;
  const group = useRef<HTMLFieldSetElement>(null);
  // Choosing takes away what had the focus: it goes to what came in its place.
  const follow = useRef(false);
  useLayoutEffect(() => {
    if (follow.current) group.current?.querySelector<HTMLElement>('.person button, input[type="search"]')?.focus();
    follow.current = false;
  }, [affected]);
  const choose = (person: Person | undefined): void => {
    follow.current = true;
    edit({ affected: person });
  };
  return (
    <fieldset id="affectedUser" ref={group} class="field" aria-describedby={wrong.affectedUser ? 'affectedUser-error' : undefined}>
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
            <Button look="link" onClick={() => choose(undefined)}>
              {t('raise.affectedChange')}
            </Button>
          </p>
        ) : (
          <PeopleSearch onChoose={choose} />
        ))}
      {wrong.affectedUser && (
        <p class="field-error" id="affectedUser-error">
          {wrong.affectedUser}
        </p>
      )}
    </fieldset>
  );
}
