import type { Preflight, PreflightCheck } from '../../../src/contract/types';
import type { TextKey } from '../../shared/i18n';
import { useI18n } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { Lozenge } from '../../shared/ui/lozenge';

type State = PreflightCheck['state'];

const STATES: Record<State, { text: TextKey; look: 'success' | 'removed' | 'default' }> = {
  ok: { text: 'preflight.state.ok', look: 'success' },
  missing: { text: 'preflight.state.missing', look: 'removed' },
  unknown: { text: 'preflight.state.unknown', look: 'default' },
};

// The first three are always known.
const TEXTS: Record<PreflightCheck['name'], Record<State, TextKey>> = {
  projects: { ok: 'preflight.projects.ok', missing: 'preflight.projects.missing', unknown: 'preflight.projects.missing' },
  incidentType: { ok: 'preflight.incidentType.ok', missing: 'preflight.incidentType.missing', unknown: 'preflight.incidentType.missing' },
  linkType: { ok: 'preflight.linkType.ok', missing: 'preflight.linkType.missing', unknown: 'preflight.linkType.missing' },
  target: { ok: 'preflight.target.ok', missing: 'preflight.target.missing', unknown: 'preflight.target.unknown' },
  targetPermissions: {
    ok: 'preflight.targetPermissions.ok',
    missing: 'preflight.targetPermissions.missing',
    unknown: 'preflight.targetPermissions.unknown',
  },
  projectProperty: {
    ok: 'preflight.projectProperty.ok',
    missing: 'preflight.projectProperty.missing',
    unknown: 'preflight.projectProperty.unknown',
  },
};

/** What is there and what is missing, each with what to do about it. */
export function PreflightList({ preflight, checking, check }: { preflight: Preflight | null; checking: boolean; check: () => void }) {
  const { t, instant } = useI18n();
  return (
    <section class="stack-tight">
      <h2>{t('preflight.heading')}</h2>
      {preflight && (
        <ul class="checks">
          {preflight.checks.map(({ name, state, found }) => (
            <li key={name} class="row">
              <Lozenge look={STATES[state].look}>{t(STATES[state].text)}</Lozenge>
              <span>{t(TEXTS[name][state], { found })}</span>
            </li>
          ))}
        </ul>
      )}
      <div class="row">
        <span class="quiet small" role="status">
          {preflight ? t('preflight.at', { when: instant(preflight.at) }) : t('preflight.never')}
        </span>
        <Button aria-disabled={checking} onClick={check}>
          {checking ? t('preflight.running') : t('preflight.run')}
        </Button>
      </div>
    </section>
  );
}
