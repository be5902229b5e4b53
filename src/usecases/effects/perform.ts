import type { Effect, TaskEffect } from '../../domain/effects/effect';
import type { JiraAsApp, ReadFacts, TaskDraft } from '../../ports';
import type { Outcome } from './attempt';
import { isThere, moveBy } from './move';
import type { Ready } from './ready';

export type DoPorts = Pick<
  JiraAsApp,
  'comment' | 'notify' | 'commentInWords' | 'notifyInWords' | 'transition' | 'setFields' | 'addLabel' | 'createTask'
>;

/** Does an effect. */
export async function perform(
  jira: DoPorts,
  { issueId, key, projectId, status }: Pick<ReadFacts, 'issueId' | 'key' | 'projectId' | 'status'>,
  effect: Effect,
  ready: Ready,
): Promise<Outcome> {
  const { listeners, message } = ready;
  const [first] = listeners;
  if ('not' in effect && effect.not !== undefined) return { outcome: 'refused', why: effect.not };
  if (effect.kind === 'transition') {
    if (isThere(effect, status)) return { outcome: 'done' };
    if (!ready.way) return { outcome: 'refused', why: 'noWay' };
    await moveBy(jira, issueId, ready.way, effect);
  } else if (effect.kind === 'task') {
    if ('typeId' in effect) await jira.createTask(taskDraft(effect, { issueId, projectId }, ''));
  } else if (effect.kind === 'label') await jira.addLabel(issueId, effect.what);
  else if ('text' in effect) {
    if (effect.kind === 'notify') await jira.notify(issueId, { text: effect.text, values: { key, ...effect.values }, to: listeners });
    else if (first) {
      const { id, text, values } = effect;
      await jira.comment(issueId, { effectId: id, text: `comment.${text}`, values, to: first.accountId, locale: first.locale });
    }
  } else if (message && effect.kind === 'comment' && 'public' in effect)
    await jira.commentInWords(issueId, { effectId: effect.id, message, public: effect.public, ...(first ? { listener: first } : {}) });
  else if (message && 'watchers' in effect) {
    const { others, groups } = ready;
    if (listeners.length + groups.length === 0 && !effect.watchers) return { outcome: 'nobody' };
    await jira.notifyInWords(issueId, {
      message,
      to: listeners,
      others,
      groupIds: groups.map(({ id }) => id),
      watchers: effect.watchers,
    });
  }
  return { outcome: 'done' };
}

/** The sub-task of an effect. @param locale Jira's word for the language in which it says whose it is. */
export const taskDraft = (
  { id, typeId, summary, description, of, group, due }: Omit<TaskEffect, 'kind' | 'to' | 'what'>,
  { issueId, projectId }: Pick<ReadFacts, 'issueId' | 'projectId'>,
  locale: string,
): TaskDraft => ({
  effectId: id,
  parentId: issueId,
  projectId,
  typeId,
  summary,
  description,
  locale,
  ...(of === undefined ? {} : { of }),
  ...(group === undefined ? {} : { group: group.name }),
  ...(due === undefined ? {} : { due }),
});
