import type { CallInput, RaiseForm } from '../../../src/contract/types';
import type { RaiseDraft } from './draft';

type Form = RaiseForm['form'];

/** Channel of an incident that is raised out of an issue in Jira, as the default policy calls it. */
const JIRA_CHANNEL = 'jira';

/** The category that is chosen; undefined when none is. */
export const categoryOf = (draft: RaiseDraft, { categories }: Form): Form['categories'][number] | undefined =>
  categories.find(({ id }) => id === draft.category);

/** The channel that counts: what was chosen, or by default Jira itself when it is raised from an issue. Undefined: none. */
export function channelOf(draft: RaiseDraft, { channels }: Form, fromIssue: boolean): Form['channels'][number] | undefined {
  const id = draft.channel ?? (fromIssue ? JIRA_CHANNEL : '');
  return channels.find((channel) => channel.id === id);
}

/** A draft without choices that the policy no longer offers; the same object when all of them are still there. */
export function fitted(draft: RaiseDraft, form: Form): RaiseDraft {
  const offered = (entries: readonly { id: string }[], id: string | undefined): boolean =>
    id === undefined || entries.some((entry) => entry.id === id);
  const change: Partial<RaiseDraft> = {};
  if (!offered(form.impacts, draft.impact)) change.impact = undefined;
  if (!offered(form.urgencies, draft.urgency)) change.urgency = undefined;
  if (!offered(form.categories, draft.category)) change.category = undefined;
  if (!offered('category' in change ? [] : (categoryOf(draft, form)?.subcategories ?? []), draft.subcategory))
    change.subcategory = undefined;
  if (draft.channel !== '' && !offered(form.channels, draft.channel)) change.channel = undefined;
  const services = draft.services.filter((id) => offered(form.services, id));
  if (services.length < draft.services.length) change.services = services;
  return Object.keys(change).length > 0 ? { ...draft, ...change } : draft;
}

/** What is sent. Undefined as long as impact or urgency is missing. */
export function inputOf(draft: RaiseDraft, form: Form, fromIssue: boolean): CallInput<'raiseIncident'> | undefined {
  const { intentId, summary, description, impact, urgency, category, subcategory, services } = draft;
  if (impact === undefined || urgency === undefined) return undefined;
  const channel = channelOf(draft, form, fromIssue);
  return {
    intentId,
    summary: summary.trim(),
    description,
    impact,
    urgency,
    ...(category === undefined ? {} : { category }),
    ...(category === undefined || subcategory === undefined ? {} : { subcategory }),
    services,
    ...(draft.forOther && draft.affected ? { affectedUser: draft.affected.accountId } : {}),
    ...(channel ? { channel: channel.id } : {}),
  };
}
