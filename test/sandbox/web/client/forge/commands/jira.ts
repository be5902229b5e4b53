import { navigate } from '../../router';
import { reportProblem } from '../page';
import { isRecord } from '../wire';
import type { Command } from './command';

/** What @forge/jira-bridge adds: Jira's own dialogs and the issue view. */
export const jiraCommands: Record<string, Command> = {
  refreshIssueView: () => {
    window.dispatchEvent(new CustomEvent('forge:refresh-issue'));
    return true;
  },
  /** Jira's create dialog, opened with what the app filled in. */
  openIssueCreateModal: (_frame, payload) => {
    const { context, onClose } = isRecord(payload) ? payload : {};
    const detail = {
      context: isRecord(context) ? context : {},
      onClose: (result: unknown) => (typeof onClose === 'function' ? onClose(result) : undefined),
    };
    if (window.dispatchEvent(new CustomEvent('forge:create-issue', { detail, cancelable: true })))
      return unmodelled('openIssueCreateModal');
    return true;
  },
  /** The local Jira shows the issue as a page, not in a dialog; `onClose` is told at once. */
  openIssueViewModal: async (frame, payload) => {
    const { context, onClose } = isRecord(payload) ? payload : {};
    const key = isRecord(context) ? context.issueKey : undefined;
    if (typeof key !== 'string') throw new Error('openIssueViewModal needs context.issueKey');
    await frame.settled();
    navigate(`/browse/${encodeURIComponent(key)}`);
    if (typeof onClose === 'function') onClose();
    return true;
  },
  setWorkflowRuleConfigurationCallback: () => unmodelled('setWorkflowRuleConfigurationCallback'),
  getUiModificationsInternalAPI: () => unmodelled('getUiModificationsInternalAPI'),
  getCustomFieldInternalAPI: () => unmodelled('getCustomFieldInternalAPI'),
};

function unmodelled(command: string): never {
  const text = `bridge command ${command} is not modelled by the local Jira`;
  reportProblem(text);
  throw new Error(text);
}
