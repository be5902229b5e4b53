import '../../../at-once';
import type { DeskForm } from '../../../../../../src/contract/types';
import type { IncidentState } from '../../../../../../src/domain/incident/state';
import type { Said } from '../actions';
import type { ActKind } from '../kinds';
import { EscalateForm } from './escalate-form';
import { ReasonForm } from './reason-form';
import { SnoozeForm } from './snooze-form';
import { SupportForm } from './support-form';

export interface FormProps {
  form: DeskForm;
  state: IncidentState;
  /** The server took it. */
  onDone(said: Said): void;
  onCancel(): void;
}

/** What has to be filled in for an act. Loaded when somebody wants to do one. */
export function ActForm({ kind, ...props }: FormProps & { kind: ActKind }) {
  switch (kind) {
    case 'escalate':
      return <EscalateForm {...props} />;
    case 'snooze':
      return <SnoozeForm {...props} />;
    case 'support':
      return <SupportForm {...props} />;
    case 'takeBack':
    case 'askFor':
      return <ReasonForm {...props} kind={kind} />;
    default:
      return null;
  }
}
