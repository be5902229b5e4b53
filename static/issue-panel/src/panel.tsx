import type { Phase } from '../../../src/domain/incident/state';
import type { TextKey } from '../../shared/i18n';
import { useI18n, useSurroundings } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { IssueLink } from '../../shared/ui/issue-link';
import { Lozenge } from '../../shared/ui/lozenge';
import { ErrorMessage } from '../../shared/ui/message';
import { Clocks } from './clocks/clocks';
import { DeskPart } from './desk/desk-part';
import { LifePart } from './life/life-part';
import { Priority } from './priority';
import type { SeenIncident } from './read-incident';
import { type IncidentView, useIncident } from './use-incident';

const PHASES: Record<Phase, { text: TextKey; look: 'new' | 'inprogress' | 'success' }> = {
  open: { text: 'panel.phase.open', look: 'new' },
  'in-progress': { text: 'panel.phase.inProgress', look: 'inprogress' },
  resolved: { text: 'panel.phase.resolved', look: 'success' },
};

/** The side panel of an incident. */
export function Panel() {
  const { issue, i18n } = useSurroundings();
  const view = useIncident(issue?.id ?? '');
  const { seen } = view;
  const key = seen?.key ?? issue?.key ?? '';
  return (
    <div class="stack page-flush">
      <h1>{i18n.t('panel.heading', { key })}</h1>
      {view.error && <ErrorMessage error={view.error} retry={view.retry} />}
      <LifePart view={view} />
      {seen ? (
        <>
          <Priority seen={seen} view={view} />
          <Clocks seen={seen} view={view} />
          {seen.state && <DeskPart seen={seen} state={seen.state} view={view} />}
          <Facts seen={seen} />
        </>
      ) : view.error ? null : (
        <p class="quiet">{i18n.t('panel.reading', { key })}</p>
      )}
      <Look view={view} />
    </div>
  );
}

function Facts({ seen }: { seen: SeenIncident }) {
  const { t, instant } = useI18n();
  const { state } = seen;
  return (
    <dl class="facts">
      {state && (
        <>
          <dt>{t('panel.category')}</dt>
          <dd>{state.category ?? t('panel.none')}</dd>
          <dt>{t('panel.phase')}</dt>
          <dd>
            <Lozenge look={PHASES[state.phase].look}>{t(PHASES[state.phase].text)}</Lozenge>
          </dd>
        </>
      )}
      <dt>{t('panel.status')}</dt>
      <dd>{seen.statusName}</dd>
      {state && (
        <>
          <dt>{t('panel.since')}</dt>
          <dd>
            <time dateTime={state.since}>{instant(state.since)}</time>
          </dd>
        </>
      )}
      <dt>{t('panel.reporter')}</dt>
      <dd>{seen.reporterName || t('panel.nobody')}</dd>
      {state?.origin && (
        <>
          <dt>{t('panel.origin')}</dt>
          <dd>
            <IssueLink issueKey={state.origin.key} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** How fresh it is, and the way to a fresh look. */
function Look({ view }: { view: IncidentView }) {
  const { t, instant } = useI18n();
  const { seen, looking } = view;
  if (!seen) return null;
  const notYet = looking ? t('panel.notLooked') : t('panel.stillNotLooked');
  return (
    <div class="stack-tight quiet small" role="status">
      <p>{seen.state ? t('panel.lookedAt', { when: instant(seen.state.lookedAt) }) : notYet}</p>
      {(seen.stale || view.expected) && (
        <div>
          <Button look="link" aria-disabled={looking} onClick={() => looking || view.look()}>
            {looking ? t('panel.looking') : t('panel.look')}
          </Button>
        </div>
      )}
    </div>
  );
}
