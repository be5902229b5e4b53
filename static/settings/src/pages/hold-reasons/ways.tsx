import { useId } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import type { SiteNames } from '../conditions/site';
import { StatusField } from '../conditions/status-field';
import { ValuesField } from '../conditions/values-field';
import { IconButton } from '../parts/icon-button';
import { dropped, leftOut, replacedAt } from '../parts/list';
import { SelectField } from '../parts/select-field';
import type { Way } from './way-words';

/** Whether a way says too little: no status and no field, or a field without a value. */
export const wayFaulty = ({ status, fields }: Way): boolean => status === undefined && fields.length === 0;

interface WaysProps {
  ways: readonly Way[];
  change(ways: Way[]): void;
  site: SiteNames;
  readOnly: boolean;
  path: string;
  error?: string | undefined;
}

/** Ways in which an incident can stand while it waits; any of them will do. */
export function Ways({ ways, change, site, readOnly, path, error }: WaysProps) {
  const { t } = useI18n();
  const id = useId();
  return (
    <section class="form conditions" aria-labelledby={id} data-path={path}>
      <div class="section-head">
        <h3 id={id}>{t('page.holdReasons.while')}</h3>
        <p class="quiet small">{t('page.holdReasons.whileHint')}</p>
      </div>
      {ways.length === 0 && <p class="quiet">{t('page.holdReasons.whileNone')}</p>}
      {ways.map((way, at) => (
        <WayForm
          key={at}
          way={way}
          place={at + 1}
          change={(changed) => change(replacedAt(ways, at, changed))}
          remove={() => change(leftOut(ways, at))}
          site={site}
          readOnly={readOnly}
        />
      ))}
      {error && <p class="field-error">{error}</p>}
      {!readOnly && ways.length < 10 && (
        <div class="row">
          <Button onClick={() => change([...ways, { fields: [] }])}>{t('page.holdReasons.addWay')}</Button>
        </div>
      )}
    </section>
  );
}

interface WayFormProps {
  way: Way;
  place: number;
  change(way: Way): void;
  remove(): void;
  site: SiteNames;
  readOnly: boolean;
}

const IS = ['in', 'notIn'] as const;

function WayForm({ way, place, change, remove, site, readOnly }: WayFormProps) {
  const { t } = useI18n();
  const { fields } = way;
  return (
    <fieldset class="way" aria-label={t('page.holdReasons.wayAt', { place })}>
      <div class="way-head">
        <span class="label">{t('page.holdReasons.wayAt', { place })}</span>
        {!readOnly && <IconButton icon="remove" name={t('page.holdReasons.removeWay', { place })} onClick={remove} />}
      </div>
      <StatusField
        label={t('page.holdReasons.status')}
        none={t('page.condition.anyStatus')}
        value={way.status}
        change={(status) => change(status ? { ...way, status } : dropped(way, 'status'))}
        site={site}
        readOnly={readOnly}
        error={wayFaulty(way) ? t('page.holdReasons.fault.way') : undefined}
      />
      <div class="way-fields">
        {fields.map((one, at) => (
          <div class="way-field" key={at}>
            <SelectField
              label={t('page.condition.field')}
              value={one.field}
              choices={site.fields}
              change={(field) => change({ ...way, fields: replacedAt(fields, at, { field, is: one.is, values: [] }) })}
              readOnly={readOnly}
            />
            <SelectField
              label={t('page.holdReasons.is')}
              value={one.is}
              choices={IS.map((id) => ({ id, name: t(id === 'in' ? 'page.holdReasons.isOneOf' : 'page.holdReasons.isNoneOf') }))}
              change={(is) => change({ ...way, fields: replacedAt(fields, at, { ...one, is: is === 'in' ? 'in' : 'notIn' }) })}
              readOnly={readOnly}
            />
            <ValuesField
              label={t('page.holdReasons.values')}
              none={t('page.holdReasons.noValues')}
              field={one.field}
              values={one.values}
              change={(values) => change({ ...way, fields: replacedAt(fields, at, { ...one, values }) })}
              readOnly={readOnly}
            />
            {!readOnly && (
              <IconButton
                icon="remove"
                name={t('page.holdReasons.removeField', { place: at + 1 })}
                onClick={() => change({ ...way, fields: leftOut(fields, at) })}
              />
            )}
          </div>
        ))}
        {!readOnly && fields.length < 10 && (
          <div class="row">
            <Button
              look="link"
              onClick={() => change({ ...way, fields: [...fields, { field: site.fields[0]?.id ?? 'labels', is: 'in', values: [] }] })}
            >
              {t('page.holdReasons.addField')}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  );
}
