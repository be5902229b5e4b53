import { useId, useRef, useState } from 'preact/hooks';
import { textToAdf } from '../../fields/adf-text';
import { findUsers } from '../../fields/find';
import { asFailure } from '../../load';
import { Picker } from '../../ui/picker';

/** Names of people mentioned so far, by account id. */
const names = new Map<string, string>();

/** A comment as Jira takes it. In service projects it says whether customers see it (property sd.public.comment). */
export function commentBody(text: string, service: boolean, isPublic: boolean): Record<string, unknown> {
  return {
    body: textToAdf(text, (id) => names.get(id) ?? id),
    ...(service ? { properties: [{ key: 'sd.public.comment', value: { internal: !isPublic } }] } : {}),
  };
}

/** Writing a comment: an internal note or a reply to the customer in service projects. */
export function CommentForm(props: {
  service: boolean;
  begin?: string;
  onSend: (text: string, isPublic: boolean) => Promise<void>;
  onCancel?: () => void;
}) {
  const [text, setText] = useState(props.begin ?? '');
  const [internal, setInternal] = useState(true);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [mentioning, setMentioning] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const send = (): void => {
    setBusy(true);
    props.onSend(text, !internal).then(
      () => {
        setText('');
        setBusy(false);
        setError(undefined);
      },
      (failure: unknown) => {
        setBusy(false);
        setError(asFailure(failure).message);
      },
    );
  };
  return (
    <form
      class="comment-form"
      aria-label={props.onCancel ? 'Edit comment' : 'Add comment'}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {props.service && (
        <fieldset class="comment-kind">
          <legend class="visually-hidden">Who may read it</legend>
          <label>
            <input type="radio" name={`${id}-kind`} checked={internal} onChange={() => setInternal(true)} /> Add internal note
          </label>
          <label>
            <input type="radio" name={`${id}-kind`} checked={!internal} onChange={() => setInternal(false)} /> Reply to customer
          </label>
        </fieldset>
      )}
      <label class="visually-hidden" for={id}>
        Comment
      </label>
      <textarea
        id={id}
        ref={area}
        rows={3}
        placeholder="Add a comment…"
        class={props.service && internal ? 'internal' : ''}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        {...(error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {})}
      />
      {error && (
        <p class="form-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {mentioning && (
        <div class="mention-picker">
          <label for={`${id}-mention`}>Mention</label>
          <Picker
            ids={{ id: `${id}-mention` }}
            value={[]}
            find={findUsers}
            onChange={([person]) => {
              if (!person) return;
              names.set(person.id, person.label);
              setText((before) => `${before}${before === '' || before.endsWith(' ') ? '' : ' '}[~accountid:${person.id}] `);
              setMentioning(false);
              area.current?.focus();
            }}
          />
        </div>
      )}
      <div class="form-actions start">
        <button type="submit" class="button primary" disabled={busy || text.trim() === ''}>
          Save
        </button>
        <button type="button" class="button subtle" aria-expanded={mentioning} onClick={() => setMentioning(!mentioning)}>
          @ Mention
        </button>
        {props.onCancel && (
          <button type="button" class="button subtle" onClick={props.onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
