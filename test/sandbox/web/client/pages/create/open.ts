/** What the create dialog starts with. */
export interface CreateWish {
  projectKey?: string;
  /** For a sub-task or a child. */
  parentKey?: string;
  issueTypeId?: string;
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
