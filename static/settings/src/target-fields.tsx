import { useI18n } from '../../shared/start';
import { Field } from '../../shared/ui/field';
import type { SettingsForm } from './use-settings';

/** Project, issue type, and the further types that are incidents too. */
export function TargetFields({ form }: { form: SettingsForm }) {
  const { t } = useI18n();
  const { choice, projects, types } = form;
  const project = projects.find(({ id }) => id === choice.projectId);
  const others = types.filter(({ id }) => id !== choice.issueTypeId);
  if (projects.length === 0) return <p>{t('settings.noProjects')}</p>;
  return (
    <>
      <Field
        id="project"
        label={t('settings.project')}
        hint={project?.teamManaged ? t('settings.teamManaged', { project: project.name }) : undefined}
        required
      >
        {(ids) => (
          <select
            {...ids}
            required
            value={choice.projectId}
            onChange={(event) => form.choose({ projectId: event.currentTarget.value, issueTypeId: '', also: [] })}
          >
            <option value="">{t('settings.chooseProject')}</option>
            {projects.map(({ id, name, key }) => (
              <option key={id} value={id}>
                {name} ({key})
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="type" label={t('settings.type')} required>
        {(ids) => (
          <select
            {...ids}
            required
            disabled={choice.projectId === ''}
            value={choice.issueTypeId}
            onChange={(event) => {
              const issueTypeId = event.currentTarget.value;
              form.choose({ ...choice, issueTypeId, also: choice.also.filter((id) => id !== issueTypeId) });
            }}
          >
            <option value="">{t('settings.chooseType')}</option>
            {types.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {choice.issueTypeId !== '' && others.length > 0 && (
        <fieldset class="stack-tight" aria-describedby="also-hint">
          <legend>{t('settings.incidents')}</legend>
          <p class="hint" id="also-hint">
            {t('settings.incidentsHint', { project: project?.name ?? '' })}
          </p>
          {others.map(({ id, name }) => (
            <label key={id} class="choice">
              <input
                type="checkbox"
                checked={choice.also.includes(id)}
                onChange={(event) =>
                  form.choose({
                    ...choice,
                    also: event.currentTarget.checked ? [...choice.also, id] : choice.also.filter((other) => other !== id),
                  })
                }
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
