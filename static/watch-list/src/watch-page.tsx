import { useI18n, useSurroundings } from '../../shared/start';
import { ErrorMessage, Message } from '../../shared/ui/message';
import { NoRight } from './no-right';
import { useDesk } from './use-desk';
import { WatchList } from './watch-list';

/** The watch list of a project. */
export function WatchPage() {
  const { project, i18n } = useSurroundings();
  return (
    <div class="stack page-flush">
      <h1>{i18n.t('watch.heading', { key: project?.key ?? '' })}</h1>
      <Opened projectId={project?.id ?? ''} />
    </div>
  );
}

function Opened({ projectId }: { projectId: string }) {
  const { t } = useI18n();
  const { desk, error, retry } = useDesk();
  if (error?.code === 'NOT_FOUND')
    return (
      <Message look="info">
        <p>{t('watch.noIncidents')}</p>
      </Message>
    );
  if (error) return <ErrorMessage error={error} retry={retry} />;
  if (!desk)
    return (
      <p class="quiet" role="status">
        {t('watch.opening')}
      </p>
    );
  return desk.may ? <WatchList desk={desk} projectId={projectId} /> : <NoRight holders={desk.holders} />;
}
