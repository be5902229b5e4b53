import { useI18n } from '../../../shared/start';
import { Lozenge } from '../../../shared/ui/lozenge';
import type { Project } from './project';

/** What is special about a project, as far as it matters here. */
export function Badges({ project }: { project: Project }) {
  const { t } = useI18n();
  return (
    <>
      {project.service && <Lozenge look="inprogress">{t('settings.kind.service')}</Lozenge>}
      {project.teamManaged && <Lozenge look="default">{t('settings.kind.teamManaged')}</Lozenge>}
    </>
  );
}
