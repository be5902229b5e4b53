import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { onStream } from '../stream';
import { AppFrame } from './app-frame';
import { ContextPanel } from './context-panel';
import { showFlag } from './flags';
import { pushModal } from './modals';
import { type ForgeModule, useForgeModules } from './modules-data';
import { type FramePlace, openFrame } from './open-frame';
import { isRecord } from './wire';
import './forge.css';

/** The issue a page shows. */
export interface IssueFacts {
  id: string;
  key: string;
  typeId: string;
  type: string;
  projectId: string;
  projectKey: string;
  projectType: string;
}

export interface IssueModulesProps {
  /**
   * action: items of the "…" menu; context: collapsible panels of the right column; panel: panels of the main column;
   * activity: screens of the activity tabs.
   */
  slot: 'action' | 'context' | 'panel' | 'activity';
  issue: IssueFacts;
  /** action: told when an item was chosen, so that the menu closes. */
  onOpen?: () => void;
  /** Only this module, without a heading: for pages that make tabs of `useForgeModules`. */
  moduleKey?: string;
}

const TYPES = {
  action: 'jira:issueAction',
  context: 'jira:issueContext',
  panel: 'jira:issuePanel',
  activity: 'jira:issueActivity',
} as const;

/** The app's modules on an issue view. */
export function IssueModules({ slot, issue, onOpen, moduleKey }: IssueModulesProps): JSX.Element | null {
  const turn = useIssueTurn(issue.id);
  const own = useForgeModules(TYPES[slot], { issueId: issue.id }, turn);
  // The older name of the same module; shown among the context panels, as Jira does since its deprecation.
  const glances = useForgeModules(slot === 'context' ? 'jira:issueGlance' : '', { issueId: issue.id }, turn);
  const found = [...own, ...glances];
  const modules = moduleKey === undefined ? found : found.filter((module) => module.key === moduleKey);
  const place: FramePlace = { issue: issue.id };
  if (modules.length === 0) return null;
  switch (slot) {
    case 'action':
      return (
        <>
          {modules.map((module) => (
            <button
              type="button"
              role="menuitem"
              class="menu-item"
              tabIndex={-1}
              key={module.key}
              onClick={() => {
                onOpen?.();
                openModuleModal(module, place);
              }}
            >
              {module.title}
            </button>
          ))}
        </>
      );
    case 'context':
      return (
        <>
          {modules.map((module) => (
            <ContextPanel key={module.key} module={module} place={place} />
          ))}
        </>
      );
    case 'panel':
    case 'activity':
      return (
        <>
          {modules.map((module) => (
            <section class="forge-panel" key={module.key} aria-label={module.title}>
              {moduleKey === undefined && (
                <h2 class="forge-panel-title">
                  {module.icon && <img src={module.icon} alt="" width="16" height="16" />}
                  {module.title}
                </h2>
              )}
              <AppFrame
                request={{ moduleKey: module.key, place }}
                title={module.title}
                viewportSize={module.viewportSize}
                hooks={{ refresh: refreshIssue }}
              />
            </section>
          ))}
        </>
      );
  }
}

/** Opens a module that shows itself in a modal dialog (actions, commands). */
export function openModuleModal(module: ForgeModule, place: FramePlace): void {
  openFrame({ moduleKey: module.key, place }).then(
    (info) =>
      pushModal({
        info,
        title: module.title,
        size: module.viewportSize ?? 'medium',
        closeOnEscape: true,
        closeOnOverlayClick: true,
        onRefresh: refreshIssue,
      }),
    (error: unknown) =>
      showFlag({
        id: `forge-${module.key}`,
        title: `${module.title} could not be opened`,
        description: error instanceof Error ? error.message : String(error),
        kind: 'error',
        bold: false,
        actions: [],
        autoDismiss: false,
      }),
  );
}

/** Tells the issue view to read the issue anew (view.refresh). */
export function refreshIssue(): void {
  window.dispatchEvent(new CustomEvent('forge:refresh-issue'));
}

/** Counts the changes of an issue: which modules show, and their statuses, may depend on it. */
function useIssueTurn(issueId: string): number {
  const [turn, setTurn] = useState(0);
  useEffect(
    () =>
      onStream('issue', (data) => {
        if (isRecord(data) && data.id === issueId) setTurn((count) => count + 1);
      }),
    [issueId],
  );
  return turn;
}
