import '../../../at-once';
import type { LifeForm } from '../../../../../../src/contract/types';
import type { LifeAction } from '../../../../../../src/domain/lifecycle/next-actions';
import { AnswerForm } from './answer-form';
import { HoldForm } from './hold-form';
import { ProposeForm } from './propose-form';

export { AddTasksForm } from './add-tasks-form';
export { CancelTaskForm } from './cancel-task-form';
export { OverrideForm } from './override-form';

export interface FormProps {
  form: LifeForm;
  /** The server took it. @param words what it is like now. */
  onDone(words: string): void;
  onCancel(): void;
}

/** What has to be filled in for an act. Loaded when somebody wants to do one. */
export function ActForm({ action, ...props }: FormProps & { action: LifeAction }) {
  switch (action) {
    case 'hold':
      return <HoldForm {...props} />;
    case 'propose':
      return <ProposeForm {...props} />;
    case 'accept':
    case 'reject':
      return <AnswerForm {...props} accepts={action === 'accept'} />;
    default:
      return null;
  }
}
