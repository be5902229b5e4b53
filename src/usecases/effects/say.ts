import type { Effect } from '../../domain/effects/effect';
import type { JiraAsApp, Listener, ReadFacts } from '../../ports';

/**
 * In which language, and in which time zone, people are told.
 * @param known of people whose groups were read in this look, by account id; whoever is not among them is asked for.
 */
export function listenersOf(
  jira: Pick<JiraAsApp, 'readListener'>,
  { to }: Effect,
  known: ReadonlyMap<string, Listener>,
): Promise<Listener[]> {
  return Promise.all(to.map(async (accountId) => known.get(accountId) ?? (await jira.readListener(accountId))));
}

/** Does an effect. */
export async function say(
  jira: Pick<JiraAsApp, 'comment' | 'notify'>,
  { issueId, key }: Pick<ReadFacts, 'issueId' | 'key'>,
  effect: Effect,
  listeners: readonly Listener[],
): Promise<void> {
  if (effect.kind === 'notify') return jira.notify(issueId, { text: effect.text, values: { key, ...effect.values }, to: listeners });
  const [first] = listeners;
  if (!first) return;
  const { id, text, values } = effect;
  await jira.comment(issueId, { effectId: id, text: `comment.${text}`, values, to: first.accountId, locale: first.locale });
}
