import { useState } from 'preact/hooks';
import { rest } from '../../api';
import { findIssues } from '../../fields/find';
import { records, text } from '../../fields/read';
import { useLoad } from '../../load';
import type { IssueBean, IssueLinkBean } from '../../types';
import { FormField } from '../../ui/bits';
import { flagFailure } from '../../ui/flags';
import { Icon } from '../../ui/icon';
import { IssueLine } from '../../ui/issue-line';
import { Picker } from '../../ui/picker';
import type { IssueData } from './data';
import { isIssue } from './sub-tasks';

interface Linked {
  id: string;
  phrase: string;
  issue: IssueBean;
}

function linked(value: unknown): Linked[] {
  return records(value).flatMap((link) => {
    const type = records([link.type])[0] ?? {};
    const outward = isIssue(link.outwardIssue) ? link.outwardIssue : undefined;
    const issue = outward ?? (isIssue(link.inwardIssue) ? link.inwardIssue : undefined);
    return issue ? [{ id: text(link.id) ?? '', phrase: text(outward ? type.outward : type.inward) ?? '', issue }] : [];
  });
}

/** Linked issues by how they are linked; adding and removing. */
export function IssueLinks({ data, reload }: { data: IssueData; reload: () => void }) {
  const { issue, rights } = data;
  const [adding, setAdding] = useState(false);
  const links = linked(issue.fields.issuelinks);
  const may = rights.has('LINK_ISSUES');
  if (links.length === 0 && !may) return null;
  const groups = new Map<string, Linked[]>();
  for (const link of links) groups.set(link.phrase, [...(groups.get(link.phrase) ?? []), link]);
  const remove = (id: string): void => {
    rest('DELETE', `/rest/api/3/issueLink/${id}`).then(reload, (error: unknown) => flagFailure("The link couldn't be removed", error));
  };
  return (
    <section class="block" aria-labelledby="links-heading">
      <div class="block-head">
        <h2 id="links-heading">Linked issues</h2>
        {may && (
          <button
            type="button"
            class="button subtle icon-only"
            aria-label="Link an issue"
            title="Link an issue"
            onClick={() => setAdding(true)}
          >
            <Icon name="plus" />
          </button>
        )}
      </div>
      {adding && (
        <AddLink
          issueKey={issue.key}
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false);
            reload();
          }}
        />
      )}
      {[...groups].map(([phrase, group]) => (
        <div key={phrase} class="link-group">
          <h3>{phrase}</h3>
          <ul class="issue-lines">
            {group.map((link) => (
              <IssueLine
                key={link.id}
                issue={link.issue}
                extra={
                  may && (
                    <button
                      type="button"
                      class="button subtle icon-only"
                      aria-label={`Remove link: ${phrase} ${link.issue.key}`}
                      onClick={() => remove(link.id)}
                    >
                      <Icon name="close" size={12} />
                    </button>
                  )
                }
              />
            ))}
          </ul>
        </div>
      ))}
      {links.length === 0 && !adding && <p class="subtle">None</p>}
    </section>
  );
}

function AddLink({ issueKey, onClose, onAdded }: { issueKey: string; onClose: () => void; onAdded: () => void }) {
  const types = useLoad(() => rest<{ issueLinkTypes: IssueLinkBean['type'][] }>('GET', '/rest/api/3/issueLinkType'), []);
  const [choice, setChoice] = useState('');
  const [target, setTarget] = useState<string>();
  const choices = (types.data?.issueLinkTypes ?? []).flatMap((type) => [
    { value: `${type.id}:out`, label: type.outward },
    ...(type.inward === type.outward ? [] : [{ value: `${type.id}:in`, label: type.inward }]),
  ]);
  const chosen = choice || (choices[0]?.value ?? '');
  const add = (): void => {
    const [id, direction] = chosen.split(':');
    // "source blocks destination": outwardIssue is the destination of the outward phrase in Jira's own reading of the call.
    const [inward, outward] = direction === 'in' ? [target, issueKey] : [issueKey, target];
    rest('POST', '/rest/api/3/issueLink', { type: { id }, inwardIssue: { key: inward }, outwardIssue: { key: outward } }).then(
      onAdded,
      (error: unknown) => flagFailure("The issues couldn't be linked", error),
    );
  };
  return (
    <form
      class="add-link"
      aria-label="Link an issue"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <FormField label="This issue">
        {(ids) => (
          <select {...ids} value={chosen} onChange={(event) => setChoice(event.currentTarget.value)}>
            {choices.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <FormField label="Issue">
        {(ids) => (
          <Picker
            ids={ids}
            value={target === undefined ? [] : [{ id: target, label: target }]}
            find={(typed) => findIssues(typed, issueKey)}
            onChange={([one]) => setTarget(one?.id)}
          />
        )}
      </FormField>
      <div class="form-actions start">
        <button type="submit" class="button primary" disabled={target === undefined || chosen === ''}>
          Link
        </button>
        <button type="button" class="button subtle" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
