import { useEffect, useMemo } from 'preact/hooks';
import { useSurroundings } from '../../../shared/start';
import { ErrorMessage, Message } from '../../../shared/ui/message';
import { ShellContext } from './desk-context';
import { DraftBar } from './draft-bar';
import { PageLink } from './link';
import { Nav } from './nav';
import { PageView } from './page-view';
import { PAGES } from './pages';
import { Refused } from './refused';
import { useDesk } from './use-desk';
import { useRoute } from './use-route';

/** The page that shows a section of the policy. */
const routeOf = (section: string): string | undefined => PAGES.find(({ sections }) => sections?.some((one) => one === section))?.route;

/** The page among Jira's apps, which everybody can open; those in Jira's settings only administrators reach. */
const FOR_EVERYBODY = 'firebreak-policy';

/** The settings: pages, and the draft they are about. */
export function Shell() {
  const {
    i18n: { t },
    module,
  } = useSurroundings();
  const { place, go } = useRoute();
  const desk = useDesk();
  const path = place?.path ?? '';
  // Before there is a policy the server lets only administrators in.
  const admin = desk.value?.mayPublish ?? (desk.error?.code === 'NOT_SET_UP' || module !== FOR_EVERYBODY);
  const shell = useMemo(() => ({ desk, go, path, routeOf, admin }), [desk, go, path, admin]);
  const page = PAGES.find(({ route }) => route === place?.route) ?? PAGES[0];
  useEffect(() => {
    if (page && place) document.title = t(page.title);
  }, [page, place]);
  if (!place || !page) return <p class="quiet">{t('settings.reading')}</p>;
  if (desk.error?.code === 'NOT_ALLOWED') return <Refused />;
  const withoutPolicy = desk.error?.code === 'NOT_SET_UP';
  return (
    <ShellContext.Provider value={shell}>
      <div class="shell">
        <Nav current={page} admin={admin} go={go} />
        <div class="shell-main">
          <DraftBar desk={desk} current={page.route} go={go} />
          {desk.error && !withoutPolicy && !desk.value && <ErrorMessage error={desk.error} retry={() => void desk.reload()} />}
          {withoutPolicy && page.sections && (
            <Message look="info">
              <p>{t('settings.noPolicy')}</p>
              <PageLink route="set-up">{t('settings.page.setUp')}</PageLink>
            </Message>
          )}
          {admin || !page.admin ? (
            <PageView key={page.route} page={page} path={path} desk={desk} />
          ) : (
            <p role="status">{t(desk.value ? 'settings.adminsOnly' : 'settings.reading')}</p>
          )}
        </div>
      </div>
    </ShellContext.Provider>
  );
}
