import { AppFault } from '../../contract/errors';
import type { Clock, EffectStore, HandOverNote, JiraAsApp, JiraAsPerson } from '../../ports';
import { giveBack, settle, takeTurn } from '../effects/attempt';
import { whatCame } from '../effects/later';
import type { Actor, Ground } from '../panel/ground';
import { demandOpen, readIssue } from './requester';

export interface NotePorts {
  clock: Clock;
  app: Pick<JiraAsApp, 'readFacts' | 'findComment' | 'findTask' | 'readListener'>;
  person: Pick<JiraAsPerson, 'writeHandOver'>;
  store: { effects: EffectStore };
}

/**
 * Writes a hand-over note as a comment, once for each intent of a person's, whoever asks at the same time: claimed, written, marked. After an
 * unclear attempt the comment is looked for. Throws CONFLICT when the incident is resolved, what Jira refused it with, UNCLEAR while
 * nothing is known.
 */
export async function writeNote(
  ports: NotePorts,
  { accountId, issueId }: Actor,
  { settings }: Ground,
  { intentId, ...said }: Pick<HandOverNote, 'tried' | 'known' | 'asked' | 'group'> & { intentId: string },
): Promise<void> {
  const { app, person, store, clock } = ports;
  const id = `hand-over/${issueId}/${accountId}/${intentId}`;
  const { locale } = await app.readListener(accountId);
  const facts = await readIssue(app, issueId, settings);
  demandOpen(facts);
  const turn = await takeTurn({ clock, jira: app, store }, { id, kind: 'comment' }, facts, accountId);
  if ('outcome' in turn) {
    // Given up: nobody will ever know. Nobody writes it twice either.
    if (turn.outcome === 'done') return;
    throw unclear(id);
  }
  if ('again' in turn) {
    // Somebody is at it, or was: the comment may be there already.
    const theirs = facts.comments.filter(({ by }) => by === accountId).map((one) => one.id);
    if (theirs.length > 0 && (await app.findComment(id, theirs))) return;
    throw unclear(id, Math.max(1, Math.ceil((turn.again - clock.now()) / 1_000)));
  }
  try {
    await person.writeHandOver(issueId, { effectId: id, locale, ...said });
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    if (whatCame(error) === 'unclear') throw unclear(id);
    // It was certainly not written: the person may try again once what Jira says is mended.
    await giveBack(store.effects, turn.mine);
    throw error;
  }
  await settle(store.effects, turn.mine, 'done');
}

const unclear = (id: string, retryAfter?: number): AppFault =>
  new AppFault({
    code: 'UNCLEAR',
    message: `Whether the comment ${id} is there is not known yet.`,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
