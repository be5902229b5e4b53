import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { faultAt } from '../parts/faults';
import { IconButton } from '../parts/icon-button';
import { dropped } from '../parts/list';
import { NumberField } from '../parts/number-field';

const MAX = 100;

/** How much an open incident of each priority weighs in somebody's load. */
export function Weights({ policy, change, readOnly, faults }: PageProps) {
  const { t } = useI18n();
  const { routing, priorities } = policy;
  const { weights } = routing;
  const set = (all: Record<string, number>): void => change('routing', { ...routing, weights: all });
  const gone = Object.keys(weights).filter((id) => !priorities.some((one) => one.id === id));
  return (
    <>
      <div class="weights">
        {priorities.map(({ id, name }) => (
          <div key={id} data-path={`routing/weights/${id}`}>
            <NumberField
              label={name}
              value={weights[id] ?? 1}
              min={1}
              max={MAX}
              change={(weight) => set({ ...weights, [id]: weight })}
              readOnly={readOnly}
              error={faultAt(faults, ['routing', 'weights', id], true)}
            />
          </div>
        ))}
      </div>
      {gone.map((id) => (
        <p key={id} class="weight-gone field-error" data-path={`routing/weights/${id}`}>
          {t('page.routing.weightGone', { id })}
          {!readOnly && (
            <IconButton icon="remove" name={t('page.common.removeThis', { name: id })} onClick={() => set(dropped(weights, id))} />
          )}
        </p>
      ))}
    </>
  );
}
