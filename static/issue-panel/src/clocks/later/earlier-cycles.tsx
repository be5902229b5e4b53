import type { CycleExplanation } from '../../../../../src/domain/sla/explanation';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import type { Around } from './around';
import { exactText } from './stretch-words';
import { Stretches, Why } from './stretches';

const ENDS = {
  stopped: 'explain.cycle.stopped',
  cancelled: 'explain.cycle.cancelled',
  reset: 'explain.cycle.reset',
  goalChanged: 'explain.cycle.goalChanged',
} as const satisfies Record<NonNullable<CycleExplanation['ended']>['how'], TextKey>;

/** What the clock measured before, the latest first. */
export function EarlierCycles({ cycles, around }: { cycles: readonly CycleExplanation[]; around: Around }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <>
      {[...cycles].reverse().map((cycle) => {
        const words = {
          number: cycle.number,
          how: t(cycle.ended ? ENDS[cycle.ended.how] : 'explain.cycle.stopped'),
          time: exactText(cycle.elapsedMs, i18n),
        };
        const caption = t(cycle.breachedAt === undefined ? 'explain.cycle.earlier' : 'explain.cycle.earlierMissed', words);
        return (
          <details key={cycle.number}>
            <summary>{caption}</summary>
            {cycle.ended && <Why cause={cycle.ended} around={around} />}
            <Stretches stretches={cycle.stretches} around={around} caption={caption} />
          </details>
        );
      })}
    </>
  );
}
