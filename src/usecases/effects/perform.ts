import type { Effect } from '../../domain/effects/effect';
import type { JiraAsApp, ReadFacts } from '../../ports';
import type { Outcome } from './attempt';
import type { Ready } from './ready';

export type DoPorts = Pick<JiraAsApp, 'comment' | 'notify' | 'commentInWords' | 'notifyInWords' | 'transition' | 'addLabel'>;

/** Does an effect. */
export async function perform(
  jira: DoPorts,
  { issueId, key, status }: Pick<ReadFacts, 'issueId' | 'key' | 'status'>,
  effect: Effect,
  ready: Ready,
): Promise<Outcome> {
  const { listeners, message } = ready;
  const [first] = listeners;
  if ('not' in effect && effect.not !== undefined) return { outcome: 'refused', why: effect.not };
  if (effect.kind === 'transition') {
    if (status.id === effect.statusId) return { outcome: 'done' };
    if (ready.transitionId === undefined) return { outcome: 'refused', why: 'noWay' };
    await jira.transition(issueId, ready.transitionId);
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
