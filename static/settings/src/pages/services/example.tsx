import type { Policy } from '../../../../../src/contract/types';
import { dependentsOf } from '../../../../../src/domain/policy/edit/services';
import { useI18n } from '../../../../shared/start';
import { ExampleBox, ExampleFields, useExample } from '../parts/example';

/** Which other services do not work either when one is down. */
export function ServiceExample({ policy }: { policy: Policy }) {
  const { t } = useI18n();
  const example = useExample(policy);
  const service = policy.services.find(({ id }) => id === example.incident.service);
  const down = service ? dependentsOf(policy.services, service.id) : [];
  return (
    <ExampleBox fields={<ExampleFields policy={policy} example={example} parts={['service']} />}>
      {!service && <p class="quiet">{t('page.services.chooseOne')}</p>}
      {service && down.length === 0 && <p>{t('page.services.alone', { name: service.name })}</p>}
      {service && down.length > 0 && (
        <>
          <p>{t('page.services.alsoDown', { name: service.name })}</p>
          <ul>
            {down.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </ExampleBox>
  );
}
