import type { Holder } from '../../contract/types';
import type { Grant } from './may';

/** What is done on the settings page about the policy. */
export const DESK_ACTS = [
  'readHistory',
  'editDraft',
  'seeHealth',
  'publish',
  'importPolicy',
  'readAudit',
  'exportAll',
  'deleteAll',
] as const;
export type DeskAct = (typeof DESK_ACTS)[number];

/** Acts that process owners may do, too. Nothing of it takes effect before an admin publishes it. */
const OWNERS: readonly DeskAct[] = ['readHistory', 'editDraft', 'seeHealth'];

/** Who may do what about the policy: Jira's administrators everything; process owners, groups the policy in force names, what is prepared. */
export function deskRights(processOwners: readonly Holder[]): Record<DeskAct, Grant[]> {
  // The page stands in no project, so nobody has a role there.
  const owners = processOwners.filter(({ type }) => type === 'group');
  const of = (act: DeskAct): Grant[] => [{ type: 'admin' }, ...(OWNERS.includes(act) ? owners : [])];
  return {
    readHistory: of('readHistory'),
    editDraft: of('editDraft'),
    seeHealth: of('seeHealth'),
    publish: of('publish'),
    importPolicy: of('importPolicy'),
    readAudit: of('readAudit'),
    exportAll: of('exportAll'),
    deleteAll: of('deleteAll'),
  };
}
