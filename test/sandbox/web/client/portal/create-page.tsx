import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { RestFailure } from '../api';
import { asFailure, useLoad } from '../load';
import { navigate } from '../router';
import { Failure } from '../ui/bits';
import { Spinner } from '../ui/spinner';
import { FieldInput } from './field-input';
import { PortalFrame } from './frame';
import { createRequest, requestFields, requestType, serviceDesk } from './service-desk';

/** /servicedesk/customer/portal/<id>/create/<type>: the form of a request type. */
export function CreateRequestPage({ portal, requestType: typeId }: { portal: string; requestType: string }): JSX.Element {
  const loaded = useLoad(
    () => Promise.all([serviceDesk(portal), requestType(portal, typeId), requestFields(portal, typeId)]),
    [portal, typeId],
  );
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [failure, setFailure] = useState<RestFailure>();
  const [busy, setBusy] = useState(false);
  const crumbs = [
    { label: 'Help centre', href: '/servicedesk/customer/portals' },
    { label: loaded.data?.[0].projectName ?? 'Portal', href: `/servicedesk/customer/portal/${encodeURIComponent(portal)}` },
  ];
  const send = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const made = await createRequest(portal, typeId, values);
      navigate(`/servicedesk/customer/portal/${encodeURIComponent(portal)}/${made.issueKey}`);
    } catch (error) {
      setFailure(asFailure(error));
      setBusy(false);
    }
  };
  const [, type, fields] = loaded.data ?? [];
  return (
    <PortalFrame page="create_request" title={type?.name ?? 'Raise a request'} crumbs={crumbs} facts={{ portal, requestType: typeId }}>
      {loaded.error && <Failure failure={loaded.error} />}
      {!loaded.data && !loaded.error && <Spinner label="Loading the form" />}
      {type && fields && (
        <form
          class="portal-form"
          onSubmit={(event) => {
            event.preventDefault();
            send().catch(console.error);
          }}
        >
          {(type.helpText || type.description) && <p class="subtle">{type.helpText || type.description}</p>}
          {failure && failure.messages.length > 0 && (
            <Failure failure={new RestFailure(failure.status, failure.messages, {})} title="The request could not be sent" />
          )}
          {fields
            .filter((field) => field.visible !== false)
            .map((field) => (
              <FieldInput
                key={field.fieldId}
                field={field}
                error={failure?.errors[field.fieldId]}
                value={values[field.fieldId]}
                set={(value) => setValues((before) => withValue(before, field.fieldId, value))}
              />
            ))}
          <div class="form-actions start">
            <button type="submit" class="button primary" disabled={busy}>
              Send
            </button>
            <a class="button subtle" href={`/servicedesk/customer/portal/${encodeURIComponent(portal)}`}>
              Cancel
            </a>
          </div>
        </form>
      )}
    </PortalFrame>
  );
}

// A field left empty is not sent at all, as the portal does.
function withValue(before: Record<string, unknown>, fieldId: string, value: unknown): Record<string, unknown> {
  const { [fieldId]: _, ...rest } = before;
  return value === undefined ? rest : { ...rest, [fieldId]: value };
}
