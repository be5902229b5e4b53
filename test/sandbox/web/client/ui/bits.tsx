import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { RestFailure } from '../api';
import { Icon } from './icon';

/** Picture of a person; decorative, the name stands beside it. */
export function Avatar({ accountId, size = 24 }: { accountId: string; size?: number }) {
  return <img class="avatar" src={`/_sandbox/avatar/${encodeURIComponent(accountId)}.svg`} width={size} height={size} alt="" />;
}

/** A person with picture and name; nobody reads as `none`. */
export function PersonName({
  person,
  none = 'None',
}: {
  person: { accountId: string; displayName: string } | null | undefined;
  none?: string;
}) {
  if (!person) return <span class="subtle">{none}</span>;
  return (
    <span class="person">
      <Avatar accountId={person.accountId} />
      <span>{person.displayName}</span>
    </span>
  );
}

export type Tone = 'default' | 'inprogress' | 'success' | 'removed' | 'moved' | 'new';

/** A short state in capitals, as Atlassian's lozenge. */
export function Lozenge({ tone = 'default', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`lozenge lozenge-${tone}`}>{children}</span>;
}

/** Tone of a status by the key of its category. */
export function statusTone(categoryKey: string | undefined): Tone {
  if (categoryKey === 'done') return 'success';
  return categoryKey === 'indeterminate' ? 'inprogress' : 'default';
}

export function StatusLozenge({ status }: { status: { name: string; statusCategory?: { key: string } } }) {
  return <Lozenge tone={statusTone(status.statusCategory?.key)}>{status.name}</Lozenge>;
}

/** A message in the flow of a page. */
export function SectionMessage(props: {
  tone: 'information' | 'warning' | 'error' | 'success';
  title?: string;
  children?: ComponentChildren;
}) {
  return (
    <div class={`section-message section-${props.tone}`} role={props.tone === 'error' ? 'alert' : 'note'}>
      <Icon name={props.tone === 'information' ? 'info' : props.tone === 'success' ? 'check' : 'warning'} />
      <div>
        {props.title && <p class="section-title">{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}

/** A refused call, in Jira's words. */
export function Failure({ failure, title }: { failure: RestFailure; title?: string }) {
  const said = [...failure.messages, ...Object.entries(failure.errors).map(([field, text]) => `${field}: ${text}`)];
  return (
    <SectionMessage tone="error" {...(title === undefined ? {} : { title })}>
      {said.length > 1 ? (
        <ul>
          {said.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <p>{said[0] ?? `Jira answered with HTTP ${failure.status}.`}</p>
      )}
    </SectionMessage>
  );
}

/** Nothing here, and why. `page`: this is all the page says, so its title is the page's. */
export function EmptyState({ title, page = false, children }: { title: string; page?: boolean; children?: ComponentChildren }) {
  return (
    <div class="empty-state">
      {page ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </div>
  );
}

/** A form field: label, the control (which gets the id), help and error in their places. */
export function FormField(props: {
  label: string;
  required?: boolean;
  error?: string | undefined;
  help?: string | undefined;
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }) => ComponentChildren;
}) {
  const id = useId();
  const note = props.error ?? props.help;
  return (
    <div class={`form-field${props.error ? ' has-error' : ''}`}>
      <label for={id}>
        {props.label}
        {props.required && (
          <span class="required" title="Required">
            {' '}
            *
          </span>
        )}
      </label>
      {props.children({ id, ...(note ? { 'aria-describedby': `${id}-note` } : {}), ...(props.error ? { 'aria-invalid': true } : {}) })}
      {note && (
        <p id={`${id}-note`} class={props.error ? 'form-error' : 'form-help'}>
          {note}
        </p>
      )}
    </div>
  );
}

/** Title of a page with what can be done about it; the level 1 heading. */
export function PageHeader(props: { title: ComponentChildren; actions?: ComponentChildren; crumbs?: { label: string; href: string }[] }) {
  return (
    <header class="page-header">
      {props.crumbs && (
        <nav aria-label="Breadcrumbs">
          <ol class="crumbs">
            {props.crumbs.map((crumb) => (
              <li key={crumb.href}>
                <a href={crumb.href}>{crumb.label}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div class="page-title">
        <h1>{props.title}</h1>
        {props.actions && <div class="actions">{props.actions}</div>}
      </div>
    </header>
  );
}
