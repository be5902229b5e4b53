import type { AnsweredAct } from '../acts/life';
import type { Comment, IssueFacts } from '../incident/facts';
import { instantMs } from '../instant';

/** First words by which a reply says yes, in the languages people are spoken to. */
const YES =
  /^(yes|yep|ok|okay|resolved|solved|fixed|accepted|confirmed|thanks|thank you|works|it works|oui|d['’]accord|r[ée]solu|accept[ée]e?|confirm[ée]e?|merci|[çc]a marche|c['’]est bon)(?![\p{L}\p{N}])/iu;

/** Words by which a short reply takes its yes back: "Thanks, but it still fails". */
const BUT = /(?<![\p{L}\p{N}])(but|not|no|still|again|however|mais|pas|toujours|encore|non)(?![\p{L}\p{N}])/iu;

/** Characters of a reply that is taken for a yes: who writes more has more to say. */
const YES_MAX = 60;
/** Characters kept of why somebody rejects. */
const REASON_MAX = 400;

/** Whether a reply accepts a resolution. */
export function accepts(text: string): boolean {
  const words = text.trim();
  return words.length <= YES_MAX && YES.test(words) && !BUT.test(words);
}

/** The requester's first public reply between two instants (ms since 1970), as the answer it is. */
export function replyAfter(facts: IssueFacts, since: number, until: number | undefined): AnsweredAct | undefined {
  const { reporter, values, comments } = facts;
  const [affected] = values.affectedUser ?? [];
  const isRequester = ({ by, unlicensed }: Comment): boolean => unlicensed || (by !== undefined && (by === reporter || by === affected));
  const when = ({ at }: Comment): number => instantMs(at);
  let first: Comment | undefined;
  for (const comment of comments) {
    // A picture without a word is no answer.
    if (!comment.public || !comment.text?.trim() || !isRequester(comment)) continue;
    const at = when(comment);
    if (!(at > since) || (until !== undefined && at > until)) continue;
    if (!first || at < when(first)) first = comment;
  }
  if (!first) return undefined;
  const { id, at, by, text = '' } = first;
  const yes = accepts(text);
  return {
    kind: 'answered',
    at,
    ...(by === undefined ? {} : { by }),
    via: 'reply',
    accepts: yes,
    ...(yes ? {} : { reason: text.slice(0, REASON_MAX) }),
    commentId: id,
  };
}
