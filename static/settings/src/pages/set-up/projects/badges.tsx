import { useI18n } from '../../../../../shared/start';
import { Lozenge } from '../../../../../shared/ui/lozenge';
import type { Project } from './project';

/** What is special about a project, as far as it matters here. */
export function Badges({ project }: { project: Project }) {
  const { t } = useI18n();
  return (
    <>
      {project.service && <Lozenge look="inprogress">{t('page.setUp.kind.service')}</Lozenge>}
      {project.teamManaged && <Lozenge look="default">{t('page.setUp.kind.teamManaged')}</Lozenge>}
    </>
  );
}
