import { useId } from 'preact/hooks';
import { useI18n, useSurroundings } from '../../../../shared/start';
import { useNow } from '../../../../shared/use-now';
import { Actions } from './actions';
import { NextNeeds } from './gates';
import { HoldBox } from './hold-box';
import { useNames } from './names';
import { ResolutionBox } from './resolution-box';
import type { SectionProps } from './section';
import { Stepper } from './stepper';
import { useActs } from './use-acts';
import { useLifeForm } from './use-life-form';

/** Phases, what can be done, what it waits for, how it was resolved, and what the next phases need. */
export function Course(props: Pick<SectionProps, 'issueId' | 'seen' | 'state' | 'life' | 'view' | 'announce'>) {
  const { seen, state, life, view } = props;
  const { t } = useI18n();
  const { accountId } = useSurroundings();
  const heading = useId();
  const form = useLifeForm();
  const acts = useActs(view);
  const now = useNow(life.hold !== undefined);
  const { hold, resolution, overrides = [], cancelled = [] } = life;
  const names = useNames([hold?.by, resolution?.by, resolution?.answered?.by, ...[...overrides, ...cancelled].map(({ by }) => by)]);
  const requester = form.opened?.form.requester ?? (accountId !== '' && state.reporter === accountId);
  const looker = { assigned: seen.assignee !== '', mine: seen.assignee === accountId, requester };
  return (
    <section class="stack-tight" aria-labelledby={heading}>
      <h2 id={heading}>{t('life.heading')}</h2>
      <Stepper life={life} />
      {hold && <HoldBox hold={hold} names={names} now={now} />}
      {resolution && <ResolutionBox resolution={resolution} names={names} now={now} />}
      <Actions {...props} looker={looker} form={form} acts={acts} names={names} now={now} />
      <NextNeeds life={life} />
    </section>
  );
}
