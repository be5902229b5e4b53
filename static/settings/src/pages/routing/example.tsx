import type { Policy, SupportGroup } from '../../../../../src/contract/types';
import { routingTrials } from '../../../../../src/domain/routing/example';
import { type Route, routeOf } from '../../../../../src/domain/routing/route';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { categoryChoices, ExampleBox } from '../parts/example';
import { useExampleSubject } from '../parts/example-subject';
import { Trials } from '../parts/trials';

const THEN: Record<SupportGroup['assignment'], TextKey> = {
  manual: 'page.routing.then.manual',
  roundRobin: 'page.routing.then.roundRobin',
  leastLoaded: 'page.routing.then.leastLoaded',
  skill: 'page.routing.then.skill',
};

function whyWords({ t }: I18n, policy: Policy, why: Route['why']): string {
  if (why.by === 'rule') return t('page.routing.why.rule', { rule: policy.routing.rules.find(({ id }) => id === why.rule)?.name ?? '' });
  if (why.by === 'category')
    return t('page.routing.why.category', { category: categoryChoices(policy).find(({ id }) => id === why.category)?.name ?? '' });
  return t('page.routing.why.fallback');
}

/** Where would this incident go? Each rule as it is tried, and why it is not the one. */
export function RoutingExample({ policy }: { policy: Policy }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { rules } = policy.routing;
  const { subject, priority, fields, misses } = useExampleSubject(
    policy,
    rules.map((rule) => rule.for),
  );
  const route = routeOf(policy, subject);
  const trials = routingTrials(policy, subject);
  const tier = policy.tiers.find(({ id }) => id === route?.group.tier);
  return (
    <ExampleBox title={t('page.routing.where')} fields={fields}>
      <p>
        {t('page.for.priorityIs')} <strong>{priority?.name ?? t('page.for.nothing')}</strong>
      </p>
      {route && (
        <>
          <p>
            {t('page.routing.goesTo')} <strong>{route.group.name}</strong>
            {tier && ` (${tier.name})`}
          </p>
          <p>{whyWords(i18n, policy, route.why)}</p>
          <p class="small quiet">{t(THEN[route.group.assignment])}</p>
        </>
      )}
      <Trials
        trials={trials.map(({ rule, misses: missed }) => ({
          id: rule.id,
          name: rule.name || t('page.common.unnamed'),
          misses: missed === 'to' ? t('page.routing.noGroup') : misses(rule.for),
        }))}
        left={rules.length - trials.length}
      />
    </ExampleBox>
  );
}
