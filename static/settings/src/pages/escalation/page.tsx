import { useId, useMemo, useState } from 'preact/hooks';
import { escalations } from '../../../../../src/domain/policy/lint/escalations';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { DurationField } from '../parts/duration-field';
import { faultAt } from '../parts/faults';
import { PageBody } from '../parts/page-body';
import { SectionHead } from '../parts/section-head';
import { WhatCheckSays } from '../parts/what-check-says';
import { LadderExample } from './example';
import { LadderList } from './ladder-list';

const CHECKS = [escalations];

/** When incidents move up, to whom, and who is told. */
export default function EscalationPage(props: PageProps) {
  const { policy, change, readOnly, faults } = props;
  const { escalation } = policy;
  const { t } = useI18n();
  const ladders = useId();
  const snooze = useId();
  const [now] = useState(() => Date.now());
  const site = useMemo(() => ({ now }), [now]);
  return (
    <PageBody
      policy={policy}
      faults={faults}
      lead={t('page.escalation.lead')}
      example={escalation.ladders.length > 0 ? <LadderExample policy={policy} now={now} /> : undefined}
    >
      <section aria-labelledby={ladders}>
        <SectionHead id={ladders} title={t('page.escalation.list')}>
          {t('page.escalation.listHint')}
        </SectionHead>
        <LadderList {...props} />
      </section>
      <section aria-labelledby={snooze} data-path="escalation/snoozeMaxMs">
        <SectionHead id={snooze} title={t('page.escalation.snooze')} />
        <DurationField
          label={t('page.escalation.snoozeMax')}
          hint={t('page.escalation.snoozeHint')}
          ms={escalation.snoozeMaxMs}
          change={(snoozeMaxMs) => change('escalation', { ...escalation, snoozeMaxMs })}
          readOnly={readOnly}
          error={escalation.snoozeMaxMs < 1 ? t('page.common.fault.noTime') : faultAt(faults, ['escalation', 'snoozeMaxMs'])}
        />
      </section>
      <WhatCheckSays policy={policy} sections={['escalation']} checks={CHECKS} site={site} />
    </PageBody>
  );
}
