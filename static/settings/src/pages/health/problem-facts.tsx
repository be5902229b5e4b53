import type { ComponentChildren } from 'preact';
import { useI18n } from '../../../../shared/start';
import { Person } from '../../shell/person';
import { ProblemLinks } from './problem-links';
import { fieldNames, type Problem } from './problem-texts';

interface ProblemFactsProps {
  problem: Problem;
  /** Names of projects by their ids. */
  places: Readonly<Record<string, string>>;
}

/** What is known of a problem beyond its words: since when, what exactly, in whose words, and where to go. */
export function ProblemFacts({ problem, places }: ProblemFactsProps) {
  const i18n = useI18n();
  const { t, instant } = i18n;
  const { kind, about, values, since, at } = problem;
  return (
    <dl class="facts">
      <Fact name={t('page.health.since')}>
        <time dateTime={since}>{instant(since)}</time>
      </Fact>
      {at !== since && (
        <Fact name={t('page.health.last')}>
          <time dateTime={at}>{instant(at)}</time>
        </Fact>
      )}
      {kind === 'personGone' && (
        <Fact name={t('page.health.person')}>
          <Person accountId={about} />
        </Fact>
      )}
      <Fact name={t('page.health.groups')}>{values.where}</Fact>
      <Fact name={t('page.health.permissions')}>{values.permissions}</Fact>
      <Fact name={t('page.health.field')}>{values.fieldId}</Fact>
      <Fact name={t('page.health.fields')}>{values.fields && fieldNames(values.fields, i18n)}</Fact>
      <Fact name={t('page.health.why')}>{values.why}</Fact>
      <ProblemLinks problem={problem} places={places} />
    </dl>
  );
}

/** Nothing stands there for what is not known. */
function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === undefined || children === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
