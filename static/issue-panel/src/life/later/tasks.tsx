import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { Message } from '../../../../shared/ui/message';
import { nearText } from '../../../../shared/when';
import { LifeError } from './life-error';
import { Pane } from './pane';
import { type ListedTask, readTasks } from './read-tasks';
import type { SectionProps } from './section';
import { TaskRow } from './task-row';

/** ms after a task was changed at which list and property are read again: Jira's search is behind its issues, and the app looks meanwhile. */
const AFTER = [800, 2_500, 6_000];

/** Tasks of the incident: who has them and until when, and what can be done about them. */
export function Tasks(props: SectionProps & { onClose(): void }) {
  const { issueId, life, view, form, names, announce, now, onClose } = props;
  const { t, locale, timeZone } = useI18n();
  const [tasks, setTasks] = useState<readonly ListedTask[]>();
  const [error, setError] = useState<AppError>();
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);
  const ask = useCallback(async () => {
    setError(undefined);
    const answer = await readTasks(issueId);
    if (answer.ok) setTasks(answer.value);
    else setError(answer.error);
  }, [issueId]);
  useEffect(() => () => timers.current.forEach(clearTimeout), []);
  // Others close tasks too.
  useEffect(() => void ask(), [ask, life.tasks?.open, life.tasks?.total]);
  const changed = (words: string): void => {
    setSaid(words);
    announce();
    view.look();
    timers.current.forEach(clearTimeout);
    timers.current = AFTER.map((wait) =>
      setTimeout(() => {
        void ask();
        view.again();
      }, wait),
    );
  };
  const startAdding = (): void => {
    setSaid('');
    setAdding(true);
    void form.open();
  };
  const { cancelled = [] } = life;
  return (
    <Pane title={t('life.tasks.heading')} heading={heading} onClose={onClose}>
      {error && <LifeError error={error} retry={() => void ask()} />}
      {!tasks && !error && (
        <p role="status" class="quiet">
          {t('life.tasks.reading')}
        </p>
      )}
      {tasks?.length === 0 && <p class="quiet">{t('life.tasks.none')}</p>}
      {tasks && tasks.length > 0 && (
        <ul class="life-rows">
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} form={form} onChanged={changed} />
          ))}
        </ul>
      )}
      {cancelled.length > 0 && (
        <>
          <h4>{t('life.tasks.cancelled')}</h4>
          <ul class="life-rows small">
            {cancelled.map(({ by, at, key, reason }) => (
              <li key={key + at}>
                <p>{t('life.tasks.cancelledBy', { key, name: names(by), when: nearText(locale, timeZone, Date.parse(at), now) })}</p>
                <p class="reason">{reason}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <div role="status" class="quiet">
        {said !== '' && <p>{said}</p>}
        {adding && form.opening && <p>{t('life.opening')}</p>}
      </div>
      {!adding && (
        <div>
          <Button onClick={startAdding}>{t('life.tasks.add')}</Button>
        </div>
      )}
      {adding && form.error && <LifeError error={form.error} retry={() => void form.open()} />}
      {adding &&
        form.opened &&
        (form.opened.form.may.manageTasks ? (
          <form.opened.forms.AddTasksForm
            form={form.opened.form}
            onDone={(words) => {
              setAdding(false);
              heading.current?.focus();
              changed(words);
            }}
            onCancel={() => {
              setAdding(false);
              heading.current?.focus();
            }}
          />
        ) : (
          <Message look="info">
            <p>{t('life.refused.noRight')}</p>
          </Message>
        ))}
    </Pane>
  );
}
