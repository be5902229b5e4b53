import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { LaterTexts } from '../../../shared/i18n';
import { loadLater } from '../../../shared/later';
import { useI18n } from '../../../shared/start';
import { ErrorMessage } from '../../../shared/ui/message';
import type { PageProps } from '../pages/page-props';
import { focusOnPart } from './focus-on-part';
import type { Page } from './pages';
import type { Desk } from './use-desk';

const WORDS: LaterTexts = { 'en-US': () => import('messages:words/en-US'), 'fr-FR': () => import('messages:words/fr-FR') };

/** What was loaded of a page: one about the policy, or one that needs nothing. */
type Loaded = { policy: ComponentType<PageProps> } | { free: ComponentType };

/** The page somebody went to, loaded when they first do. The focus goes to its heading, or to the part they came for. */
export function PageView({ page, path, desk }: { page: Page; path: string; desk: Desk }) {
  const i18n = useI18n();
  const { t } = i18n;
  const [loaded, setLoaded] = useState<Loaded>();
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const load = async (): Promise<void> => {
    setFailed(false);
    const style = await page.style?.().catch(() => undefined);
    const code = page.sections
      ? page.load().then((it): Loaded => ({ policy: it.default }))
      : page.load().then((it): Loaded => ({ free: it.default }));
    if (page.words) await i18n.add(WORDS).catch(() => undefined);
    const got = page.style && !style ? undefined : await loadLater(i18n, code, page.texts, style?.default);
    if (got) setLoaded(got);
    else setFailed(true);
  };
  useEffect(() => void load(), []);
  const ready = loaded !== undefined && ('free' in loaded || desk.document !== undefined);
  useEffect(() => {
    if (!ready || !body.current) return;
    if (path === '') {
      if (visited) heading.current?.focus();
    } else focusOnPart(body.current, path);
    visited = true;
  }, [ready, path]);
  return (
    <div class="page-main" ref={body}>
      <h1 ref={heading} tabIndex={-1}>
        {t(page.title)}
      </h1>
      {failed && <ErrorMessage error={{ code: 'TRY_LATER', message: 'the page cannot be loaded' }} retry={() => void load()} />}
      {!ready && !failed && !desk.error && (
        <p class="quiet" role="status">
          {t('settings.reading')}
        </p>
      )}
      {loaded && 'free' in loaded && <loaded.free />}
      {loaded && 'policy' in loaded && <PolicyPage Page={loaded.policy} desk={desk} />}
    </div>
  );
}

/** Whoever opens the settings begins at the top; the focus moves only when they go on from there. */
let visited = false;

function PolicyPage({ Page, desk }: { Page: ComponentType<PageProps>; desk: Desk }) {
  const { value, document, keeping } = desk;
  if (!value || !document || !keeping) return null;
  const others = keeping.draft !== null && keeping.draft.editor !== value.self;
  return (
    <Page
      policy={document}
      change={desk.change}
      readOnly={!value.mayEdit || others || keeping.clash !== undefined}
      site={value.site}
      faults={keeping.faults}
    />
  );
}
