import { AppFault } from '../../contract/errors';
import type { TaskEffect } from '../../domain/effects/effect';
import type { Clock, EffectStore, JiraAsApp, JiraAsPerson, ReadFacts } from '../../ports';
import { giveBack, settle, takeTurn } from '../effects/attempt';
import { whatCame } from '../effects/later';
import { taskDraft } from '../effects/perform';
import { unclear } from './unclear';

export interface MakeTaskPorts {
  clock: Clock;
  app: Pick<JiraAsApp, 'findComment' | 'findTask'>;
  person: Pick<JiraAsPerson, 'createTask'>;
  store: { effects: EffectStore };
}

/** What a task is made from. */
export type Wanted = Omit<TaskEffect, 'kind' | 'to' | 'what'>;

/**
 * Makes a task in the person's name, once whoever else makes it, the app itself included. One that the app could not make, or that somebody
 * deleted, is made after all. Answers its key; undefined when even that one is gone. Throws what Jira refused it with, UNCLEAR while nothing is
 * known.
 */
export async function makeTask(
  ports: MakeTaskPorts,
  wanted: Wanted,
  facts: ReadFacts,
  by: { accountId: string; locale: string },
): Promise<string | undefined> {
  const first = await tryToMake(ports, wanted, facts, by);
  if (first !== 'not there') return first;
  const again = await tryToMake(ports, { ...wanted, id: `${wanted.id}/by-hand` }, facts, by);
  return again === 'not there' ? undefined : again;
}

async function tryToMake(
  { clock, app, person, store }: MakeTaskPorts,
  wanted: Wanted,
  facts: ReadFacts,
  { accountId, locale }: { accountId: string; locale: string },
): Promise<string> {
  const { id } = wanted;
  const turn = await takeTurn({ clock, jira: app, store }, { id, kind: 'task' }, facts, accountId);
  if (!('mine' in turn)) {
    const ids = facts.tasks.map((task) => task.id);
    const key = ids.length === 0 ? undefined : await app.findTask(id, ids);
    if (key !== undefined) return key;
    if ('again' in turn) throw unclear(id, Math.max(1, Math.ceil((turn.again - clock.now()) / 1_000)));
    return 'not there';
  }
  try {
    const { key } = await person.createTask(taskDraft(wanted, facts, locale));
    await settle(store.effects, turn.mine, 'done');
    return key;
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    if (whatCame(error) === 'unclear') throw unclear(id);
    // It was certainly not made: the person may try again once what Jira says is mended.
    await giveBack(store.effects, turn.mine);
    throw error;
  }
}
