import type { CallOutput } from '../../../../../src/contract/types';
import type { Severity } from '../../../../../src/domain/health/problem';
import { OUR_FIELDS } from '../../../../../src/domain/set-up/our-fields';
import type { I18n, TextKey } from '../../../../shared/i18n';

export type Health = CallOutput<'readHealth'>;
export type Problem = Health['problems'][number];
type Kind = Problem['kind'];

const TEXTS = {
  permissionLost: {
    title: 'page.health.permissionLost',
    means: 'page.health.permissionLost.means',
    mend: 'page.health.permissionLost.mend',
  },
  projectGone: { title: 'page.health.projectGone', means: 'page.health.projectGone.means', mend: 'page.health.projectGone.mend' },
  fieldGone: { title: 'page.health.fieldGone', means: 'page.health.fieldGone.means', mend: 'page.health.fieldGone.mend' },
  personGone: { title: 'page.health.personGone', means: 'page.health.personGone.means', mend: 'page.health.personGone.mend' },
  policyUnreadable: {
    title: 'page.health.policyUnreadable',
    means: 'page.health.policyUnreadable.means',
    mend: 'page.health.policyUnreadable.mend',
  },
  stateTooLarge: { title: 'page.health.stateTooLarge', means: 'page.health.stateTooLarge.means', mend: 'page.health.stateTooLarge.mend' },
  looksBehind: { title: 'page.health.looksBehind', means: 'page.health.looksBehind.means', mend: 'page.health.looksBehind.mend' },
  gatesDiffer: { title: 'page.health.gatesDiffer', means: 'page.health.gatesDiffer.means', mend: 'page.health.gatesDiffer.mend' },
  gatesUnreached: {
    title: 'page.health.gatesUnreached',
    means: 'page.health.gatesUnreached.means',
    mend: 'page.health.gatesUnreached.mend',
  },
  fieldRefused: { title: 'page.health.fieldRefused', means: 'page.health.fieldRefused.means', mend: 'page.health.fieldRefused.mend' },
  issueGone: { title: 'page.health.issueGone', means: 'page.health.issueGone.means', mend: 'page.health.issueGone.mend' },
  issueMoved: { title: 'page.health.issueMoved', means: 'page.health.issueMoved.means', mend: 'page.health.issueMoved.mend' },
  lookFailed: { title: 'page.health.lookFailed', means: 'page.health.lookFailed.means', mend: 'page.health.lookFailed.mend' },
} as const satisfies Record<Kind, Record<'title' | 'means' | 'mend', TextKey>>;

export const SEVERITIES = {
  error: { text: 'page.health.error', look: 'lozenge-removed' },
  warning: { text: 'page.health.warning', look: 'lozenge-warning' },
  notice: { text: 'page.health.notice', look: 'lozenge-inprogress' },
} as const satisfies Record<Severity, { text: TextKey; look: string }>;

/** What a problem is, what it means and how to mend it. @param places names of projects by their ids. */
export function problemWords(
  problem: Problem,
  places: Readonly<Record<string, string>>,
  i18n: I18n,
): Record<'title' | 'means' | 'mend', string> {
  const { t } = i18n;
  const { kind, about, values } = problem;
  const told = {
    project: projectOf(problem, places),
    name: values.name || t('page.health.somebody'),
    version: about,
    key: issueName(problem, i18n),
    count: values.count ?? '',
    workflows: values.workflows ?? '',
    phase: values.phase ?? about,
    gates: values.gates ?? '',
    from: values.from === undefined ? '' : i18n.instant(values.from),
  };
  const { title, means, mend } = TEXTS[kind];
  return { title: t(title, told), means: t(means, told), mend: t(mend, told) };
}

/** The issue a problem is about: its key, or its id where the key is not known. */
export const issueName = ({ about, values }: Problem, { t }: I18n): string => values.key ?? t('page.health.issue', { id: about });

/** "IT Service Desk (DESK)"; the id of a project whose name is not known. */
const projectOf = ({ about, values }: Problem, places: Readonly<Record<string, string>>): string =>
  values.project ?? places[about] ?? about;

/** The key in a project's name as it is kept. */
export const projectKey = (problem: Problem, places: Readonly<Record<string, string>>): string | undefined =>
  /\((\w+)\)$/.exec(projectOf(problem, places))?.[1];

/** Fields by the names they have in Jira. */
export const fieldNames = (fields: string, { t }: I18n): string =>
  fields
    .split(', ')
    .map((field) => (field === 'priority' ? t('page.health.priority') : (OUR_FIELDS.find((one) => one.field === field)?.name ?? field)))
    .join(', ');

/** Kinds of which there are more than are listed, each by the title of one that is. */
export const kindWords = (
  kinds: readonly Kind[],
  problems: readonly Problem[],
  places: Readonly<Record<string, string>>,
  i18n: I18n,
): string =>
  kinds
    .flatMap((kind) => problems.filter((one) => one.kind === kind).slice(0, 1))
    .map((one) => problemWords(one, places, i18n).title)
    .join('; ');
