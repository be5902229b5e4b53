import '../../at-once';
import { readDesk } from '../../../../../src/domain/incident/read-state';
import { useNow } from '../../../../shared/use-now';
import type { DeskProps } from '../desk-part';
import { Escalation } from './escalation';
import { Support } from './support';
import { useDeskForm } from './use-desk-form';

/** Who takes care of the incident and why, and what moved it up or will; with what can be done about both. */
export function Desk({ seen, state: core, view }: DeskProps) {
  const form = useDeskForm();
  const state = { ...core, ...readDesk(seen.property) };
  const { escalation, phase } = state;
  const now = useNow(phase !== 'resolved' && escalation !== undefined);
  const props = { seen, state, view, form, now };
  return (
    <>
      <Support {...props} />
      <Escalation {...props} />
    </>
  );
}
