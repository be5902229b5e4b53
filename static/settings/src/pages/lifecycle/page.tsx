import { useId } from 'preact/hooks';
import { lifecycle } from '../../../../../src/domain/policy/lint/lifecycle';
import { useI18n } from '../../../../shared/start';
import { useSiteNames } from '../conditions/site';
import type { PageProps } from '../page-props';
import { PageBody } from '../parts/page-body';
import { SectionHead } from '../parts/section-head';
import { WhatCheckSays } from '../parts/what-check-says';
import { LifeExample } from './example';
import { GateList } from './gate-list';
import { PhaseList } from './phase-list';

const CHECKS = [lifecycle];
const SITE = {};

/** The phases an incident goes through, and what it needs to enter each. */
export default function LifecyclePage(props: PageProps) {
  const { policy, faults } = props;
  const { t } = useI18n();
  const site = useSiteNames();
  const phases = useId();
  const gates = useId();
  return (
    <PageBody policy={policy} faults={faults} lead={t('page.lifecycle.lead')} example={<LifeExample policy={policy} site={site} />}>
      <section aria-labelledby={phases}>
        <SectionHead id={phases} title={t('page.lifecycle.phases')}>
          {t('page.lifecycle.phasesHint')}
        </SectionHead>
        <PhaseList {...props} site={site} />
      </section>
      <section aria-labelledby={gates}>
        <SectionHead id={gates} title={t('page.lifecycle.gates')}>
          {t('page.lifecycle.gatesHint')}
        </SectionHead>
        <GateList {...props} />
      </section>
      <WhatCheckSays policy={policy} sections={['lifecycle']} checks={CHECKS} site={SITE} />
    </PageBody>
  );
}
