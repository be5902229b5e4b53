import type { I18n } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { SiteLink } from '../../../../shared/ui/site-link';
import { type Shell, useShell } from '../../shell/desk-context';
import { PageLink } from '../../shell/link';
import { type Problem, projectKey } from './problem-texts';

interface ProblemLinksProps {
  problem: Problem;
  places: Readonly<Record<string, string>>;
}

/** Where to go: a path on the site, or a page of the settings. */
type Way = { words: string } & ({ path: string } | { route: string });

/** What a problem is about, and where it can be mended, for who may go there. */
export function ProblemLinks(props: ProblemLinksProps) {
  const i18n = useI18n();
  const ways = waysFrom(props, useShell(), i18n);
  if (ways.length === 0) return null;
  return (
    <>
      <dt>{i18n.t('page.health.where')}</dt>
      <dd>
        <ul class="plain row">
          {ways.map((way) => (
            <li key={way.words}>
              {'path' in way ? <SiteLink path={way.path}>{way.words}</SiteLink> : <PageLink route={way.route}>{way.words}</PageLink>}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

function waysFrom({ problem, places }: ProblemLinksProps, { admin, routeOf }: Pick<Shell, 'admin' | 'routeOf'>, { t }: I18n): Way[] {
  const { kind, about, values } = problem;
  const issue: Way[] = values.key === undefined ? [] : [{ path: `/browse/${encodeURIComponent(values.key)}`, words: values.key }];
  const setUp: Way[] = admin ? [{ route: 'set-up', words: t('settings.page.setUp') }] : [];
  switch (kind) {
    case 'permissionLost': {
      const project = projectKey(problem, places);
      if (project === undefined) return issue;
      const path = `/plugins/servlet/project-config/${project}/permissions`;
      return [...issue, { path, words: t('page.health.permissionsOf', { project }) }];
    }
    case 'projectGone':
      return setUp;
    case 'fieldGone':
      return admin ? [{ path: '/secure/admin/ViewCustomFields.jspa', words: t('page.health.jiraFields') }, ...setUp] : [];
    case 'fieldRefused':
      return [...issue, ...setUp];
    case 'personGone': {
      const path = `/issues/?jql=${encodeURIComponent(`assignee = "${about}" AND statusCategory != Done`)}`;
      const groups = routeOf('supportGroups');
      return [
        ...issue,
        { path, words: t('page.health.theirs') },
        groups === undefined
          ? { route: 'as-code', words: t('settings.page.asCode') }
          : { route: groups, words: t('page.health.supportGroups') },
      ];
    }
    case 'policyUnreadable':
      return [{ route: 'history', words: t('settings.page.history') }];
    case 'gatesDiffer':
    case 'gatesUnreached':
      return admin ? [{ route: 'gates', words: t('settings.page.gates') }] : [];
    case 'stateTooLarge':
      return [
        ...issue,
        { route: 'metrics', words: t('settings.page.metrics') },
        { route: 'calendars', words: t('settings.page.calendars') },
      ];
    default:
      return issue;
  }
}
