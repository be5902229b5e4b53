import { useId, useState } from 'preact/hooks';
import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';
import { GROUPS, PAGES, type Page, type PageGroup } from './pages';
import type { Navigation } from './use-route';

const TITLES = {
  start: 'settings.group.start',
  incidents: 'settings.group.incidents',
  life: 'settings.group.life',
  time: 'settings.group.time',
  people: 'settings.group.people',
  publish: 'settings.group.publish',
  app: 'settings.group.app',
} as const satisfies Record<PageGroup, string>;

/** The pages, in groups. On a narrow screen a button shows them. */
export function Nav({ current, admin, go }: { current: Page; admin: boolean; go: Navigation['go'] }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const list = useId();
  const groups = GROUPS.map((group) => ({ group, pages: PAGES.filter((page) => page.group === group && (admin || !page.admin)) })).filter(
    ({ pages }) => pages.length > 0,
  );
  return (
    <nav class={open ? 'nav nav-open' : 'nav'} aria-label={t('settings.pages')}>
      <div class="nav-toggle">
        <Button aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>
          {t('settings.menu', { page: t(current.title) })}
        </Button>
      </div>
      <div id={list} class="nav-groups">
        {groups.map(({ group, pages }) => (
          <div key={group}>
            <h2 id={`nav-${group}`}>{t(TITLES[group])}</h2>
            <ul class="plain" aria-labelledby={`nav-${group}`}>
              {pages.map(({ route, title }) => (
                <li key={route}>
                  <a
                    href={`#/${route}`}
                    aria-current={route === current.route ? 'page' : undefined}
                    onClick={(event) => {
                      event.preventDefault();
                      setOpen(false);
                      go(route);
                    }}
                  >
                    {t(title)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}
