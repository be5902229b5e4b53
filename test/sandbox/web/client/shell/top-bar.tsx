import { useEffect, useRef, useState } from 'preact/hooks';
import { openCreate } from '../pages/create/open';
import { navigate, usePlace } from '../router';
import { useSession } from '../session';
import { Icon } from '../ui/icon';
import { Menu, MenuItem } from '../ui/menu';
import { Preferences } from './preferences';
import { Switcher } from './switcher';

const KEY = /^[a-z][a-z0-9_]+-\d+$/i;

/** Goes to the issue whose key was typed, else searches the text. */
function search(text: string): void {
  const wanted = text.trim();
  if (KEY.test(wanted)) navigate(`/browse/${wanted.toUpperCase()}`);
  else if (wanted) navigate(`/issues/?jql=${encodeURIComponent(`text ~ "${wanted.replace(/["\\]/g, '\\$&')}" ORDER BY updated DESC`)}`);
  else navigate('/issues/');
}

/** The bar over all of Jira's pages: navigation, search, create, help, settings, who one is. */
export function TopBar({ onToggleNav, navOpen }: { onToggleNav: () => void; navOpen: boolean }) {
  const { person, site } = useSession();
  const { path } = usePlace();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      const target = event.target;
      if (
        event.key !== '/' ||
        event.ctrlKey ||
        event.metaKey ||
        (target instanceof HTMLElement && target.closest('input,textarea,select,[contenteditable]'))
      )
        return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  useEffect(() => setText(''), [path]);
  return (
    <header class="top-bar">
      <div class="top-start">
        <button
          type="button"
          class="button subtle icon-only"
          aria-label={navOpen ? 'Collapse navigation' : 'Expand navigation'}
          aria-expanded={navOpen}
          onClick={onToggleNav}
        >
          <Icon name="menu" />
        </button>
        <a class="brand" href="/">
          <img src="/_sandbox/favicon.svg" width="24" height="24" alt="" />
          <span>Jira</span>
        </a>
        <span class="local-mark" title={`A local stand-in for Jira Cloud, running ${site.appName}`}>
          local
        </span>
      </div>
      {person?.licensed && (
        <div class="top-middle">
          <search>
            <form
              class="top-search"
              onSubmit={(event) => {
                event.preventDefault();
                search(text);
              }}
            >
              <Icon name="search" />
              <input
                ref={input}
                type="search"
                aria-label="Search issues, or type a key"
                placeholder="Search"
                value={text}
                onInput={(event) => setText(event.currentTarget.value)}
              />
            </form>
          </search>
          <button type="button" class="button primary" onClick={() => openCreate()}>
            <Icon name="plus" />
            <span class="wide-only">Create</span>
            <span class="visually-hidden narrow-label">Create</span>
          </button>
        </div>
      )}
      <div class="top-end">
        <a class="button subtle icon-only" href="/outbox" aria-label="Notifications outbox" title="Notifications outbox">
          <Icon name="bell" />
        </a>
        <a class="button subtle icon-only" href="/lab" aria-label="Lab" title="Lab: clock, faults, meter, storage">
          <Icon name="lab" />
        </a>
        {person?.admin && (
          <Menu label="Settings" button={<Icon name="cog" />} buttonClass="button subtle icon-only" align="end">
            <MenuItem href="/jira/settings/system">System</MenuItem>
            <MenuItem href="/jira/settings/apps">Apps</MenuItem>
            <MenuItem href="/jira/settings/issues/issue-types">Issues</MenuItem>
            <MenuItem href="/jira/projects">Projects</MenuItem>
            <MenuItem href="/jira/people">People and groups</MenuItem>
          </Menu>
        )}
        <Preferences />
        <Switcher />
      </div>
    </header>
  );
}
