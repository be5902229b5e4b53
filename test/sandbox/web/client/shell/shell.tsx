import { useEffect, useRef, useState } from 'preact/hooks';
import { CommandPalette, ForgeOverlays } from '../forge';
import { CreateDialog } from '../pages/create/create-dialog';
import { type CreateWish, followAppsWishes, onCreate } from '../pages/create/open';
import { usePlace } from '../router';
import { useSession } from '../session';
import { EmptyState } from '../ui/bits';
import { Flags } from '../ui/flags';
import { LoginPage } from './login';
import { NoAccess } from './no-access';
import { pageOf } from './routes';
import { SideNav } from './side-nav';
import { TopBar } from './top-bar';

/** Top bar, navigation, the page, and what lies above all pages. */
export function Shell() {
  const { person } = useSession();
  const { path } = usePlace();
  const [navOpen, setNavOpen] = useState(() => innerWidth > 900);
  const [creating, setCreating] = useState<CreateWish>();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => onCreate(setCreating), []);
  useEffect(followAppsWishes, []);
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus();
    scrollTo(0, 0);
    if (innerWidth <= 900) setNavOpen(false);
  }, [path]);
  const page = pageOf(path);
  if (page?.chrome === 'portal') {
    return (
      <>
        {page.content}
        <ForgeOverlays />
        <Flags />
      </>
    );
  }
  const open = page?.chrome === 'open';
  if (!person && !open) {
    return (
      <>
        <LoginPage />
        <Flags />
      </>
    );
  }
  const licensed = person?.licensed ?? false;
  return (
    <div class="shell">
      <button type="button" class="skip-link" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <TopBar onToggleNav={() => setNavOpen(!navOpen)} navOpen={navOpen} />
      <div class="shell-body">
        {navOpen && <SideNav project={page?.project} />}
        <main id="main" ref={main} tabIndex={-1} class="content">
          {!page ? (
            <EmptyState page title="This page doesn't exist">
              <p>
                Check the address, or go to <a href="/">your work</a>.
              </p>
            </EmptyState>
          ) : licensed || open ? (
            page.content
          ) : (
            <NoAccess />
          )}
        </main>
      </div>
      {licensed && <CommandPalette />}
      {creating && licensed && <CreateDialog {...creating} onDone={() => setCreating(undefined)} />}
      <ForgeOverlays />
      <Flags />
    </div>
  );
}
