import { useMemo, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import type { CallOutput } from '../../../../../src/contract/types';
import { diffPolicies } from '../../../../../src/domain/policy/diff';
import { call } from '../../../../shared/call';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { ErrorMessage, Message } from '../../../../shared/ui/message';
import { CHOOSE_NEW, type Chosen, toApplies } from '../../publishing/applies';
import { AppliesField } from '../../publishing/applies-field';
import { Effect } from '../../publishing/effect';
import { NoteField } from '../../publishing/note-field';
import { ProgressCard } from '../../publishing/progress-card';
import { Published } from '../../publishing/published';
import { useShell } from '../../shell/desk-context';
import { PageLink } from '../../shell/link';
import { useFindings } from '../../shell/use-findings';
import { Changes } from '../../words/changes';
import { FindingList } from '../../words/finding-list';

/** What the draft changes, for which incidents, what that does to them; then it comes into force. */
export default function PublishPage() {
  const { t } = useI18n();
  const { desk } = useShell();
  const [done, setDone] = useState<CallOutput<'publishDraft'>>();
  return (
    <>
      <p class="quiet">{t('page.publish.lead')}</p>
      {done && <Published outcome={done} />}
      <ProgressCard />
      {desk.keeping?.draft ? <Form onDone={setDone} /> : !done && <p>{t('page.publish.noDraft')}</p>}
    </>
  );
}

function Form({ onDone }: { onDone(outcome: CallOutput<'publishDraft'>): void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { desk } = useShell();
  const { found, error: unchecked, checking, check } = useFindings();
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<Chosen>(CHOOSE_NEW);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const box = useRef<HTMLFormElement>(null);
  const current = desk.value?.current;
  const changes = useMemo(() => (current && desk.document ? diffPolicies(current.document, desk.document) : []), [current, desk.document]);
  const errors = found?.filter(({ severity }) => severity === 'error') ?? [];
  const warnings = found?.filter(({ severity }) => severity === 'warning') ?? [];
  const applies = toApplies(chosen);
  const draft = desk.keeping?.draft;
  const behind = draft && current && draft.base !== current.version;
  const mine = draft?.editor === desk.value?.self;
  const waitsFor = (): string | undefined => {
    if (!desk.value?.mayPublish) return t('page.publish.notAdmin');
    if (!mine) return t('page.publish.notMine');
    if (changes.length === 0) return t('page.publish.nothing');
    if (behind) return t('page.publish.behind');
    if (desk.keeping && desk.keeping.faults.length > 0) return t('page.publish.mendFirst');
    if (errors.length > 0) return t('page.publish.errorsFirst');
    if (checking || !found) return t('page.check.checking');
    if (!applies) return t('page.publish.chooseDate');
    return undefined;
  };
  const waits = waitsFor();
  const publish = async (): Promise<void> => {
    if (busy || waits !== undefined || !applies) return;
    setBusy(true);
    setError(undefined);
    const settled = await desk.settle();
    const etag = desk.draftNow()?.etag;
    const answer = settled && etag !== undefined ? await call('publishDraft', { etag, note, applies }) : undefined;
    setBusy(false);
    // Why it is not saved stands in the bar above.
    if (!answer) return setError({ code: 'TRY_LATER', message: 'the draft is not saved' });
    if (!answer.ok) return setError(answer.error);
    onDone(answer.value);
    await desk.reload();
  };
  return (
    <form
      ref={box}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <section class="stack-tight" aria-labelledby="what">
        <h2 id="what">{t('page.publish.what', { version: current?.version ?? 0 })}</h2>
        <p class="quiet">{counted(i18n, changes.length, { one: 'settings.draft.changes.one', other: 'settings.draft.changes.other' })}</p>
        <Changes changes={changes} links />
      </section>
      {unchecked && <ErrorMessage error={unchecked} retry={check} />}
      {errors.length > 0 && (
        <section class="stack-tight" aria-labelledby="errors">
          <h2 id="errors">{t('page.check.errorsHeading')}</h2>
          <FindingList findings={errors} />
        </section>
      )}
      {errors.length === 0 && warnings.length > 0 && (
        <Message look="info">
          <p>{counted(i18n, warnings.length, { one: 'page.check.warnings.one', other: 'page.check.warnings.other' })}</p>
          <PageLink route="check">{t('page.publish.seeWarnings')}</PageLink>
        </Message>
      )}
      <AppliesField chosen={chosen} choose={setChosen} />
      <Effect applies={applies} />
      <NoteField note={note} change={setNote} />
      {error && <ErrorMessage error={error} />}
      <div class="row">
        <Button type="submit" look="primary" aria-disabled={busy || waits !== undefined} aria-describedby="publish-why">
          {t(busy ? 'page.publish.busy' : 'page.publish.button')}
        </Button>
        <span id="publish-why" class="quiet" role="status">
          {waits}
        </span>
      </div>
    </form>
  );
}
