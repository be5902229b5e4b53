import type { Lane } from '../../../src/domain/watch/lanes';
import { useI18n } from '../../shared/start';
import { Field } from '../../shared/ui/field';
import { type Choices, DUE_WITHIN, HELD_FOR } from './choices';
import { thresholdText } from './words';

/** From when an incident stands in the lane, where the viewer may choose that. */
export function Threshold({ lane, choices, choose }: { lane: Lane; choices: Choices; choose: (choices: Choices) => void }) {
  const { t, locale } = useI18n();
  const option = (ms: number) => (
    <option key={ms} value={ms}>
      {thresholdText(ms, locale)}
    </option>
  );
  if (lane === 'onHold')
    return (
      <div class="threshold">
        <Field id="held" label={t('watch.heldFor')}>
          {(ids) => (
            <select
              {...ids}
              value={choices.heldForMs}
              onChange={({ currentTarget: { value } }) => choose({ ...choices, heldForMs: Number(value) })}
            >
              {HELD_FOR.map(option)}
            </select>
          )}
        </Field>
      </div>
    );
  if (lane !== 'atRisk') return null;
  const { dueWithinMs, ...rest } = choices;
  return (
    <div class="threshold">
      <Field id="within" label={t('watch.dueWithin')}>
        {(ids) => (
          <select
            {...ids}
            value={dueWithinMs ?? ''}
            onChange={({ currentTarget: { value } }) => choose(value ? { ...rest, dueWithinMs: Number(value) } : rest)}
          >
            <option value="">{t('watch.byPolicy')}</option>
            {DUE_WITHIN.map(option)}
          </select>
        )}
      </Field>
    </div>
  );
}
