import type { AppError } from '../../../../../src/contract/errors';
import type { LifeWhy } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { ErrorMessage, Message } from '../../../../shared/ui/message';

const WHYS: Record<LifeWhy, TextKey> = {
  full: 'life.refused.full',
  noWay: 'life.refused.noWay',
  resolved: 'life.refused.resolved',
  notResolved: 'life.refused.notResolved',
  nothingProposed: 'life.refused.nothingProposed',
  gone: 'life.refused.gone',
  noTask: 'life.refused.noTask',
  noTaskType: 'life.refused.noTaskType',
  noGate: 'life.refused.noGate',
};

const isWhy = (why: string | undefined): why is LifeWhy => why !== undefined && Object.hasOwn(WHYS, why);

/** Why something was refused, that nothing was changed, and what to do next. */
export function LifeError({ error, retry }: { error: AppError; retry?: (() => void) | undefined }) {
  const { t } = useI18n();
  const why = error.values?.why;
  // With words of Jira's it is Jira that refused, not the policy.
  const key = isWhy(why) ? WHYS[why] : error.code === 'NOT_ALLOWED' && !error.details ? 'life.refused.noRight' : undefined;
  if (key === undefined) return <ErrorMessage error={error} retry={retry} />;
  return (
    <Message look="error">
      <p>{t(key)}</p>
      {error.details?.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {retry && <Button onClick={retry}>{t('common.tryAgain')}</Button>}
    </Message>
  );
}
