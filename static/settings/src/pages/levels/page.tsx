import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { ExampleBox, ExampleFields, useExample } from '../parts/example';
import { PageBody } from '../parts/page-body';
import { LevelList } from './level-list';

/** Levels of impact and urgency: what people choose from, the gravest first. */
export default function LevelsPage(props: PageProps) {
  const { t } = useI18n();
  const { policy } = props;
  const example = useExample(policy);
  const { impact, urgency } = example.incident;
  const helpOf = (all: readonly { id: string; help: string }[], id: string): string => all.find((one) => one.id === id)?.help ?? '';
  return (
    <PageBody
      policy={policy}
      faults={props.faults}
      lead={t('page.levels.lead')}
      example={
        <ExampleBox fields={<ExampleFields policy={policy} example={example} parts={['impact', 'urgency']} />}>
          <p>
            {t('page.levels.gives')} <strong>{example.priority?.name ?? t('page.levels.noPriority')}</strong>
          </p>
          {[helpOf(policy.impacts, impact), helpOf(policy.urgencies, urgency)].filter(Boolean).map((help) => (
            <p key={help} class="small quiet">
              {help}
            </p>
          ))}
        </ExampleBox>
      }
    >
      <LevelList
        {...props}
        axis="impacts"
        title={t('page.levels.impacts')}
        lead={t('page.levels.impactsLead')}
        add={t('page.levels.addImpact')}
      />
      <LevelList
        {...props}
        axis="urgencies"
        title={t('page.levels.urgencies')}
        lead={t('page.levels.urgenciesLead')}
        add={t('page.levels.addUrgency')}
      />
    </PageBody>
  );
}
