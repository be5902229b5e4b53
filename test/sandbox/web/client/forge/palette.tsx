import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { navigate } from '../router';
import { openModuleModal } from './issue-modules';
import { modulePath } from './module-path';
import { type ForgeModule, fetchModules } from './modules-data';
import { findIssues, findProjects, type PaletteItem, places } from './palette-items';
import './forge.css';

/** Jira's command palette (Ctrl-K, Cmd-K): the app's commands, and ways to projects, issues and settings. Once in the shell. */
export function CommandPalette(): JSX.Element | null {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const toggle = (): void => setOpen((was) => !was);
    const key = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      toggle();
    };
    addEventListener('keydown', key);
    addEventListener('forge:palette', toggle);
    return () => {
      removeEventListener('keydown', key);
      removeEventListener('forge:palette', toggle);
    };
  }, []);
  return open ? <Palette close={() => setOpen(false)} /> : null;
}

function commandItem(module: ForgeModule): PaletteItem {
  return {
    id: `command-${module.key}`,
    group: 'Apps',
    text: module.title,
    hint: module.shortcut ?? '',
    words: module.keywords.join(' '),
    run: () => {
      const page = module.target?.page;
      if (page === undefined) return openModuleModal(module, {});
      modulePath(page).then(
        (path) => navigate(path),
        (error: unknown) => console.error(error),
      );
    },
  };
}

function Palette({ close }: { close: () => void }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const items = useItems(text);
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const chosen = Math.min(at, items.length - 1);
  const run = (item: PaletteItem | undefined): void => {
    if (!item) return;
    close();
    item.run();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(items.length, 1));
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + items.length) % Math.max(items.length, 1));
    else if (event.key === 'Enter') run(items[chosen]);
    else return;
    event.preventDefault();
  };
  const active = items[chosen];
  return (
    <dialog
      ref={dialog}
      class="forge-palette"
      aria-label="Command palette"
      onClose={close}
      onMouseDown={(event) => event.target === dialog.current && close()}
    >
      <div class="forge-palette-box">
        <input
          type="text"
          role="combobox"
          aria-label="Command or search"
          aria-expanded="true"
          aria-controls="forge-palette-list"
          aria-autocomplete="list"
          placeholder="Type a command or search for an issue"
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={key}
          {...(active ? { 'aria-activedescendant': `forge-palette-${active.id}` } : {})}
        />
        <div id="forge-palette-list" role="listbox" aria-label="Commands" class="forge-palette-list">
          {items.map((item, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox, which names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the combobox's
            <div
              id={`forge-palette-${item.id}`}
              key={item.id}
              role="option"
              aria-selected={index === chosen}
              class="forge-palette-item"
              onClick={() => run(item)}
            >
              <span class="forge-palette-group">{item.group}</span>
              <span>{item.text}</span>
              {item.hint && <kbd>{item.hint}</kbd>}
            </div>
          ))}
        </div>
        {items.length === 0 && <p role="status">Nothing matches.</p>}
      </div>
    </dialog>
  );
}

/** What matches the text: commands and places at once, issues after a pause. */
function useItems(text: string): PaletteItem[] {
  const [fixed, setFixed] = useState<PaletteItem[]>(places);
  const [issues, setIssues] = useState<PaletteItem[]>([]);
  useEffect(() => {
    Promise.all([fetchModules('jira:command'), findProjects()]).then(
      ([commands, projects]) => setFixed([...commands.map(commandItem), ...places, ...projects]),
      (error: unknown) => console.error(error),
    );
  }, []);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      findIssues(text).then(
        (found) => current && setIssues(found),
        () => current && setIssues([]),
      );
    }, 150);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = fixed.filter((item) => words.every((word) => `${item.text} ${item.words}`.toLowerCase().includes(word)));
  return [...matching, ...issues].slice(0, 14);
}
