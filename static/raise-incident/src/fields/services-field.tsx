import { useState } from 'preact/hooks';
import { SERVICES_MAX } from '../../../../src/contract/limits';
import { useI18n } from '../../../shared/start';
import type { FieldsProps } from './props';

/** From so many on a list is searched rather than read. */
const MANY = 8;

/** Letters without accents and case, as people search: "reseau" finds "Réseau". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Affected services: native checkboxes, so that nothing has to be learnt, with a filter when they are many. */
export function ServicesField({ draft, form, edit, wrong }: FieldsProps) {
  const { t } = useI18n();
  const [filter, setFilter] = useState('');
  const { services } = form;
  if (services.length === 0) return null;
  const words = plain(filter.trim());
  const shown = services.filter(({ name, help }) => plain(`${name} ${help}`).includes(words));
  const chosen = services.filter(({ id }) => draft.services.includes(id));
  const full = draft.services.length >= SERVICES_MAX;
  const toggle = (id: string, on: boolean): void =>
    edit({ services: on ? [...draft.services.filter((one) => one !== id), id] : draft.services.filter((one) => one !== id) });
  return (
    <fieldset id="services" class="field" aria-describedby={wrong.services ? 'services-error' : 'services-chosen'}>
      <legend>{t('raise.services')}</legend>
      {services.length > MANY && (
        <input
          type="search"
          aria-label={t('raise.servicesFilter')}
          placeholder={t('raise.servicesFilter')}
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      <div class="options">
        {shown.map(({ id, name, help }) => (
          <label key={id} class="choice">
            <input
              type="checkbox"
              checked={draft.services.includes(id)}
              disabled={full && !draft.services.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
            <span>
              {name} {help && <span class="quiet small">{help}</span>}
            </span>
          </label>
        ))}
      </div>
      <p class="hint" role="status">
        {words !== '' && t('raise.servicesShown', { shown: shown.length, count: services.length })}
      </p>
      <p class="hint" id="services-chosen">
        {chosen.length === 0 ? t('raise.servicesNone') : t('raise.servicesChosen', { names: chosen.map(({ name }) => name).join(', ') })}
        {full && ` ${t('raise.servicesFull', { max: SERVICES_MAX })}`}
      </p>
      {wrong.services && (
        <p class="field-error" id="services-error">
          {wrong.services}
        </p>
      )}
    </fieldset>
  );
}
