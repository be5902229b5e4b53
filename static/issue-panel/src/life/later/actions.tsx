import { useRef, useState } from 'preact/hooks';
import { type LifeAction, nextActions, possibleActions } from '../../../../../src/domain/lifecycle/next-actions';
import { useI18n, useSurroundings } from '../../../../shared/start';
import { ActionButton } from './action-button';
import { deedOf } from './deeds';
import { KINDS, labelOf, mayDo } from './kinds';
import { LifeError } from './life-error';
import { Opened } from './opened';
import type { SectionProps } from './section';
import { ShortcutList } from './shortcut-list';
import { useShortcuts } from './use-shortcuts';

/** What is open below the buttons. */
export type Open = LifeAction | 'help';

/** The best things to do next, then what else can be done; below them what is being filled in, or what came of it. All by keyboard. */
export function Actions(props: SectionProps) {
  const { issueId, life, state, looker, form, acts } = props;
  const { t } = useI18n();
  const { accountId } = useSurroundings();
  const [open, setOpen] = useState<Open>();
  const box = useRef<HTMLDivElement>(null);
  const openTasks = life.tasks?.open ?? 0;
  const best = nextActions(life, looker);
  const all = possibleActions(life, looker);
  const deedFor = (action: LifeAction) => deedOf(action, { issueId, accountId, life, state, looker, t });
  const shown = all.filter((action) => action === open || !form.opened || mayDo(action, form.opened.form));

  const focusBack = (action: Open): void => {
    // The keyboard goes back to where it came from, once the buttons are drawn anew.
    setTimeout(() => (box.current?.querySelector<HTMLElement>(`[data-act="${action}"]`) ?? box.current?.querySelector('button'))?.focus());
  };
  const close = (): void => {
    if (open) focusBack(open);
    setOpen(undefined);
  };
  const toggle = (what: Open): void => {
    if (what === open) close();
    else {
      setOpen(what);
      if (NEED_FORM.includes(what)) void form.open();
    }
  };
  const press = (action: LifeAction): void => {
    if (acts.doing !== undefined || form.opening) return;
    acts.clear();
    const deed = deedFor(action);
    if (deed) {
      setOpen(undefined);
      acts.run(deed);
    } else toggle(action);
  };
  const shortcuts = useShortcuts(
    new Map<string, () => void>([
      ...shown.map((action): [string, () => void] => [KINDS[action].key.toLowerCase(), () => press(action)]),
      ['?', () => toggle('help')],
    ]),
  );
  const button = (action: LifeAction) => (
    <ActionButton
      key={action}
      action={action}
      label={action === 'tasks' && openTasks > 0 ? t('life.act.tasksOpen', { count: openTasks }) : t(labelOf(action, looker.requester))}
      look={action === best[0] ? 'primary' : 'default'}
      shortcut={shortcuts.on}
      busy={acts.doing !== undefined || form.opening}
      expanded={deedFor(action) ? undefined : action === open}
      onPress={() => press(action)}
    />
  );
  const first = shown.filter((action) => best.includes(action));
  const more = shown.filter((action) => !best.includes(action));

  return (
    <>
      <div ref={box} class="stack-tight">
        {first.length > 0 ? (
          <fieldset class="row" aria-label={t('life.next')}>
            {first.map(button)}
          </fieldset>
        ) : (
          <p class="quiet">{t(life.resolution?.answer === 'open' ? 'life.waitsForRequester' : 'life.nothingToDo')}</p>
        )}
        <fieldset class="row life-more" aria-label={t('life.more')}>
          {more.map(button)}
          <ActionButton
            action="help"
            label={t('life.keys.open')}
            keyName="?"
            look="default"
            shortcut={shortcuts.on}
            busy={false}
            expanded={open === 'help'}
            onPress={() => toggle('help')}
          />
        </fieldset>
      </div>
      <div role="status" class="quiet">
        {acts.doing !== undefined && <p>{t('life.doing', { what: acts.doing })}</p>}
        {acts.said !== undefined && <p>{props.view.expected ? t('life.recorded', { what: acts.said }) : acts.said}</p>}
        {form.opening && <p>{t('life.opening')}</p>}
      </div>
      {acts.refused && (
        <div class="stack-tight">
          <LifeError error={acts.refused.error} retry={acts.refused.again} />
          <p class="quiet small">{t('life.putBack')}</p>
        </div>
      )}
      {open === 'help' && <ShortcutList actions={shown} requester={looker.requester} on={shortcuts.on} onTurn={shortcuts.turn} />}
      {open !== undefined && open !== 'help' && <Opened {...props} open={open} onClose={close} />}
    </>
  );
}

/** What asks the server before it is shown what there is to choose from. */
const NEED_FORM: readonly Open[] = ['hold', 'propose', 'accept', 'reject'];
