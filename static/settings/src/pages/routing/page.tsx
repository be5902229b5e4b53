import { useId } from 'preact/hooks';
import { shadowed } from '../../../../../src/domain/policy/lint/shadowed';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { Check } from '../parts/check';
import { faultAt } from '../parts/faults';
import { PageBody } from '../parts/page-body';
import { SectionHead } from '../parts/section-head';
import { SelectField } from '../parts/select-field';
import { WhatCheckSays } from '../parts/what-check-says';
import { RoutingExample } from './example';
import { RuleList } from './rule-list';
import { Weights } from './weights';

const CHECKS = [shadowed];
const SITE = {};

/** To which support group an incident goes. */
export default function RoutingPage(props: PageProps) {
  const { policy, change, readOnly, faults } = props;
  const { routing } = policy;
  const { t } = useI18n();
  const rules = useId();
  const other = useId();
  const weights = useId();
  return (
    <PageBody policy={policy} faults={faults} lead={t('page.routing.lead')} example={<RoutingExample policy={policy} />}>
      <section aria-labelledby={rules}>
        <SectionHead id={rules} title={t('page.routing.rules')}>
          {t('page.routing.rulesHint')}
        </SectionHead>
        <RuleList {...props} />
      </section>
      <section aria-labelledby={other}>
        <SectionHead id={other} title={t('page.routing.other')} />
        <div data-path="routing/fallback">
          <SelectField
            label={t('page.routing.fallback')}
            hint={t('page.routing.fallbackHint')}
            value={routing.fallback}
            choices={policy.supportGroups}
            gone={t('page.common.goneNamed', { id: routing.fallback })}
            change={(fallback) => change('routing', { ...routing, fallback })}
            readOnly={readOnly}
            error={
              policy.supportGroups.some(({ id }) => id === routing.fallback)
                ? faultAt(faults, ['routing', 'fallback'])
                : t('page.routing.fault.group')
            }
          />
        </div>
        <div data-path="routing/backToWhoHadIt">
          <Check
            label={t('page.routing.back')}
            hint={t('page.routing.backHint')}
            value={routing.backToWhoHadIt}
            change={(backToWhoHadIt) => change('routing', { ...routing, backToWhoHadIt })}
            readOnly={readOnly}
          />
        </div>
      </section>
      <section aria-labelledby={weights}>
        <SectionHead id={weights} title={t('page.routing.weights')}>
          {t('page.routing.weightsHint')}
        </SectionHead>
        <Weights {...props} />
      </section>
      <WhatCheckSays policy={policy} sections={['routing']} checks={CHECKS} site={SITE} />
    </PageBody>
  );
}
