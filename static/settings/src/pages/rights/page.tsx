import { useState } from 'preact/hooks';
import type { Holder } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { wordOf } from '../../words/value-words';
import type { PageProps } from '../page-props';
import { columnsOf, holds, mayHold, ROWS, type Row, toggled, withRow } from './acts';
import { AddHolder } from './add-holder';

/** Who may do what: act × group of Jira's or role in the incident's project. */
export default function RightsPage({ policy, change, readOnly, faults }: PageProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const [added, setAdded] = useState<readonly Holder[]>([]);
  const columns = columnsOf(policy, added);
  const set = (row: Row, holder: Holder): void => {
    const next = withRow(policy, row, toggled(policy, row, holder));
    if (next.section === 'rights') change(next.section, next.value);
    else change(next.section, next.value);
    // A column from which the last mark is taken stays while the page is open.
    setAdded(columns);
  };
  const kind = (holder: Holder): string => t(holder.type === 'group' ? 'page.rights.group' : 'page.rights.role');
  const own = faults.filter(({ path }) => ['rights', 'incidentManagers', 'processOwners'].includes(String(path[0])));
  return (
    <>
      <p class="quiet">{t('page.rights.lead')}</p>
      {own.map(({ text }) => (
        <p key={text} class="field-error">
          {text}
        </p>
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may be wider than the page and is scrolled by keyboard too. */}
      <section class="scroll" tabIndex={0} aria-label={t('settings.page.rights')}>
        <table class="table rights">
          <thead>
            <tr>
              <th scope="col">{t('page.rights.act')}</th>
              {columns.map((holder) => (
                <th key={`${holder.type}/${holder.id}`} scope="col" class="holder">
                  <span class="holder-name">{holder.name}</span>
                  <span class="quiet small block">{kind(holder)}</span>
                </th>
              ))}
            </tr>
          </thead>
          {ROWS.map(({ title, rows }) => (
            <tbody key={title}>
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 1} class="group-head">
                  {t(title)}
                </th>
              </tr>
              {rows.map((row) => (
                <tr key={row} data-path={row === 'incidentManagers' || row === 'processOwners' ? row : `rights/${row}`}>
                  <th scope="row">
                    {wordOf(row, i18n)}
                    {row === 'processOwners' && <span class="quiet small block">{t('page.rights.ownersHint')}</span>}
                    {row === 'incidentManagers' && <span class="quiet small block">{t('page.rights.managersHint')}</span>}
                    {columns.every((holder) => !holds(policy, row, holder)) && (
                      <span class="quiet small block">{t('page.rights.nobody')}</span>
                    )}
                  </th>
                  {columns.map((holder) => (
                    <td key={`${holder.type}/${holder.id}`} class="mark">
                      {mayHold(row, holder) && (
                        <input
                          type="checkbox"
                          aria-label={t('page.rights.cell', { act: wordOf(row, i18n), holder: holder.name })}
                          checked={holds(policy, row, holder)}
                          disabled={readOnly}
                          onChange={() => set(row, holder)}
                        />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
      {!readOnly && <AddHolder add={(holder) => setAdded([...columns, holder])} known={columns} />}
    </>
  );
}
