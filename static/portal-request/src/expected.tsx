import type { RequestView } from '../../../src/contract/types';
import { useI18n } from '../../shared/start';

/** How urgent it is and by when what is to be expected. */
export function Expected({ request: { priority, firstResponseDue, resolutionDue } }: { request: RequestView }) {
  const { t, instant } = useI18n();
  if (priority === undefined && firstResponseDue === undefined && resolutionDue === undefined) return null;
  const due = (at: string): string => (Date.parse(at) < Date.now() ? t('request.late', { when: instant(at) }) : instant(at));
  return (
    <dl class="facts">
      {priority !== undefined && (
        <>
          <dt>{t('request.priority')}</dt>
          <dd>{priority}</dd>
        </>
      )}
      {firstResponseDue !== undefined && (
        <>
          <dt>{t('request.firstResponseDue')}</dt>
          <dd>{due(firstResponseDue)}</dd>
        </>
      )}
      {resolutionDue !== undefined && (
        <>
          <dt>{t('request.resolutionDue')}</dt>
          <dd>{due(resolutionDue)}</dd>
        </>
      )}
    </dl>
  );
}
