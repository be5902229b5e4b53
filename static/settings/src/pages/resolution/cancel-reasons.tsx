import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import type { PageProps } from '../page-props';
import { faultAt } from '../parts/faults';
import { IconButton } from '../parts/icon-button';
import { leftOut, replacedAt } from '../parts/list';
import { TextField } from '../parts/text-field';

const MAX = 20;
const LENGTH = 100;

/** Reasons from which one is chosen when a task is cancelled. */
export function CancelReasons({ policy, change, readOnly, faults }: PageProps) {
  const { t } = useI18n();
  const { resolution } = policy;
  const reasons = resolution.taskCancelReasons;
  const set = (all: string[]): void => change('resolution', { ...resolution, taskCancelReasons: all });
  const fault = (reason: string, at: number): string | undefined => {
    if (reason.trim() === '') return t('page.resolution.fault.reason');
    if (reason.trim().length > LENGTH) return t('page.common.fault.tooLong', { max: LENGTH });
    return faultAt(faults, ['resolution', 'taskCancelReasons', at]);
  };
  return (
    <div class="form" data-path="resolution/taskCancelReasons">
      {reasons.map((reason, at) => (
        <div class="reason" key={at}>
          <TextField
            label={t('page.resolution.cancelAt', { place: at + 1 })}
            value={reason}
            change={(text) => set(replacedAt(reasons, at, text))}
            readOnly={readOnly}
            error={fault(reason, at)}
          />
          {!readOnly && (
            <IconButton
              icon="remove"
              name={
                reasons.length === 1
                  ? t('page.resolution.leastReason')
                  : t('page.common.removeThis', { name: reason || t('page.resolution.cancelAt', { place: at + 1 }) })
              }
              off={reasons.length === 1}
              onClick={() => set(leftOut(reasons, at))}
            />
          )}
        </div>
      ))}
      {!readOnly && reasons.length < MAX && (
        <div class="row">
          <Button onClick={() => set([...reasons, ''])}>{t('page.resolution.addReason')}</Button>
        </div>
      )}
    </div>
  );
}
