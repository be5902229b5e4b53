import type { LifeAction } from '../../../../../src/domain/lifecycle/next-actions';
import { useI18n } from '../../../../shared/start';
import { Message } from '../../../../shared/ui/message';
import { mayDo } from './kinds';
import { LifeError } from './life-error';
import { Moves } from './moves';
import type { SectionProps } from './section';
import { Tasks } from './tasks';

/** What was opened: the workflow, the tasks, or a form once it is known what there is to choose from and whether the person may. */
export function Opened(props: SectionProps & { open: LifeAction; onClose(): void }) {
  const { open, form, acts, state, onClose } = props;
  const { t } = useI18n();
  if (open === 'move') return <Moves {...props} />;
  if (open === 'tasks') return <Tasks {...props} />;
  if (form.error) return <LifeError error={form.error} retry={() => void form.open()} />;
  if (!form.opened) return null;
  const { forms, form: choices } = form.opened;
  if (!mayDo(open, choices))
    return (
      <Message look="info">
        <p>{t('life.refused.noRight')}</p>
      </Message>
    );
  return (
    <forms.ActForm
      key={open}
      action={open}
      form={choices}
      onDone={(words) => {
        onClose();
        acts.taken(words, { kind: 'acts', above: state.basis.acts });
      }}
      onCancel={onClose}
    />
  );
}
