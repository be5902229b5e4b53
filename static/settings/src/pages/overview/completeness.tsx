import type { Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { useShell } from '../../shell/desk-context';
import { PageLink } from '../../shell/link';
import { wordOf } from '../../words/value-words';

/** What a policy lives of, and how much of it there is. */
const PARTS: readonly { section: keyof Policy; count: (policy: Policy) => number }[] = [
  { section: 'categories', count: ({ categories }) => categories.length },
  { section: 'services', count: ({ services }) => services.length },
  {
    section: 'supportGroups',
    count: ({ supportGroups }) => supportGroups.filter(({ jiraGroup, members }) => jiraGroup || members.length > 0).length,
  },
  { section: 'calendars', count: ({ calendars }) => calendars.length },
  { section: 'metrics', count: ({ metrics }) => metrics.filter(({ goals }) => goals.length > 0).length },
  { section: 'holdReasons', count: ({ holdReasons }) => holdReasons.length },
  { section: 'escalation', count: ({ escalation }) => escalation.ladders.filter(({ active }) => active).length },
  { section: 'communication', count: ({ communication }) => communication.templates.filter(({ active }) => active).length },
  { section: 'incidentManagers', count: ({ incidentManagers }) => incidentManagers.length },
  { section: 'processOwners', count: ({ processOwners }) => processOwners.length },
];

/** Which parts of the policy hold something, and which are still empty. */
export function Completeness({ policy }: { policy: Policy }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { routeOf } = useShell();
  return (
    <section class="card stack-tight" aria-labelledby="parts">
      <h2 id="parts">{t('page.overview.parts')}</h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('page.overview.part')}</th>
            <th scope="col">{t('page.overview.inUse')}</th>
          </tr>
        </thead>
        <tbody>
          {PARTS.map(({ section, count }) => {
            const route = routeOf(section);
            const name = wordOf(section, i18n);
            const used = count(policy);
            return (
              <tr key={section}>
                <th scope="row">{route === undefined ? name : <PageLink route={route}>{name}</PageLink>}</th>
                <td class="number">{used > 0 ? used : <span class="lozenge lozenge-warning">{t('page.overview.empty')}</span>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
