import { useEffect, useState } from 'preact/hooks';
import { type RestFailure, rest } from '../../api';
import { canEdit } from '../../fields/editor';
import { changedInput, FieldForm, type NamedMeta } from '../../fields/form';
import { asFailure, useLoad } from '../../load';
import type { ProjectRef, TypeRef } from '../../types';
import { Failure, FormField } from '../../ui/bits';
import { Dialog } from '../../ui/dialog';
import { flagDone } from '../../ui/flags';
import { Spinner } from '../../ui/spinner';
import { creatableProjects, creatableTypes, createFields } from './meta';
import type { CreateWish } from './open';

/** Chosen above the form, not in it. */
const CHOSEN = new Set(['project', 'issuetype', 'parent']);
const LAST_PROJECT = 'jira.create.project';

function pickProject(projects: ProjectRef[], wish: CreateWish): ProjectRef | undefined {
  const wanted = wish.projectKey ?? /^\/(?:browse|projects)\/([A-Z][A-Z0-9_]+)/.exec(location.pathname)?.[1];
  return (
    projects.find((project) => (wish.projectId === undefined ? project.key === wanted : project.id === wish.projectId)) ??
    projects.find((project) => project.key === localStorage.getItem(LAST_PROJECT)) ??
    projects[0]
  );
}

/** "Create": project, type, and the fields of that create screen. */
export function CreateDialog(props: CreateWish & { onDone: () => void }) {
  const [projectId, setProjectId] = useState<string>();
  const projects = useLoad(creatableProjects, []);
  const project = projects.data?.find((one) => one.id === projectId) ?? (projects.data && pickProject(projects.data, props));
  const close = (created?: { id: string; key: string }): void => {
    props.onClose?.(created);
    props.onDone();
  };
  return (
    <Dialog title={props.parentKey === undefined ? 'Create' : `Create sub-task of ${props.parentKey}`} onClose={() => close()}>
      {projects.error && <Failure failure={projects.error} />}
      {projects.loading && <Spinner label="Loading projects" />}
      {projects.data?.length === 0 && (
        <>
          <p class="dialog-note">You don't have permission to create issues in any project.</p>
          <div class="form-actions">
            <button type="button" class="button primary" onClick={() => close()}>
              OK
            </button>
          </div>
        </>
      )}
      {project && (
        <>
          <FormField label="Project" required>
            {(ids) => (
              <select
                {...ids}
                value={project.id}
                disabled={props.parentKey !== undefined}
                onChange={(event) => setProjectId(event.currentTarget.value)}
              >
                {projects.data?.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name} ({one.key})
                  </option>
                ))}
              </select>
            )}
          </FormField>
          <TypeAndFields key={project.id} project={project} wish={props} close={close} />
        </>
      )}
    </Dialog>
  );
}

interface Step {
  project: ProjectRef;
  wish: CreateWish;
  close: (created?: { id: string; key: string }) => void;
}

function TypeAndFields({ project, wish, close }: Step) {
  const [typeId, setTypeId] = useState<string>();
  // What was typed stays when the type changes.
  const [values, setValues] = useState<Record<string, unknown>>(wish.values ?? {});
  const types = useLoad(() => creatableTypes(project.id), [project.id]);
  if (types.error) return <Failure failure={types.error} />;
  if (!types.data) return <Spinner label="Loading issue types" />;
  const offered = types.data.filter((type) => type.subtask === (wish.parentKey !== undefined));
  const type =
    offered.find((one) => one.id === (typeId ?? wish.issueTypeId)) ?? offered.find((one) => (one.hierarchyLevel ?? 0) <= 0) ?? offered[0];
  if (!type) return <p>There is no issue type you could create here.</p>;
  return (
    <>
      <FormField label="Issue type" required help={type.description}>
        {(ids) => (
          <select {...ids} value={type.id} onChange={(event) => setTypeId(event.currentTarget.value)}>
            {offered.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <Fields key={type.id} project={project} type={type} wish={wish} close={close} values={values} setValues={setValues} />
    </>
  );
}

function Fields(
  props: Step & {
    type: TypeRef;
    values: Record<string, unknown>;
    setValues: (change: (before: Record<string, unknown>) => Record<string, unknown>) => void;
  },
) {
  const { project, type, wish, close, values, setValues } = props;
  const metas = useLoad(() => createFields(project.id, type.id), [project.id, type.id]);
  const [failure, setFailure] = useState<RestFailure>();
  const [busy, setBusy] = useState(false);
  const shown = (metas.data ?? []).filter((meta) => !CHOSEN.has(meta.fieldId) && canEdit(meta));
  const defaults = metas.data ? defaultsOf(metas.data) : {};
  const current = { ...defaults, ...values };
  useEffect(() => {
    // The first error is where one goes on.
    if (failure) document.querySelector<HTMLElement>('dialog [aria-invalid=true]')?.focus();
  }, [failure]);
  if (metas.error) return <Failure failure={metas.error} />;
  if (!metas.data) return <Spinner label="Loading fields" />;
  const create = (): void => {
    setBusy(true);
    const fields = {
      ...changedInput(shown, {}, current),
      project: { id: project.id },
      issuetype: { id: type.id },
      ...(wish.parentKey === undefined ? {} : { parent: { key: wish.parentKey } }),
    };
    rest<{ id: string; key: string }>('POST', '/rest/api/3/issue', { fields }).then(
      (created) => {
        localStorage.setItem(LAST_PROJECT, project.key);
        flagDone(`You've created ${created.key}`, String(current.summary ?? ''), `/browse/${created.key}`);
        close(created);
      },
      (error: unknown) => {
        setBusy(false);
        setFailure(asFailure(error));
      },
    );
  };
  // Errors of fields that have no place in the form are said above the buttons.
  const elsewhere = failure && Object.entries(failure.errors).filter(([fieldId]) => !shown.some((meta) => meta.fieldId === fieldId));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <FieldForm
        metas={shown}
        values={current}
        onChange={(fieldId, value) => setValues((before) => ({ ...before, [fieldId]: value }))}
        failure={failure}
        projectKey={project.key}
      />
      {failure && (failure.messages.length > 0 || (elsewhere?.length ?? 0) > 0) && (
        <Failure failure={{ ...failure, name: failure.name, message: failure.message, errors: Object.fromEntries(elsewhere ?? []) }} />
      )}
      <div class="form-actions">
        <button type="button" class="button subtle" onClick={() => close()}>
          Cancel
        </button>
        <button type="submit" class="button primary" disabled={busy}>
          Create
        </button>
      </div>
    </form>
  );
}

function defaultsOf(metas: NamedMeta[]): Record<string, unknown> {
  return Object.fromEntries(
    metas.filter((meta) => meta.hasDefaultValue && meta.defaultValue !== undefined).map((meta) => [meta.fieldId, meta.defaultValue]),
  );
}
