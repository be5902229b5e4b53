import { useMemo, useState } from 'preact/hooks';
import type { AppError } from '../../../../src/contract/errors';
import { diffPolicies } from '../../../../src/domain/policy/diff';
import { counted } from '../../../shared/plural';
import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';
import { ErrorMessage } from '../../../shared/ui/message';
import { usePersonName } from '../../../shared/use-person-name';
import { nearText } from '../../../shared/when';
import type { Fault } from '../pages/page-props';
import { ClashNotice } from './clash-notice';
import { useShell } from './desk-context';
import { partOf } from './faults';
import { PageLink } from './link';
import type { Desk } from './use-desk';
import type { Navigation } from './use-route';

/** Says on every page that there is a draft, whose, and what can be done with it. */
export function DraftBar({ desk, current, go }: { desk: Desk; current: string; go: Navigation['go'] }) {
  const { keeping, value, document } = desk;
  if (!keeping || !value || !document) return null;
  const touched = keeping.draft !== null || Object.keys(keeping.unsaved).length > 0;
  if (!touched) return null;
  return <Bar desk={desk} parts={{ keeping, value, document }} current={current} go={go} />;
}

interface BarProps {
  desk: Desk;
  parts: Required<Pick<Desk, 'keeping' | 'value' | 'document'>>;
  current: string;
  go: Navigation['go'];
}

function Bar({ desk, parts: { keeping, value, document }, current, go }: BarProps) {
  const i18n = useI18n();
  const { t, locale, timeZone } = i18n;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const { draft, clash } = keeping;
  const editor = clash?.by ?? draft?.editor ?? value.self;
  const name = usePersonName(editor);
  const changes = useMemo(() => diffPolicies(value.current.document, document).length, [value, document]);
  const mine = editor === value.self;
  const behind = draft !== null && draft.base !== value.current.version;
  const act = async (action: () => Promise<AppError | undefined>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(await action());
    setBusy(false);
    setAsking(false);
  };
  const since = draft ? nearText(locale, timeZone, Date.parse(mine ? draft.startedAt : (clash?.at ?? draft.at)), Date.now()) : '';
  const whose = !draft ? t('settings.draft.new') : mine ? t('settings.draft.mine', { since }) : t('settings.draft.other', { name, since });
  return (
    <section class="draft-bar" aria-label={t('settings.draft.label')}>
      <div class="row">
        <span class="lozenge lozenge-inprogress">{t('settings.draft.label')}</span>
        <span>
          {whose} {counted(i18n, changes, { one: 'settings.draft.changes.one', other: 'settings.draft.changes.other' })}
        </span>
        <span class="quiet" role="status">
          {savingWords(desk, t)}
        </span>
        <ToMend faults={keeping.faults} document={document} />
        {!asking && !clash && (
          <span class="row push">
            {mine && current !== 'check' && <Button onClick={() => go('check')}>{t('settings.page.check')}</Button>}
            {mine && value.mayPublish && current !== 'publish' && (
              <Button look="primary" onClick={() => go('publish')}>
                {t('settings.page.publish')}
              </Button>
            )}
            {mine && draft && <Button onClick={() => setAsking(true)}>{t('settings.draft.discard')}</Button>}
            {!mine && value.mayEdit && <Button onClick={() => void act(() => desk.takeOver(false))}>{t('settings.draft.takeOver')}</Button>}
          </span>
        )}
      </div>
      {asking && (
        <fieldset class="row">
          <legend class="unseen">{t('settings.draft.discard')}</legend>
          <span>{t('settings.draft.discardAsk')}</span>
          <Button look="primary" onClick={() => void act(desk.discard)}>
            {t('settings.draft.discardYes')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('settings.draft.discardNo')}</Button>
        </fieldset>
      )}
      {behind && !clash && (
        <div class="row">
          <span>{t('settings.draft.behind', { base: draft.base, version: value.current.version })}</span>
          {mine && <Button onClick={() => void act(desk.rebase)}>{t('settings.draft.rebase')}</Button>}
        </div>
      )}
      {clash && <ClashNotice clash={clash} desk={desk} busy={busy} act={act} />}
      {error && <ErrorMessage error={error} />}
    </section>
  );
}

/** Leads to the first place that keeps changes from being saved, from whatever page. */
function ToMend({ faults: [first], document }: { faults: readonly Fault[]; document: object }) {
  const { t } = useI18n();
  const { routeOf } = useShell();
  const route = first && routeOf(String(first.path[0]));
  if (!first || route === undefined) return null;
  return (
    <PageLink route={route} path={partOf(document, first.path)}>
      {t('settings.draft.mend')}
    </PageLink>
  );
}

function savingWords({ keeping }: Desk, t: ReturnType<typeof useI18n>['t']): string {
  if (!keeping || keeping.clash) return '';
  if (keeping.trouble) return t('settings.draft.trouble');
  if (keeping.saving) return t('settings.draft.saving');
  if (keeping.faults.length > 0) return t('settings.draft.faulty');
  if (Object.keys(keeping.unsaved).length > 0) return t('settings.draft.unsaved');
  return keeping.saved ? t('settings.draft.saved') : '';
}
