import { useEffect, useMemo } from 'preact/hooks';
import { useI18n } from '../../../shared/start';
import { ErrorMessage, Message } from '../../../shared/ui/message';
import { ShellContext } from './desk-context';
import { DraftBar } from './draft-bar';
import { PageLink } from './link';
import { Nav } from './nav';
import { PageView } from './page-view';
import { PAGES } from './pages';
import { useDesk } from './use-desk';
import { useRoute } from './use-route';

/** The page that shows a section of the policy. */
const routeOf = (section: string): string | undefined => PAGES.find(({ sections }) => sections?.some((one) => one === section))?.route;

/** The settings: pages, and the draft they are about. */
export function Shell() {
  const { t } = useI18n();
  const { place, go } = useRoute();
  const desk = useDesk();
  const shell = useMemo(() => ({ desk, go, routeOf }), [desk, go]);
  const page = PAGES.find(({ route }) => route === place?.route) ?? PAGES[0];
  useEffect(() => {
    if (page && place) document.title = t(page.title);
  }, [page, place]);
  if (!place || !page) return <p class="quiet">{t('settings.reading')}</p>;
  if (desk.error?.code === 'NOT_ALLOWED') return <ErrorMessage error={desk.error} />;
  const withoutPolicy = desk.error?.code === 'NOT_SET_UP';
  return (
    <ShellContext.Provider value={shell}>
      <div class="shell">
        <Nav current={page} admin={desk.value?.mayPublish ?? true} go={go} />
        <div class="shell-main">
          <DraftBar desk={desk} current={page.route} go={go} />
          {desk.error && !withoutPolicy && !desk.value && <ErrorMessage error={desk.error} retry={() => void desk.reload()} />}
          {withoutPolicy && page.sections && (
            <Message look="info">
              <p>{t('settings.noPolicy')}</p>
              <PageLink route="set-up">{t('settings.page.setUp')}</PageLink>
            </Message>
          )}
          <PageView key={page.route} page={page} path={place.path} desk={desk} />
        </div>
      </div>
    </ShellContext.Provider>
  );
}
