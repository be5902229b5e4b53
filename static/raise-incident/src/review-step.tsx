import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RaiseForm } from '../../../src/contract/types';
import { priorityOf } from '../../../src/domain/priority/matrix';
import { useSurroundings } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { Message } from '../../shared/ui/message';
import { categoryOf, channelOf } from './answers';
import type { RaiseDraft } from './draft';
import { wordsOf } from './labels';
import type { Progress } from './use-create';

interface ReviewStepProps {
  draft: RaiseDraft;
  target: RaiseForm;
  progress: Progress;
  onBack(): void;
  onCreate(): void;
}

/** The second step: everything in words before it is sent. */
export function ReviewStep({ draft, target, progress, onBack, onCreate }: ReviewStepProps) {
  const { issue, i18n } = useSurroundings();
  const { t } = i18n;
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus is gone.
  useLayoutEffect(() => heading.current?.focus(), []);
  const busy = progress === 'creating' || progress === 'finding';
  return (
    <div class="stack">
      <h2 ref={heading} tabIndex={-1}>
        {t('raise.check')}
      </h2>
      <p>{wordsOf(target, t)}</p>
      {issue && <p>{t('raise.willLink', { key: issue.key })}</p>}
      <Words draft={draft} target={target} />
      <div role="status" class="stack-tight">
        {progress === 'creating' && <p class="quiet">{t('raise.progress', { project: target.projectName })}</p>}
        {progress === 'finding' && <p>{t('raise.finding')}</p>}
      </div>
      {progress === 'unsure' && (
        <Message look="info">
          <p>{t('raise.unsure')}</p>
        </Message>
      )}
      <div class="row row-end actions">
        <Button aria-disabled={busy} onClick={() => busy || onBack()}>
          {t('raise.back')}
        </Button>
        <Button look="primary" aria-disabled={busy} onClick={() => busy || onCreate()}>
          {busy ? t('raise.creating') : progress === 'unsure' ? t('raise.findOut') : t('raise.create')}
        </Button>
      </div>
    </div>
  );
}

function Words({ draft, target: { form } }: { draft: RaiseDraft; target: RaiseForm }) {
  const { issue, i18n } = useSurroundings();
  const { t } = i18n;
  const impact = form.impacts.find(({ id }) => id === draft.impact);
  const urgency = form.urgencies.find(({ id }) => id === draft.urgency);
  const priority = priorityOf(form, impact?.id ?? '', urgency?.id ?? '');
  const category = categoryOf(draft, form);
  const subcategory = category?.subcategories.find(({ id }) => id === draft.subcategory);
  const services = form.services.filter(({ id }) => draft.services.includes(id)).map(({ name }) => name);
  const channel = channelOf(draft, form, issue !== undefined);
  return (
    <dl class="facts">
      <Fact name={t('raise.summary')}>{draft.summary.trim()}</Fact>
      <Fact name={t('raise.description')}>
        {draft.description.trim() === '' ? <None /> : <span class="as-typed">{draft.description}</span>}
      </Fact>
      <Fact name={t('raise.priority')}>
        <strong>{priority?.name ?? '–'}</strong>{' '}
        <span class="quiet">{t('raise.because', { impact: impact?.name ?? '–', urgency: urgency?.name ?? '–' })}</span>
      </Fact>
      <Fact name={t('raise.category')}>{category ? [category, subcategory].flatMap((one) => one?.name ?? []).join(' › ') : <None />}</Fact>
      <Fact name={t('raise.services')}>{services.length > 0 ? services.join(', ') : <None />}</Fact>
      <Fact name={t('raise.affected')}>{draft.forOther && draft.affected ? draft.affected.name : t('raise.affectedMe')}</Fact>
      <Fact name={t('raise.channel')}>{channel ? channel.name : <None />}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function None() {
  const { i18n } = useSurroundings();
  return <span class="quiet">{i18n.t('raise.nothing')}</span>;
}
