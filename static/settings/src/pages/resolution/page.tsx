import { useId, useState } from 'preact/hooks';
import { unheard } from '../../../../../src/domain/policy/lint/unheard';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { PageBody } from '../parts/page-body';
import { SectionHead } from '../parts/section-head';
import { WhatCheckSays } from '../parts/what-check-says';
import { CancelReasons } from './cancel-reasons';
import { CodeList } from './code-list';
import { Confirmation } from './confirmation';
import { SilenceExample } from './example';
import { HoldRules } from './hold-rules';
import { KindList } from './kind-list';

const CHECKS = [unheard];
const SITE = {};

/** How a resolution is confirmed, what happens while an incident waits, and what is chosen from at the end. */
export default function ResolutionPage(props: PageProps) {
  const { policy, faults } = props;
  const { t } = useI18n();
  const [now] = useState(() => Date.now());
  const asked = useId();
  const holds = useId();
  const codes = useId();
  const kinds = useId();
  const cancel = useId();
  return (
    <PageBody policy={policy} faults={faults} lead={t('page.resolution.lead')} example={<SilenceExample policy={policy} now={now} />}>
      <section aria-labelledby={asked}>
        <SectionHead id={asked} title={t('page.resolution.confirmation')}>
          {t('page.resolution.confirmationHint')}
        </SectionHead>
        <Confirmation {...props} />
      </section>
      <section aria-labelledby={holds}>
        <SectionHead id={holds} title={t('page.resolution.holds')}>
          {t('page.resolution.holdsHint')}
        </SectionHead>
        <HoldRules {...props} />
      </section>
      <section aria-labelledby={codes}>
        <SectionHead id={codes} title={t('page.resolution.codes')}>
          {t('page.resolution.codesHint')}
        </SectionHead>
        <CodeList {...props} />
      </section>
      <section aria-labelledby={kinds}>
        <SectionHead id={kinds} title={t('page.resolution.kinds')}>
          {t('page.resolution.kindsHint')}
        </SectionHead>
        <KindList {...props} />
      </section>
      <section aria-labelledby={cancel}>
        <SectionHead id={cancel} title={t('page.resolution.cancel')}>
          {t('page.resolution.cancelHint')}
        </SectionHead>
        <CancelReasons {...props} />
      </section>
      <WhatCheckSays policy={policy} sections={['resolution', 'closureCodes', 'resolutionKinds']} checks={CHECKS} site={SITE} />
    </PageBody>
  );
}
