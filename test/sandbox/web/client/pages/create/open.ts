import { isRecord, text } from '../../fields/read';

/** What the create dialog starts with. */
export interface CreateWish {
  projectKey?: string;
  /** Alternatively, by id. */
  projectId?: string;
  /** For a sub-task. */
  parentKey?: string;
  issueTypeId?: string;
  /** Values to begin with, by field id, in the REST API's shapes. */
  values?: Record<string, unknown>;
  /** Told what was created, or that nothing was. */
  onClose?: (created: { id: string; key: string } | undefined) => void;
}

const listeners = new Set<(wish: CreateWish) => void>();

/** Opens the create dialog, wherever one is. */
export function openCreate(wish: CreateWish = {}): void {
  for (const listener of listeners) listener(wish);
}

export function onCreate(listener: (wish: CreateWish) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** CreateIssueModal of @forge/jira-bridge: an app asks for the dialog by a window event, and is told what came of it. */
export function followAppsWishes(): () => void {
  const listener = (event: Event): void => {
    const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
    if (!isRecord(detail)) return;
    event.preventDefault();
    const context = isRecord(detail.context) ? detail.context : {};
    const { onClose } = detail;
    const { projectId, issueTypeId, ...values } = context;
    const wantedProject = projectId === undefined ? undefined : String(projectId);
    openCreate({
      ...(wantedProject === undefined ? {} : { projectId: wantedProject }),
      ...(text(issueTypeId) === undefined ? {} : { issueTypeId: String(issueTypeId) }),
      values,
      onClose: (created) => {
        if (typeof onClose === 'function') onClose({ payload: created ? [{ issueId: created.id, issueKey: created.key }] : [] });
      },
    });
  };
  addEventListener('forge:create-issue', listener);
  return () => removeEventListener('forge:create-issue', listener);
}
