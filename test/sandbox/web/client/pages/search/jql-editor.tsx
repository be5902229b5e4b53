import { useId, useState } from 'preact/hooks';
import { rest } from '../../api';
import { useSession } from '../../session';
import { Icon } from '../../ui/icon';

interface Parsed {
  queries: { query: string; errors?: string[]; warnings?: string[] }[];
}

/** Queries one often wants. */
const STARTS: [string, string][] = [
  ['Assigned to me', 'assignee = currentUser() AND statusCategory != Done ORDER BY updated DESC'],
  ['Reported by me', 'reporter = currentUser() ORDER BY created DESC'],
  ['Open', 'statusCategory != Done ORDER BY priority DESC, updated DESC'],
  ['Unassigned', 'assignee IS EMPTY AND statusCategory != Done ORDER BY created DESC'],
  ['Created recently', 'created >= -7d ORDER BY created DESC'],
];

/** The query, its errors as Jira finds them, and a few to start from. */
export function JqlEditor({ jql, onSearch }: { jql: string; onSearch: (jql: string) => void }) {
  const { person } = useSession();
  const [typed, setTyped] = useState(jql);
  const [errors, setErrors] = useState<string[]>([]);
  const id = useId();
  const search = (): void => {
    rest<Parsed>('POST', '/rest/api/3/jql/parse?validation=strict', { queries: [typed] }).then(
      (parsed) => {
        const found = parsed.queries[0]?.errors ?? [];
        setErrors(found);
        if (found.length === 0) onSearch(typed);
      },
      // The search itself will say what is wrong.
      () => onSearch(typed),
    );
  };
  return (
    <form
      class="jql"
      aria-label="JQL query"
      onSubmit={(event) => {
        event.preventDefault();
        search();
      }}
    >
      <label class="visually-hidden" for={id}>
        JQL query
      </label>
      <div class="jql-line">
        <textarea
          id={id}
          rows={1}
          spellcheck={false}
          class="jql-input"
          value={typed}
          {...(errors.length > 0 ? { 'aria-invalid': true, 'aria-describedby': `${id}-errors` } : {})}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            search();
          }}
        />
        <button type="submit" class="button primary">
          <Icon name="search" /> Search
        </button>
      </div>
      {errors.length > 0 && (
        <div class="form-error" id={`${id}-errors`} role="alert">
          {errors.map((error) => (
            <p key={error}>{error}</p>
          ))}
        </div>
      )}
      <ul class="jql-starts" aria-label={`Queries for ${person?.displayName ?? 'you'}`}>
        {STARTS.map(([name, query]) => (
          <li key={name}>
            <a href={`/issues/?jql=${encodeURIComponent(query)}`}>{name}</a>
          </li>
        ))}
      </ul>
    </form>
  );
}
