import { useState } from 'preact/hooks';
import { query, sandbox } from '../../api';
import { ago, dateTime } from '../../format';
import { useLoad } from '../../load';
import type { SessionPerson } from '../../session';
import { useStream } from '../../stream';
import { EmptyState, Failure, FormField, Lozenge, PageHeader } from '../../ui/bits';
import { Spinner } from '../../ui/spinner';

interface Mail {
  id: string;
  at: string;
  to: string;
  toName: string;
  issueKey?: string;
  subject: string;
  text: string;
  kind: string;
}

/** What Jira would have sent by mail: nothing leaves this machine. */
export function Outbox() {
  const [to, setTo] = useState('');
  const people = useLoad(() => sandbox<SessionPerson[]>('GET', '/_sandbox/people'), []);
  const mail = useLoad(() => sandbox<{ values: Mail[]; more: boolean }>('GET', `/_sandbox/outbox${query({ to: to || undefined })}`), [to]);
  useStream('issue', mail.reload, []);
  return (
    <>
      <PageHeader title="Notifications outbox" />
      <p class="subtle block">What Jira would have sent by e-mail. Nothing leaves this machine.</p>
      <div class="outbox-filter">
        <FormField label="To">
          {(ids) => (
            <select {...ids} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
              <option value="">Everybody</option>
              {people.data?.map((person) => (
                <option key={person.accountId} value={person.accountId}>
                  {person.displayName}
                </option>
              ))}
            </select>
          )}
        </FormField>
      </div>
      {mail.error && <Failure failure={mail.error} />}
      {!mail.data && !mail.error && <Spinner label="Loading notifications" />}
      {mail.data?.values.length === 0 && (
        <EmptyState title="Nothing has been sent yet">
          <p>Comment on an issue that somebody watches, or mention somebody.</p>
        </EmptyState>
      )}
      <ul class="mails">
        {mail.data?.values.map((one) => (
          <li key={one.id}>
            <details class="mail">
              <summary>
                <span class="mail-subject">{one.subject}</span>
                <Lozenge>{one.kind}</Lozenge>
                <span class="subtle">
                  to {one.toName},{' '}
                  <time dateTime={one.at} title={dateTime(one.at)}>
                    {ago(one.at)}
                  </time>
                </span>
              </summary>
              <p class="mail-text">{one.text}</p>
              {one.issueKey && <a href={`/browse/${one.issueKey}`}>{one.issueKey}</a>}
            </details>
          </li>
        ))}
      </ul>
      {mail.data?.more && <p class="subtle">Only the newest {mail.data.values.length} are shown.</p>}
    </>
  );
}
