import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProjectChoice } from '../../../../../../src/contract/types';
import { useI18n } from '../../../../../shared/start';
import { Button } from '../../../../../shared/ui/button';
import { Badges } from './badges';
import { type Project, typeOf } from './project';
import { RequestTypeField } from './request-type-field';
import { TypeFields } from './type-fields';

/** One project with incidents. */
export function ProjectCard({
  choice,
  project,
  siteTypeName,
  isTarget,
  added,
  aim,
  change,
  remove,
}: {
  choice: ProjectChoice;
  /** Undefined while it is read; null when it is gone. */
  project: Project | null | undefined;
  siteTypeName: string | undefined;
  isTarget: boolean;
  /** It has just been added: the focus comes here. */
  added: boolean;
  aim: () => void;
  change: (choice: ProjectChoice) => void;
  remove: () => void;
}) {
  const { t } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  const [fresh, setFresh] = useState(added);
  useEffect(() => {
    if (added) heading.current?.focus();
  }, [added]);
  const name = project?.name ?? t('page.setUp.projectUnnamed', { id: choice.projectId });
  return (
    <li class="card stack-tight">
      <div class="row">
        <h3 ref={heading} tabIndex={-1}>
          {project ? t('page.setUp.projectName', { name, key: project.key }) : name}
        </h3>
        {project && <Badges project={project} />}
        <span class="push">
          <Button look="link" aria-label={t('page.setUp.removeLabel', { project: name })} onClick={remove}>
            {t('page.setUp.remove')}
          </Button>
        </span>
      </div>
      {project === null && <p class="field-error">{t('page.setUp.projectGone')}</p>}
      {project && (
        <div class="card-fields">
          <div class="stack-tight">
            <TypeFields
              project={project}
              choice={choice}
              siteTypeName={siteTypeName}
              change={(changed, typeChanged) => {
                if (typeChanged) setFresh(true);
                change(changed);
              }}
            />
          </div>
          {project.service && (
            <RequestTypeField
              choice={choice}
              typeId={typeOf(project, choice.issueTypeId, siteTypeName)?.id}
              fresh={fresh}
              change={(changed) => {
                setFresh(false);
                change(changed);
              }}
            />
          )}
        </div>
      )}
      <label class="choice">
        <input type="radio" name="target" checked={isTarget} onChange={aim} />
        {t('page.setUp.target', { project: name })}
      </label>
    </li>
  );
}
