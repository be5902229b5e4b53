import { useEffect, useRef, useState } from 'preact/hooks';
import { type LifeAction, nextActions, possibleActions } from '../../../../../src/domain/lifecycle/next-actions';
import { useI18n, useSurroundings } from '../../../../shared/start';
import { KeyButton } from '../../keys/key-button';
import { deedOf } from './deeds';
import { KINDS, labelOf, mayDo } from './kinds';
import { LifeError } from './life-error';
import { Opened } from './opened';
import type { SectionProps } from './section';
import { ShortcutList } from './shortcut-list';
import { useKeys } from './use-keys';

/** What is open below the buttons. */
export type Open = LifeAction | 'help';

/** The best things to do next, then what else can be done; below them what is being filled in, or what came of it. All by keyboard. */
export function Actions(props: SectionProps) {
  const { issueId, life, state, looker, form, acts } = props;
  const { t } = useI18n();
  const { accountId } = useSurroundings();
  const [open, setOpen] = useState<Open>();
  const box = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
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
      pressed.current = true;
      acts.run(deed);
    } else toggle(action);
  };
  useKeys();
  useEffect(() => {
    // The button that was pressed is gone with what it did: the keyboard goes on at the first of those that are left.
    if (!pressed.current || document.activeElement !== document.body) return;
    pressed.current = false;
    box.current?.querySelector('button')?.focus();
  });
  const button = (action: LifeAction) => (
    <KeyButton
      key={action}
      keyName={KINDS[action].key}
      data-act={action}
      look={action === best[0] ? 'primary' : 'default'}
      aria-disabled={acts.doing !== undefined || form.opening}
      {...(deedFor(action) ? {} : { 'aria-expanded': action === open })}
      onClick={() => press(action)}
    >
      {action === 'tasks' && openTasks > 0 ? t('life.act.tasksOpen', { count: openTasks }) : t(labelOf(action, looker.requester))}
    </KeyButton>
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
          <KeyButton keyName="?" data-act="help" aria-expanded={open === 'help'} onClick={() => toggle('help')}>
            {t('life.keys.open')}
          </KeyButton>
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
      {open === 'help' && <ShortcutList />}
      {open !== undefined && open !== 'help' && <Opened {...props} open={open} onClose={close} />}
    </>
  );
}

/** What asks the server before it is shown what there is to choose from. */
const NEED_FORM: readonly Open[] = ['hold', 'propose', 'accept', 'reject'];
