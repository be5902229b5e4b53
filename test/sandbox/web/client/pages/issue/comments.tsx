import { useState } from 'preact/hooks';
import { rest } from '../../api';
import { Adf } from '../../fields/adf';
import { adfToText } from '../../fields/adf-text';
import { ago, dateTime } from '../../format';
import { useLoad } from '../../load';
import { useSession } from '../../session';
import type { CommentBean } from '../../types';
import { Avatar, Failure, Lozenge } from '../../ui/bits';
import { Icon } from '../../ui/icon';
import { Spinner } from '../../ui/spinner';
import { CommentForm, commentBody } from './comment-form';
import { ConfirmDeleteComment } from './confirm-delete';
import type { IssueData } from './data';

interface Page {
  comments: CommentBean[];
  total: number;
}

/** Comments, oldest first, and writing one. */
export function Comments({ data }: { data: IssueData }) {
  const { issue, rights } = data;
  const { person } = useSession();
  const service = issue.fields.project?.projectTypeKey === 'service_desk';
  const path = `/rest/api/3/issue/${issue.key}/comment`;
  const {
    data: page,
    error,
    reload,
  } = useLoad(() => rest<Page>('GET', `${path}?maxResults=500&orderBy=created`), [issue.key, issue.fields.updated]);
  if (error) return <Failure failure={error} />;
  if (!page) return <Spinner label="Loading comments" />;
  return (
    <div class="comments">
      {rights.has('ADD_COMMENTS') && (
        <CommentForm
          service={service}
          onSend={async (text, isPublic) => {
            await rest('POST', path, commentBody(text, service, isPublic));
            reload();
          }}
        />
      )}
      {page.comments.length === 0 && <p class="subtle">There are no comments yet.</p>}
      <ul>
        {page.comments.map((comment) => (
          <OneComment
            key={comment.id}
            comment={comment}
            path={path}
            service={service}
            own={comment.author.accountId === person?.accountId || (person?.admin ?? false)}
            onChanged={reload}
          />
        ))}
      </ul>
    </div>
  );
}

function OneComment(props: { comment: CommentBean; path: string; service: boolean; own: boolean; onChanged: () => void }) {
  const { comment, service } = props;
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false);
  const internal = service && comment.jsdPublic === false;
  const path = `${props.path}/${comment.id}`;
  return (
    <li class={`comment${internal ? ' internal' : ''}`}>
      <Avatar accountId={comment.author.accountId} size={32} />
      <div class="comment-body">
        <p class="comment-head">
          <strong>{comment.author.displayName}</strong>
          <time dateTime={comment.created} title={dateTime(comment.created)} class="subtle">
            {ago(comment.created)}
          </time>
          {comment.updated !== comment.created && <span class="subtle">Edited</span>}
          {service && (internal ? <Lozenge tone="moved">Internal note</Lozenge> : <Lozenge>Reply to customer</Lozenge>)}
          {comment.visibility && (
            <span class="subtle">
              <Icon name="lock" size={12} /> {comment.visibility.value}
            </span>
          )}
        </p>
        {editing ? (
          <CommentForm
            service={false}
            begin={adfToText(comment.body)}
            onCancel={() => setEditing(false)}
            onSend={async (text) => {
              await rest('PUT', path, commentBody(text, false, true));
              setEditing(false);
              props.onChanged();
            }}
          />
        ) : (
          <Adf doc={comment.body} />
        )}
        {props.own && !editing && (
          <p class="comment-actions">
            <button
              type="button"
              class="button link"
              onClick={() => setEditing(true)}
              aria-label={`Edit comment of ${dateTime(comment.created)}`}
            >
              Edit
            </button>
            <button
              type="button"
              class="button link"
              onClick={() => setAsking(true)}
              aria-label={`Delete comment of ${dateTime(comment.created)}`}
            >
              Delete
            </button>
          </p>
        )}
        {asking && <ConfirmDeleteComment path={path} onClose={() => setAsking(false)} onDeleted={props.onChanged} />}
      </div>
    </li>
  );
}
