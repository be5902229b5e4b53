import type { MatrixForm } from '../../../../../../src/contract/types';
import { priorityOf } from '../../../../../../src/domain/priority/matrix';
import { useI18n } from '../../../../../shared/start';
import { shadeOf } from '../../../../../shared/ui/matrix-moves';

/** Which policy is in force, and what it makes of impact and urgency. To be read, not changed. */
export function PolicySection({ version, matrix }: { version: number | null; matrix: MatrixForm | null }) {
  const { t } = useI18n();
  return (
    <section class="stack-tight" aria-labelledby="policy">
      <h2 id="policy">{t('page.setUp.policy')}</h2>
      <p>{version === null ? t('page.setUp.policyNone') : t('page.setUp.policyVersion', { version })}</p>
      {matrix && <MatrixPicture matrix={matrix} />}
    </section>
  );
}

function MatrixPicture({ matrix: form }: { matrix: MatrixForm }) {
  const { t } = useI18n();
  const { impacts, urgencies, priorities } = form;
  return (
    <div class="matrix picture">
      <p id="picture" class="quiet">
        {t('page.setUp.matrix')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may be wider than the page and is scrolled by keyboard too. */}
      <section class="matrix-scroll" aria-labelledby="picture" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} class="matrix-fixed">
                {t('matrix.impact')}
              </th>
              <th scope="colgroup" colSpan={urgencies.length} class="matrix-middle">
                {t('matrix.urgency')}
              </th>
            </tr>
            <tr>
              {urgencies.map(({ id, name }) => (
                <th key={id} scope="col" class="matrix-middle matrix-level">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {impacts.map((impact) => (
              <tr key={impact.id}>
                <th scope="row" class="matrix-fixed matrix-level">
                  {impact.name}
                </th>
                {urgencies.map((urgency) => {
                  const priority = priorityOf(form, impact.id, urgency.id);
                  const place = priorities.findIndex(({ id }) => id === priority?.id);
                  return (
                    <td key={urgency.id} class={`matrix-shade-${shadeOf(place, priorities.length)}`}>
                      {priority?.name}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
