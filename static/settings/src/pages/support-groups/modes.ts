import type { SupportGroup } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';

export type Mode = SupportGroup['assignment'];
export type Member = SupportGroup['members'][number];
export type Absence = Member['away'][number];

export const MODES = ['manual', 'roundRobin', 'leastLoaded', 'skill'] as const satisfies readonly Mode[];

/** How the app chooses a person, in a word and in a sentence. */
export const MODE_TEXTS: Record<Mode, { name: TextKey; help: TextKey }> = {
  manual: { name: 'page.supportGroups.mode.manual', help: 'page.supportGroups.mode.manualHelp' },
  roundRobin: { name: 'page.supportGroups.mode.roundRobin', help: 'page.supportGroups.mode.roundRobinHelp' },
  leastLoaded: { name: 'page.supportGroups.mode.leastLoaded', help: 'page.supportGroups.mode.leastLoadedHelp' },
  skill: { name: 'page.supportGroups.mode.skill', help: 'page.supportGroups.mode.skillHelp' },
};

/** Whether days away are days, in order. */
export const absenceFaulty = ({ from, to }: Absence): boolean => from === '' || to === '' || from > to;

/** Whether something said of a member has to be mended. */
export const memberFaulty = ({ cap, away }: Member): boolean =>
  (cap !== undefined && (!Number.isInteger(cap) || cap < 1 || cap > 1000)) || away.some(absenceFaulty);
