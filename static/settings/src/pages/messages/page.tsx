import { useId, useState } from 'preact/hooks';
import { recipients } from '../../../../../src/domain/policy/lint/recipients';
import { templates } from '../../../../../src/domain/policy/lint/templates';
import { unused } from '../../../../../src/domain/policy/lint/unused';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { PageBody } from '../parts/page-body';
import { SectionHead } from '../parts/section-head';
import { WhatCheckSays } from '../parts/what-check-says';
import { CadenceList } from './cadence-list';
import { Preview } from './preview';
import { TemplateList } from './template-list';

const CHECKS = [templates, recipients, unused];
const SITE = {};

/** What people are told of an incident, in which words, and how often. */
export default function MessagesPage(props: PageProps) {
  const { policy, faults } = props;
  const { t } = useI18n();
  const [now] = useState(() => Date.now());
  const list = useId();
  const cadences = useId();
  return (
    <PageBody
      policy={policy}
      faults={faults}
      lead={t('page.messages.lead')}
      example={policy.communication.templates.length > 0 ? <Preview policy={policy} now={now} /> : undefined}
    >
      <section aria-labelledby={list}>
        <SectionHead id={list} title={t('page.messages.list')}>
          {t('page.messages.listHint')}
        </SectionHead>
        <TemplateList {...props} />
      </section>
      <section aria-labelledby={cadences}>
        <SectionHead id={cadences} title={t('page.messages.cadences')}>
          {t('page.messages.cadencesHint')}
        </SectionHead>
        <CadenceList {...props} />
      </section>
      <WhatCheckSays policy={policy} sections={['communication']} checks={CHECKS} site={SITE} />
    </PageBody>
  );
}
