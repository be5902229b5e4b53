import { useRef, useState } from 'preact/hooks';
import { PROJECTS_MAX } from '../../../../../../src/contract/limits';
import { useI18n } from '../../../../../shared/start';
import { Button } from '../../../../../shared/ui/button';
import { ErrorMessage, Message } from '../../../../../shared/ui/message';
import { withChange, withoutProject, withProject } from '../choices';
import type { ChosenNow } from '../use-choices';
import { proposalFor } from './project';
import { ProjectCard } from './project-card';
import { ProjectSearch } from './project-search';
import type { Projects } from './use-projects';

/** Where incidents are: the projects, the type in each, and the one in which new incidents are made. */
export function ProjectList({
  chosen,
  setUpIds,
  projects,
  siteTypeName,
  busy,
}: {
  chosen: ChosenNow;
  /** Projects in which incidents are looked after now. */
  setUpIds: readonly string[];
  projects: Projects;
  siteTypeName: string | undefined;
  busy: boolean;
}) {
  const { t, locale } = useI18n();
  const [added, setAdded] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const { choices, choose } = chosen;
  const ids = choices.projects.map(({ projectId }) => projectId);
  const takenOut = setUpIds.filter((id) => !ids.includes(id)).map((id) => projects.get(id)?.name ?? t('page.setUp.projectUnnamed', { id }));
  return (
    <section class="stack" aria-labelledby="where">
      <div class="stack-tight">
        <h2 id="where" ref={heading} tabIndex={-1}>
          {t('page.setUp.where')}
        </h2>
        <p class="quiet">{t('page.setUp.whereHint')}</p>
      </div>
      {chosen.changed && setUpIds.length > 0 && (
        <Message look="info">
          <p>{t('page.setUp.kept')}</p>
          {takenOut.length > 0 && <p>{t('page.setUp.takenOut', { projects: new Intl.ListFormat(locale).format(takenOut) })}</p>}
          <Button look="link" aria-disabled={busy} onClick={() => !busy && chosen.discard()}>
            {t('page.setUp.discard')}
          </Button>
        </Message>
      )}
      {projects.error && <ErrorMessage error={projects.error} retry={projects.refresh} />}
      {ids.length === 0 && <p>{t('page.setUp.noneYet')}</p>}
      <fieldset disabled={busy} class="stack-tight">
        <legend class="unseen">{t('page.setUp.where')}</legend>
        <ul class="plain stack-tight">
          {choices.projects.map((choice) => (
            <ProjectCard
              key={choice.projectId}
              choice={choice}
              project={projects.get(choice.projectId)}
              siteTypeName={siteTypeName}
              isTarget={choices.target === choice.projectId}
              added={added === choice.projectId}
              aim={() => choose((before) => ({ ...before, target: choice.projectId }))}
              change={(changed) => choose((before) => withChange(before, changed))}
              remove={() => {
                choose((before) => withoutProject(before, choice.projectId));
                heading.current?.focus();
              }}
            />
          ))}
        </ul>
      </fieldset>
      {ids.length < PROJECTS_MAX && (
        <ProjectSearch
          chosen={ids}
          busy={busy}
          add={(project) => {
            projects.keep(project);
            setAdded(project.id);
            choose((before) => withProject(before, proposalFor(project, siteTypeName)));
          }}
        />
      )}
    </section>
  );
}
