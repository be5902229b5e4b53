import type { Holder, Policy, RightName } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';

/** A row of the matrix: an act, or one of the two circles of people that other rules name. */
export type Row = RightName | 'incidentManagers' | 'processOwners';

/** The rows, in groups, in the order in which they are read. */
export const ROWS: readonly { title: TextKey; rows: readonly Row[] }[] = [
  { title: 'page.rights.work', rows: ['assign', 'acknowledge', 'hold', 'manageTasks', 'proposeResolution', 'review'] },
  { title: 'page.rights.exceptions', rows: ['overridePriority', 'chooseClockPolicy', 'overrideGate', 'escalate', 'deEscalate', 'snooze'] },
  {
    title: 'page.rights.majors',
    rows: ['proposeMajor', 'acceptMajor', 'launchMajor', 'takeCommand', 'postUpdate', 'demoteMajor'],
  },
  { title: 'page.rights.reading', rows: ['readWatchList', 'readSurvey', 'exportSurvey'] },
  { title: 'page.rights.process', rows: ['incidentManagers', 'processOwners'] },
];

const isRight = (row: Row): row is RightName => row !== 'incidentManagers' && row !== 'processOwners';

/** Who holds what a row is about. */
export const holdersOf = (policy: Policy, row: Row): readonly Holder[] => (isRight(row) ? policy.rights[row] : policy[row]);

const is = (one: Holder, other: Holder): boolean => one.type === other.type && one.id === other.id;
export const holds = (policy: Policy, row: Row, holder: Holder): boolean => holdersOf(policy, row).some((one) => is(one, holder));

/** Everybody the policy gives something, and who was just added, each once; by name, so that no mark moves a column. */
export function columnsOf(policy: Policy, added: readonly Holder[]): Holder[] {
  const all = [...ROWS.flatMap(({ rows }) => rows.flatMap((row) => holdersOf(policy, row))), ...added];
  const each = all.filter((one, at) => all.findIndex((other) => is(one, other)) === at);
  return each.sort((a, b) => a.name.localeCompare(b.name) || a.type.localeCompare(b.type));
}

/** A row with a holder more or less. */
export function toggled(policy: Policy, row: Row, holder: Holder): Holder[] {
  const before = holdersOf(policy, row);
  return holds(policy, row, holder) ? before.filter((one) => !is(one, holder)) : [...before, holder];
}

/** Writes a row back into the section it is of. */
export function withRow(
  policy: Policy,
  row: Row,
  holders: Holder[],
): { section: 'rights'; value: Policy['rights'] } | { section: 'incidentManagers' | 'processOwners'; value: Holder[] } {
  return isRight(row) ? { section: 'rights', value: { ...policy.rights, [row]: holders } } : { section: row, value: holders };
}

/** Process owners are a group of Jira's: they are known without a project. */
export const mayHold = (row: Row, holder: Holder): boolean => row !== 'processOwners' || holder.type === 'group';
