import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { IncidentsFor, Policy } from '../../../../../src/contract/types';
import { exampleSubject } from '../../../../../src/domain/policy/example-subject';
import type { Subject } from '../../../../../src/domain/policy/fits';
import { type FilterPart, missedPart } from '../../../../../src/domain/policy/misses';
import type { I18n } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { ExampleFields, useExample } from './example';
import { capital, entriesFor, namesFor, PART_TEXTS } from './for-words';
import { SelectField } from './select-field';

/** The example incident as rules of the policy see it. */
export interface UsedSubject {
  subject: Subject;
  /** What the matrix gives it. */
  priority: Policy['priorities'][number] | undefined;
  /** Lists from which it is made up. */
  fields: ComponentChildren;
  /** Why a rule is not for it; undefined: it is. */
  misses(filter: IncidentsFor): string | undefined;
}

/** Groups or projects of Jira's that rules name, each once. */
function namedIn(filters: readonly IncidentsFor[], part: 'reporterGroups' | 'projects'): { id: string; name: string }[] {
  const all = filters.flatMap((filter) => filter[part] ?? []);
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

const LEVELS_TOO = ['impact', 'urgency', 'category', 'service'] as const;

/**
 * An incident made up of what rules ask for.
 * @param filters which incidents the rules of the page are for. @param parts what can be chosen besides what these ask for.
 */
export function useExampleSubject(
  policy: Policy,
  filters: readonly IncidentsFor[],
  parts: Parameters<typeof ExampleFields>[0]['parts'] = LEVELS_TOO,
): UsedSubject {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const example = useExample(policy);
  const [channel, setChannel] = useState('');
  const [group, setGroup] = useState('');
  const [project, setProject] = useState('');
  const [major, setMajor] = useState('');
  const subject = exampleSubject(policy, { ...example.incident, channel, group, project, major: major !== '' });
  const groups = namedIn(filters, 'reporterGroups');
  const projects = namedIn(filters, 'projects');
  const asked = (part: FilterPart): boolean => filters.some((filter) => filter[part] !== undefined);
  const field = (part: FilterPart, value: string, choices: readonly { id: string; name: string }[], change: (id: string) => void) =>
    asked(part) && (
      <SelectField
        label={capital(locale, t(PART_TEXTS[part]))}
        none={t('page.common.none')}
        value={value}
        choices={choices}
        change={change}
        readOnly={false}
      />
    );
  return {
    subject,
    priority: example.priority,
    misses: (filter) => missesText(i18n, policy, filter, subject, [...groups, ...projects]),
    fields: (
      <>
        <ExampleFields policy={policy} example={example} parts={parts} />
        {field('channels', channel, policy.channels, setChannel)}
        {field('reporterGroups', group, groups, setGroup)}
        {field('projects', project, projects, setProject)}
        {field('major', major, [{ id: 'major', name: t('page.for.isMajor') }], setMajor)}
      </>
    ),
  };
}

/** What the incident has where a rule wants something. */
function hadBy(subject: Subject, part: FilterPart): readonly string[] {
  const one = (id: string | undefined): readonly string[] => (id === undefined || id === '' ? [] : [id]);
  switch (part) {
    case 'priorities':
      return one(subject.priority);
    case 'categories':
      return subject.categories;
    case 'impacts':
      return one(subject.impact);
    case 'urgencies':
      return one(subject.urgency);
    case 'services':
      return subject.services;
    case 'criticalities':
      return subject.criticalities;
    case 'channels':
      return one(subject.channel);
    case 'reporterGroups':
      return subject.reporterGroups;
    case 'projects':
      return one(subject.project);
    case 'major':
      return [];
  }
}

function missesText(
  i18n: I18n,
  policy: Policy,
  filter: IncidentsFor,
  subject: Subject,
  jiras: readonly { id: string; name: string }[],
): string | undefined {
  const { t } = i18n;
  const part = missedPart(filter, subject);
  if (part === undefined) return undefined;
  if (part === 'major') return t(subject.major ? 'page.for.missesMajor' : 'page.for.missesOther');
  const known = [...entriesFor(i18n, policy, part), ...jiras];
  const has = hadBy(subject, part).map((id) => known.find((one) => one.id === id)?.name ?? id);
  return t('page.for.misses', {
    part: t(PART_TEXTS[part]),
    has: has.join(', ') || t('page.for.nothing'),
    wants: namesFor(i18n, policy, filter, part).join(', '),
  });
}
