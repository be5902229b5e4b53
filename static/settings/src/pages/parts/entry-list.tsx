import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import { movedBy } from './list';
import { useSaid } from './use-said';

interface WithId {
  id: string;
}

export interface EntryListProps<T extends WithId> {
  entries: readonly T[];
  /** What an entry is called, and a few words on it. */
  nameOf(entry: T): string;
  /** Its name as it is drawn, where that is more than a text. */
  shown?: (entry: T) => ComponentChildren;
  about?: (entry: T) => ComponentChildren;
  /** What is edited when an entry is open. */
  form(entry: T): ComponentChildren;
  /** Whether something in an entry is wrong. */
  faulty?: (entry: T) => boolean;
  /** What names an entry or comes of removing it; nothing: it is removed at once. */
  warning?: (entry: T) => ComponentChildren;
  reorder(entries: T[]): void;
  remove(entry: T): void;
  /** Puts things back as they were before the last removal. */
  undo(): void;
  /** Why the last one must stay. */
  least?: string | undefined;
  /** Which entry is open, when it is known from outside: a new one. */
  opened?: string | undefined;
  readOnly: boolean;
  /** The order means nothing: there is no moving. */
  fixed?: boolean;
  /** What the list is, for a screen reader. */
  label: string;
  /** Path of the list in the document, its steps joined by "/". */
  path: string;
  empty?: string;
}

/**
 * Entries in an order, one of them open at a time. They are moved by their buttons or with Alt and the arrow keys, and removed after what
 * that does was said.
 */
export function EntryList<T extends WithId>(props: EntryListProps<T>) {
  const { entries, nameOf, readOnly, label, empty } = props;
  const { t } = useI18n();
  const { say, said } = useSaid();
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState<string>();
  const [asked, setAsked] = useState<string>();
  const [gone, setGone] = useState<string>();
  useEffect(() => {
    if (props.opened !== undefined) setOpen(props.opened);
  }, [props.opened]);

  const focus = (id: string, part: string): void =>
    void requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`:scope > [data-entry="${id}"] > .entry-row ${part}`)?.focus(),
    );
  const move = (at: number, by: number, part: string): void => {
    const entry = entries[at];
    if (!entry || readOnly || props.fixed || at + by < 0 || at + by >= entries.length) return;
    props.reorder(movedBy(entries, at, by));
    say(t('page.common.movedTo', { name: nameOf(entry), place: at + by + 1, count: entries.length }));
    focus(entry.id, part);
  };
  const remove = (entry: T): void => {
    const at = entries.indexOf(entry);
    const near = entries[at + 1] ?? entries[at - 1];
    setAsked(undefined);
    setGone(nameOf(entry));
    props.remove(entry);
    say(t('page.common.removed', { name: nameOf(entry) }));
    if (near) focus(near.id, '.entry-open');
  };
  const ask = (entry: T): void => {
    if (props.warning?.(entry)) setAsked(entry.id);
    else remove(entry);
  };
  const last = entries.length === 1 ? props.least : undefined;

  return (
    <div class="stack-tight">
      {said}
      {gone !== undefined && (
        <div class="gone row">
          <span>{t('page.common.removed', { name: gone })}</span>
          <Button
            look="link"
            onClick={() => {
              setGone(undefined);
              props.undo();
            }}
          >
            {t('page.common.undo')}
          </Button>
        </div>
      )}
      {entries.length === 0 && <p class="quiet">{empty}</p>}
      {entries.length > 0 && (
        <ul class="entries" ref={list} aria-label={label}>
          {entries.map((entry, at) => (
            <Entry
              key={entry.id}
              {...props}
              entry={entry}
              at={at}
              open={open === entry.id}
              asked={asked === entry.id}
              last={last}
              toggle={() => setOpen(open === entry.id ? undefined : entry.id)}
              move={(by, part) => move(at, by, part)}
              ask={() => ask(entry)}
              keep={() => {
                setAsked(undefined);
                focus(entry.id, '.entry-remove button');
              }}
              goAhead={() => remove(entry)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface EntryProps<T extends WithId> extends EntryListProps<T> {
  entry: T;
  at: number;
  open: boolean;
  asked: boolean;
  last: string | undefined;
  toggle(): void;
  move(by: number, part: string): void;
  ask(): void;
  keep(): void;
  goAhead(): void;
}

function Entry<T extends WithId>(props: EntryProps<T>) {
  const { entry, at, entries, open, asked, last, readOnly } = props;
  const { t } = useI18n();
  const id = useId();
  const name = props.nameOf(entry) || t('page.common.unnamed');
  const keys = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    props.move(event.key === 'ArrowUp' ? -1 : 1, '.entry-open');
  };
  return (
    <li class={open ? 'entry entry-opened' : 'entry'} data-entry={entry.id} data-path={`${props.path}/${entry.id}`}>
      <div class="entry-row">
        <button
          type="button"
          class="entry-open"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          aria-keyshortcuts={readOnly || props.fixed ? undefined : 'Alt+ArrowUp Alt+ArrowDown'}
          onClick={props.toggle}
          onKeyDown={keys}
        >
          <Icon name="open" />
          <span class="entry-words">
            <span class="entry-name">{props.shown?.(entry) ?? name}</span>
            {props.about && <span class="entry-about">{props.about(entry)}</span>}
            {props.faulty?.(entry) && <span class="entry-fault">{t('page.common.toMend')}</span>}
          </span>
        </button>
        {!readOnly && (
          <div class="entry-buttons">
            {!props.fixed && (
              <>
                <span class="entry-up">
                  <IconButton
                    icon="up"
                    name={t('page.common.moveUp', { name })}
                    off={at === 0}
                    onClick={() => props.move(-1, '.entry-up button')}
                  />
                </span>
                <span class="entry-down">
                  <IconButton
                    icon="down"
                    name={t('page.common.moveDown', { name })}
                    off={at === entries.length - 1}
                    onClick={() => props.move(1, '.entry-down button')}
                  />
                </span>
              </>
            )}
            <span class="entry-remove">
              <IconButton icon="remove" name={last ?? t('page.common.removeThis', { name })} off={last !== undefined} onClick={props.ask} />
            </span>
          </div>
        )}
      </div>
      {asked && (
        <Removal name={name} keep={props.keep} goAhead={props.goAhead}>
          {props.warning?.(entry)}
        </Removal>
      )}
      {open && (
        <div class="entry-form" id={id}>
          {props.form(entry)}
        </div>
      )}
    </li>
  );
}

interface RemovalProps {
  name: string;
  keep(): void;
  goAhead(): void;
  children: ComponentChildren;
}

/** What removing an entry does, before it is done. */
function Removal({ name, keep, goAhead, children }: RemovalProps) {
  const { t } = useI18n();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <fieldset class="removal" ref={box} tabIndex={-1} aria-label={t('page.common.removeThis', { name })}>
      {children}
      <div class="row">
        <Button onClick={goAhead}>{t('page.common.removeThis', { name })}</Button>
        <Button look="link" onClick={keep}>
          {t('page.common.keep')}
        </Button>
      </div>
    </fieldset>
  );
}
