import type { Message, MessageValue } from '../../domain/communication/message';
import type { Effect, PolicyNotifyEffect } from '../../domain/effects/effect';
import type { JiraAsApp, Listener, ReadFacts, Way } from '../../ports';
import { chooseWay, isThere } from './move';

export type ReadyPorts = Pick<JiraAsApp, 'readListener' | 'readActors' | 'listWays'>;

/** People whose language is asked for; of more than these nobody waits for so many calls. */
const LISTENERS_MAX = 10;

/** What has to be known before an effect is claimed: between that and the doing as little as can be may go wrong. */
export interface Ready {
  /** Those whose language is known, in the order of the effect. */
  listeners: Listener[];
  /** Of a message: with the names of the people in it. */
  message?: Message;
  /** Account ids, and ids of groups of Jira's, besides. */
  others: string[];
  groups: { id: string; name: string }[];
  /** Of a transition: by which; absent: there is none. */
  way?: Way;
  /** Of a transition: the name of the status it leads to, as far as it is known. */
  to?: string;
}

/** Nothing had to be known, or could be. */
export const UNREADY: Ready = { listeners: [], others: [], groups: [] };

/** @param known people whose groups were read in this look, by account id; whoever is not among them is asked for. */
export async function readyFor(
  jira: ReadyPorts,
  effect: Effect,
  { issueId, projectId, status }: Pick<ReadFacts, 'issueId' | 'projectId' | 'status'>,
  known: ReadonlyMap<string, Listener>,
): Promise<Ready> {
  const listener = async (accountId: string): Promise<Listener> => known.get(accountId) ?? (await jira.readListener(accountId));
  if ('not' in effect && effect.not !== undefined) return UNREADY;
  if (effect.kind === 'transition') {
    if (isThere(effect, status)) return { ...UNREADY, ...(status.name === undefined ? {} : { to: status.name }) };
    const way = chooseWay(await jira.listWays(issueId), effect);
    return { ...UNREADY, ...(way ? { way, to: way.to.name } : {}) };
  }
  if (!('message' in effect)) return { ...UNREADY, listeners: await Promise.all(effect.to.map(listener)) };
  const message = await named(effect.message, jira);
  if (effect.kind === 'comment')
    return { ...UNREADY, message, listeners: effect.listener === undefined ? [] : [await listener(effect.listener)] };
  const { users, groups } = await recipients(jira, effect, projectId);
  return { message, listeners: await Promise.all(users.slice(0, LISTENERS_MAX).map(listener)), others: users.slice(LISTENERS_MAX), groups };
}

/** Whom an e-mail goes to, with those who have the roles it is for. */
async function recipients(
  jira: Pick<JiraAsApp, 'readActors'>,
  { to, groups, roles }: PolicyNotifyEffect,
  projectId: string,
): Promise<{ users: string[]; groups: Ready['groups'] }> {
  const users = new Set(to);
  const all = new Map(groups.map(({ id, name }) => [id, name]));
  const held = await Promise.all(roles.map(async ({ id, name }) => ({ name, ...(await jira.readActors(projectId, id)) })));
  for (const actors of held) {
    for (const id of actors.users) users.add(id);
    for (const id of actors.groups) if (!all.has(id)) all.set(id, actors.name);
  }
  return { users: [...users], groups: [...all].map(([id, name]) => ({ id, name })) };
}

/** The message with display names of the people in it. */
async function named({ texts, values }: Message, jira: Pick<JiraAsApp, 'readListener'>): Promise<Message> {
  const nameOf = async (value: MessageValue): Promise<MessageValue> => {
    if ('person' in value && value.name === undefined) return { ...value, ...nameIn(await jira.readListener(value.person)) };
    if (!('because' in value)) return value;
    const { because } = value;
    return 'by' in because && because.by !== '' && value.name === undefined
      ? { ...value, ...nameIn(await jira.readListener(because.by)) }
      : value;
  };
  const entries = await Promise.all(Object.entries(values).map(async ([name, value]) => [name, await nameOf(value)] as const));
  return { texts, values: Object.fromEntries(entries) };
}

const nameIn = ({ name }: Listener): { name?: string } => (name === undefined ? {} : { name });
