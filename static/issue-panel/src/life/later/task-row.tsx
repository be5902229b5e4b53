import { useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { IssueLink } from '../../../../shared/ui/issue-link';
import { Lozenge } from '../../../../shared/ui/lozenge';
import { Message } from '../../../../shared/ui/message';
import { closeTask } from './edits';
import { LifeError } from './life-error';
import type { ListedTask } from './read-tasks';
import type { LifeFormView } from './use-life-form';

interface TaskRowProps {
  task: ListedTask;
  form: LifeFormView;
  onChanged(words: string): void;
}

/** One task. Closed as the person by Jira's own workflow; cancelled with a reason. */
export function TaskRow({ task, form, onChanged }: TaskRowProps) {
  const { t, locale } = useI18n();
  const { id, key, summary, statusName, closed, assigneeName, due } = task;
  const [closing, setClosing] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const [error, setError] = useState<AppError>();
  const close = async (): Promise<void> => {
    setError(undefined);
    setClosing(true);
    const answer = await closeTask(id);
    setClosing(false);
    if (answer.ok) onChanged(t('life.tasks.closed', { key }));
    else setError(answer.error);
  };
  const day =
    due === '' ? '' : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${due}T00:00:00Z`));
  return (
    <li class="stack-tight">
      <p>
        <IssueLink issueKey={key} /> {summary}
      </p>
      <p class="small">
        <Lozenge look={closed || closing ? 'success' : 'default'}>{closing ? t('life.tasks.closing') : statusName}</Lozenge>{' '}
        <span class="quiet">
          {assigneeName === '' ? t('life.tasks.nobody') : assigneeName}
          {day !== '' && ` · ${t('life.tasks.due', { day })}`}
        </span>
      </p>
      {!closed && !cancelling && (
        <div class="row">
          <Button look="link" aria-label={t('life.tasks.closeOf', { key })} aria-disabled={closing} onClick={() => closing || void close()}>
            {t('life.tasks.close')}
          </Button>
          <Button
            look="link"
            aria-label={t('life.tasks.cancelOf', { key })}
            aria-disabled={closing || form.opening}
            onClick={() => {
              setCancelling(true);
              void form.open();
            }}
          >
            {t('life.tasks.cancel')}
          </Button>
        </div>
      )}
      {error && <LifeError error={error} retry={() => void close()} />}
      {cancelling && form.error && <LifeError error={form.error} retry={() => void form.open()} />}
      {cancelling &&
        form.opened &&
        (form.opened.form.may.manageTasks ? (
          <form.opened.forms.CancelTaskForm
            task={task}
            reasons={form.opened.form.taskCancelReasons}
            onDone={(words) => {
              setCancelling(false);
              onChanged(words);
            }}
            onCancel={() => setCancelling(false)}
          />
        ) : (
          <Message look="info">
            <p>{t('life.refused.noRight')}</p>
          </Message>
        ))}
    </li>
  );
}
