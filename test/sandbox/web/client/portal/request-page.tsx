import type { JSX } from 'preact';
import { openModuleModal, useForgeModules } from '../forge';
import { ago, dateTime } from '../format';
import { useLoad } from '../load';
import { useStream } from '../stream';
import { Avatar, Failure, Lozenge } from '../ui/bits';
import { flagFailure } from '../ui/flags';
import { Spinner } from '../ui/spinner';
import { Activity } from './activity';
import { PortalFrame, PortalModules } from './frame';
import { Participants } from './participants';
import { type CustomerRequest, comments, request, requestTone, transit, transitions, valueText } from './service-desk';

/** /servicedesk/customer/portal/<id>/<KEY>: one request, as its customer sees it. */
export function RequestPage({ portal, requestKey }: { portal: string; requestKey: string }): JSX.Element {
  const loaded = useLoad(() => Promise.all([request(requestKey), comments(requestKey), transitions(requestKey)]), [requestKey]);
  const found = loaded.data?.[0];
  useStream(
    'issue',
    (data) => {
      if (typeof data === 'object' && data !== null && 'id' in data && data.id === found?.issueId) loaded.reload();
    },
    [found?.issueId],
  );
  const crumbs = [
    { label: 'Help centre', href: '/servicedesk/customer/portals' },
    { label: found?.serviceDesk?.projectName ?? 'Portal', href: `/servicedesk/customer/portal/${encodeURIComponent(portal)}` },
  ];
  if (!loaded.data) {
    return (
      <PortalFrame page="view_request" title={requestKey} crumbs={crumbs} facts={{ portal }}>
        {loaded.error ? <Failure failure={loaded.error} title="This request can't be shown" /> : <Spinner label="Loading the request" />}
      </PortalFrame>
    );
  }
  const [shown, said, steps] = loaded.data;
  const facts = { portal, request: shown.issueKey };
  return (
    <PortalFrame page="view_request" title={shown.summary ?? summaryOf(shown)} crumbs={crumbs} facts={facts}>
      <div class="portal-request">
        <div class="portal-request-main">
          <section class="portal-box" aria-label="Request">
            <p class="portal-raised">
              <Avatar accountId={shown.reporter.accountId} size={32} />
              <span>
                <strong>{shown.reporter.displayName}</strong> raised this on {dateTime(shown.createdDate.iso8601)}
              </span>
            </p>
            <dl class="portal-fields">
              {shown.requestFieldValues
                .filter((field) => field.fieldId !== 'summary' && valueText(field.value) !== '')
                .map((field) => (
                  <div key={field.fieldId}>
                    <dt>{field.label}</dt>
                    <dd>{valueText(field.value)}</dd>
                  </div>
                ))}
            </dl>
          </section>
          <Activity requestKey={shown.issueKey} comments={said} done={loaded.reload} />
          <PortalModules type="jiraServiceManagement:portalRequestDetail" facts={facts} titled />
        </div>
        <aside class="portal-request-side" aria-label="Details">
          <Status request={shown} />
          <Actions request={shown} portal={portal} steps={steps} done={loaded.reload} />
          <Participants requestKey={shown.issueKey} />
          <PortalModules type="jiraServiceManagement:portalRequestDetailPanel" facts={facts} titled />
        </aside>
      </div>
    </PortalFrame>
  );
}

function summaryOf(shown: CustomerRequest): string {
  const summary = shown.requestFieldValues.find((field) => field.fieldId === 'summary');
  return summary ? valueText(summary.value) : shown.issueKey;
}

function Status({ request: shown }: { request: CustomerRequest }): JSX.Element {
  return (
    <section aria-label="Status">
      <h2 class="portal-side-title">Status</h2>
      <p>
        <Lozenge tone={requestTone(shown.currentStatus.statusCategory)}>{shown.currentStatus.status}</Lozenge>{' '}
        <span class="subtle">{ago(shown.currentStatus.statusDate.iso8601)}</span>
      </p>
      <p class="subtle">
        {shown.issueKey} · {shown.requestType?.name}
      </p>
    </section>
  );
}

interface ActionsProps {
  request: CustomerRequest;
  portal: string;
  steps: { id: string; name: string }[];
  done: () => void;
}

/** What the customer may do: transitions open to customers, and the app's actions. */
function Actions({ request: shown, portal, steps, done }: ActionsProps): JSX.Element | null {
  const place = { portal, request: shown.issueKey, portalPage: 'view_request' };
  const modules = useForgeModules('jiraServiceManagement:portalRequestViewAction', place);
  if (steps.length + modules.length === 0) return null;
  const take = (id: string, name: string): void => {
    transit(shown.issueKey, id).then(done, (error: unknown) => flagFailure(`${name} was refused`, error));
  };
  return (
    <section aria-label="Actions" class="portal-actions">
      {steps.map((step) => (
        <button type="button" class="button" key={step.id} onClick={() => take(step.id, step.name)}>
          {step.name}
        </button>
      ))}
      {modules.map((module) => (
        <button type="button" class="button" key={module.key} onClick={() => openModuleModal(module, place)}>
          {module.title}
        </button>
      ))}
    </section>
  );
}
