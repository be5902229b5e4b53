import { useState } from 'preact/hooks';
import type { ProjectChoice } from '../../../../../../src/contract/types';
import { useI18n } from '../../../../../shared/start';
import { Field } from '../../../../../shared/ui/field';
import { SITE_TYPE } from '../choices';
import { type Project, typeOf } from './project';

/** Which type incidents have in a project, and which other types are looked after as incidents too. */
export function TypeFields({
  project,
  choice,
  siteTypeName,
  change,
}: {
  project: Project;
  choice: ProjectChoice;
  siteTypeName: string | undefined;
  /** @param typeChanged the request type that was chosen no longer fits */
  change: (choice: ProjectChoice, typeChanged: boolean) => void;
}) {
  const { t } = useI18n();
  const { issueTypeId } = choice;
  // Only at first: taking the last one out must not fold away what has the focus.
  const [open] = useState(choice.alsoTypeIds.length > 0);
  const own = typeOf(project, issueTypeId, siteTypeName);
  const others = project.types.filter(({ id }) => id !== own?.id);
  const gone = issueTypeId !== '' && issueTypeId !== SITE_TYPE && !own;
  return (
    <>
      <Field
        id={`type-${project.id}`}
        label={t('page.setUp.type')}
        hint={project.teamManaged ? t('page.setUp.teamManaged') : issueTypeId === SITE_TYPE ? t('page.setUp.siteTypeHint') : undefined}
        error={gone ? t('page.setUp.typeGone') : undefined}
        required
      >
        {(ids) => (
          <select
            {...ids}
            required
            value={issueTypeId}
            onChange={(event) => {
              const { requestTypeId: _, ...rest } = choice;
              const chosen = event.currentTarget.value;
              const id = typeOf(project, chosen, siteTypeName)?.id;
              change({ ...rest, issueTypeId: chosen, alsoTypeIds: choice.alsoTypeIds.filter((also) => also !== id) }, true);
            }}
          >
            {issueTypeId === '' && <option value="">{t('page.setUp.chooseType')}</option>}
            {gone && <option value={issueTypeId}>{t('page.setUp.typeGoneName')}</option>}
            {!project.teamManaged && (
              <option value={SITE_TYPE}>
                {siteTypeName ? t('page.setUp.siteTypeNamed', { name: siteTypeName }) : t('page.setUp.siteType')}
              </option>
            )}
            {project.types.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {others.length > 0 && (
        <details open={open}>
          <summary>{t('page.setUp.also')}</summary>
          <fieldset class="also" aria-describedby={`also-${project.id}`}>
            <legend class="unseen">{t('page.setUp.also')}</legend>
            <p class="hint" id={`also-${project.id}`}>
              {t('page.setUp.alsoHint', { project: project.name })}
            </p>
            {others.map(({ id, name }) => (
              <label key={id} class="choice">
                <input
                  type="checkbox"
                  checked={choice.alsoTypeIds.includes(id)}
                  onChange={(event) => {
                    const rest = choice.alsoTypeIds.filter((other) => other !== id);
                    change({ ...choice, alsoTypeIds: event.currentTarget.checked ? [...rest, id] : rest }, false);
                  }}
                />
                {name}
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </>
  );
}
