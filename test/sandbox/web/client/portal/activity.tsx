import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ago } from '../format';
import { Avatar } from '../ui/bits';
import { flagFailure } from '../ui/flags';
import { addComment, type RequestComment } from './service-desk';

/** What was said on a request, public comments only, and the customer's answer. */
export function Activity(props: { requestKey: string; comments: RequestComment[]; done: () => void }): JSX.Element {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await addComment(props.requestKey, text.trim());
      setText('');
      props.done();
    } catch (error) {
      flagFailure('The comment could not be sent', error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="portal-activity">
      <h2 id="portal-activity" class="portal-subtitle">
        Activity
      </h2>
      <form
        class="portal-reply"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) send().catch(console.error);
        }}
      >
        <label class="visually-hidden" for="portal-reply">
          Add a comment
        </label>
        <textarea
          id="portal-reply"
          rows={3}
          placeholder="Comment on this request…"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button primary" disabled={busy || text.trim() === ''}>
          Add
        </button>
      </form>
      <ol class="portal-comments">
        {[...props.comments].reverse().map((comment) => (
          <li key={comment.id}>
            <Avatar accountId={comment.author.accountId} size={32} />
            <div>
              <p class="portal-comment-head">
                <strong>{comment.author.displayName}</strong> <span class="subtle">{ago(comment.created.iso8601)}</span>
              </p>
              <p class="portal-comment-body">{comment.body}</p>
            </div>
          </li>
        ))}
      </ol>
      {props.comments.length === 0 && <p class="subtle">Nothing was said yet.</p>}
    </section>
  );
}
