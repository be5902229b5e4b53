import { Adf } from '../../fields/adf';
import type { IssueData } from './data';
import { InlineField } from './inline-field';

/** The description. */
export function Description({ data, reload }: { data: IssueData; reload: () => void }) {
  const { issue, editable } = data;
  const { description } = issue.fields;
  return (
    <section class="block" aria-labelledby="description-heading">
      <h2 id="description-heading">Description</h2>
      <InlineField
        issueKey={issue.key}
        projectKey={issue.fields.project?.key ?? ''}
        fieldId="description"
        label="Description"
        meta={editable.description}
        value={description}
        onSaved={reload}
      >
        {description ? <Adf doc={description} /> : <p class="subtle">{editable.description ? 'Add a description…' : 'None'}</p>}
      </InlineField>
    </section>
  );
}
