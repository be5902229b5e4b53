import { useId, useMemo, useState } from 'preact/hooks';
import { groupsToCount, people } from '../../../../../src/domain/policy/lint/people';
import { recipients } from '../../../../../src/domain/policy/lint/recipients';
import { unused } from '../../../../../src/domain/policy/lint/unused';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { PageBody } from '../parts/page-body';
import { SectionHead } from '../parts/section-head';
import { WhatCheckSays } from '../parts/what-check-says';
import { GroupExample } from './example';
import { GroupList } from './group-list';
import { useGroups } from './jira-people';
import { TierList } from './tier-list';

const CHECKS = [people, recipients, unused];

/** Who takes care of incidents: tiers, and at each tier groups of people. */
export default function SupportGroupsPage(props: PageProps) {
  const { policy } = props;
  const { t } = useI18n();
  const groups = useId();
  const tiers = useId();
  const [now] = useState(() => Date.now());
  const known = useGroups(policy.supportGroups.flatMap(({ jiraGroup }) => jiraGroup?.id ?? []));
  const site = useMemo(() => {
    const counts = groupsToCount(policy).map((id): [string, number | undefined] => [id, known.get(id)?.total]);
    // What is not known of one group must not be taken for nobody.
    const told = counts.flatMap(([id, count]): [string, number][] => (count === undefined ? [] : [[id, count]]));
    return told.length === counts.length ? { peopleIn: Object.fromEntries(told) } : {};
  }, [policy, known]);
  return (
    <PageBody
      policy={policy}
      faults={props.faults}
      lead={t('page.supportGroups.lead')}
      example={<GroupExample policy={policy} known={known} now={now} />}
    >
      <section aria-labelledby={groups}>
        <SectionHead id={groups} title={t('page.supportGroups.list')} />
        <GroupList {...props} known={known} now={now} />
      </section>
      <section aria-labelledby={tiers}>
        <SectionHead id={tiers} title={t('page.supportGroups.tiers')}>
          {t('page.supportGroups.tiersHint')}
        </SectionHead>
        <TierList {...props} />
      </section>
      <WhatCheckSays policy={policy} sections={['supportGroups', 'tiers']} checks={CHECKS} site={site} />
    </PageBody>
  );
}
