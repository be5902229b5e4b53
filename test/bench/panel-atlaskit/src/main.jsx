// The side panel as it is usually built: React, Atlaskit, and a resolver that reads the issue.
import '@atlaskit/css-reset';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { token } from '@atlaskit/tokens';
import { invoke, router, view } from '@forge/bridge';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const LOOKS = { open: 'new', 'in-progress': 'inprogress', resolved: 'success' };
const WORDS = { open: 'Open', 'in-progress': 'In progress', resolved: 'Resolved' };

function Panel() {
  const [incident, setIncident] = useState();
  const [error, setError] = useState();
  const read = () => {
    setError(undefined);
    invoke('getIncident').then(setIncident, setError);
  };
  useEffect(read, []);
  if (error)
    return (
      <SectionMessage appearance="error" title="Jira is busy or cannot be reached.">
        <Button onClick={read}>Try again</Button>
      </SectionMessage>
    );
  if (!incident) return <Spinner label="Reading" />;
  const { state } = incident;
  const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div style={{ color: token('color.text'), display: 'grid', gap: token('space.100') }}>
      <h1>Incident {incident.key}</h1>
      <h2>Priority</h2>
      <p>
        {state.priority.name}: impact {state.priority.impact.name} × urgency {state.priority.urgency.name}, policy {state.policy}
      </p>
      <dl>
        <dt>Category</dt>
        <dd>{state.category}</dd>
        <dt>Phase</dt>
        <dd>
          <Lozenge appearance={LOOKS[state.phase]}>{WORDS[state.phase]}</Lozenge>
        </dd>
        <dt>Status</dt>
        <dd>{incident.statusName}</dd>
        <dt>Since</dt>
        <dd>{format.format(new Date(state.since))}</dd>
        <dt>Reporter</dt>
        <dd>{incident.reporterName}</dd>
        <dt>Raised from</dt>
        <dd>
          <Button appearance="subtle" onClick={() => router.open(`/browse/${state.origin.key}`)}>
            {state.origin.key}
          </Button>
        </dd>
      </dl>
      <p>As of {format.format(new Date(state.lookedAt))}</p>
    </div>
  );
}

void view.theme.enable();
createRoot(document.getElementById('root')).render(<Panel />);
