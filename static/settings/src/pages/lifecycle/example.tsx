import type { Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import type { SiteNames } from '../conditions/site';
import { statusWords } from '../conditions/words';
import { ExampleBox } from '../parts/example';
import { useExampleSubject } from '../parts/example-subject';
import { MODES, needWords, phaseName } from './words';

/** The life of an incident one makes up: its phases as a line, and before each what is asked for. */
export function LifeExample({ policy, site }: { policy: Policy; site: SiteNames }) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { phases, gates } = policy.lifecycle;
  const { fields, misses } = useExampleSubject(
    policy,
    gates.map((gate) => gate.for),
  );
  const asked = gates.filter((gate) => gate.mode !== 'off' && misses(gate.for) === undefined);
  return (
    <ExampleBox title={t('page.lifecycle.would')} fields={fields}>
      <ol class="life">
        {phases.map(({ id, name, statuses, next }) => {
          const here = asked.filter(({ phase }) => phase === id);
          const empty = statuses.ids.length === 0 && statuses.categories.length === 0;
          return (
            <li key={id} class={empty ? 'life-phase life-empty' : 'life-phase'}>
              {here.length > 0 && (
                <ul class="life-gates" aria-label={t('page.lifecycle.toEnter', { phase: name })}>
                  {here.map((gate) => (
                    <li key={gate.id}>
                      <span class={`lozenge ${gate.mode === 'block' ? 'lozenge-removed' : 'lozenge-warning'}`}>
                        {t(MODES[gate.mode].short)}
                      </span>
                      <span>{needWords(i18n, gate.needs)}</span>
                    </li>
                  ))}
                </ul>
              )}
              <strong>{name || t('page.common.unnamed')}</strong>
              <span class="small quiet">{empty ? t('page.lifecycle.noStatus') : statusWords({ t, locale, policy, site }, statuses)}</span>
              {next.length > 0 && (
                <span class="small quiet">
                  {t('page.lifecycle.then', { phases: next.map((one) => phaseName(i18n, policy, one)).join(', ') })}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </ExampleBox>
  );
}
