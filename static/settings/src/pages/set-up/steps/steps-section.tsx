import type { AppError } from '../../../../../../src/contract/errors';
import type { Preflight } from '../../../../../../src/contract/types';
import { counted } from '../../../../../shared/plural';
import { useI18n } from '../../../../../shared/start';
import { Button } from '../../../../../shared/ui/button';
import { ErrorMessage } from '../../../../../shared/ui/message';
import { countsOf, groupsOf, type StepGroup } from './step-groups';
import { StepRow } from './step-row';

/** What is there and what is missing, the missing first. */
export function StepsSection({
  preflight,
  checking,
  busy,
  error,
  check,
  projectName,
}: {
  preflight: Preflight | null;
  checking: boolean;
  /** Set-up runs: checking has to wait. */
  busy: boolean;
  error?: AppError | undefined;
  check: () => void;
  projectName: (id: string) => string;
}) {
  const { t, instant } = useI18n();
  return (
    <section class="stack" aria-labelledby="found">
      <div class="stack-tight">
        <h2 id="found">{t('preflight.heading')}</h2>
        {preflight && <Counts preflight={preflight} />}
        <div class="row">
          <Button aria-disabled={checking || busy} onClick={() => !checking && !busy && check()}>
            {t('preflight.check')}
          </Button>
          <span class="quiet small" role="status">
            {checking ? t('preflight.checking') : preflight ? t('preflight.at', { when: instant(preflight.at) }) : t('preflight.never')}
          </span>
        </div>
      </div>
      {error && <ErrorMessage error={error} retry={check} />}
      {preflight && (
        <div class="groups">
          {groupsOf(preflight.steps).map((group) => (
            <Group key={group.id} group={group} all={preflight.steps} projectName={projectName} />
          ))}
        </div>
      )}
    </section>
  );
}

function Counts({ preflight }: { preflight: Preflight }) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const counts = countsOf(preflight.steps);
  const { total, missing } = counts;
  const plain = new Intl.PluralRules(locale).select(missing) === 'one';
  return (
    <div class="stack-tight">
      <p class="headline">
        {missing === 0
          ? t('preflight.nothingMissing', { done: counts.done, total })
          : plain
            ? t('preflight.missing.one', { missing, total })
            : t('preflight.missing.other', { missing, total })}
      </p>
      <ul class="plain row quiet">
        {counts.todo > 0 && <li>{counted(i18n, counts.todo, { one: 'preflight.todo.one', other: 'preflight.todo.other' })}</li>}
        {counts.failed > 0 && <li>{counted(i18n, counts.failed, { one: 'preflight.failed.one', other: 'preflight.failed.other' })}</li>}
        {counts.manual > 0 && <li>{counted(i18n, counts.manual, { one: 'preflight.manual.one', other: 'preflight.manual.other' })}</li>}
      </ul>
    </div>
  );
}

/** What is there already is folded away, so that what is missing is seen. */
function Group({ group, all, projectName }: { group: StepGroup; all: Preflight['steps']; projectName: (id: string) => string }) {
  const i18n = useI18n();
  const { t } = i18n;
  const open = group.steps.filter(({ state }) => state !== 'done');
  const done = group.steps.filter(({ state }) => state === 'done');
  const name = groupName(group.id, t, projectName);
  return (
    <section class="card stack-tight" aria-label={name}>
      <h3>{name}</h3>
      {open.length > 0 && (
        <ul class="plain steps">
          {open.map((step) => (
            <StepRow key={step.id} step={step} all={all} />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <details>
          <summary>{counted(i18n, done.length, { one: 'preflight.there.one', other: 'preflight.there.other' })}</summary>
          <ul class="plain steps">
            {done.map((step) => (
              <StepRow key={step.id} step={step} all={all} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Name of a group of steps. */
export function groupName(id: string, t: ReturnType<typeof useI18n>['t'], projectName: (id: string) => string): string {
  if (id === 'site') return t('preflight.group.site');
  if (id === 'fields') return t('preflight.group.fields');
  return id === '' ? t('preflight.group.projects') : projectName(id);
}
