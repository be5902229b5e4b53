import type { AppError } from '../../../../../src/contract/errors';
import type { DeskWhy } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { ErrorMessage, Message } from '../../../../shared/ui/message';

const WHYS: Record<DeskWhy, TextKey> = {
  full: 'desk.refused.full',
  tooLong: 'desk.refused.tooLong',
  notOfGroup: 'desk.refused.notOfGroup',
  notAssignable: 'desk.refused.notAssignable',
  groupGone: 'desk.refused.groupGone',
  nothingEscalated: 'desk.refused.nothingEscalated',
  resolved: 'desk.refused.resolved',
};

const isWhy = (why: string | undefined): why is DeskWhy => why !== undefined && Object.hasOwn(WHYS, why);

/** Why something was refused, and what to do next. */
export function DeskError({ error, retry }: { error: AppError; retry?: (() => void) | undefined }) {
  const { t } = useI18n();
  const why = error.values?.why;
  // With words of Jira's it is Jira that refused, not the policy.
  const key = isWhy(why) ? WHYS[why] : error.code === 'NOT_ALLOWED' && !error.details ? 'desk.refused.noRight' : undefined;
  if (key === undefined) return <ErrorMessage error={error} retry={retry} />;
  return (
    <Message look="error">
      <p>{t(key)}</p>
      {retry && <Button onClick={retry}>{t('common.tryAgain')}</Button>}
    </Message>
  );
}
