import { Fragment } from 'preact';
import { rest } from '../../api';
import { useLoad } from '../../load';
import { useSession } from '../../session';
import { Failure, PageHeader } from '../../ui/bits';

/** What this site is. */
export function SystemOverview() {
  const { site } = useSession();
  const info = useLoad(
    () => rest<{ baseUrl: string; version: string; deploymentType: string; serverTitle: string }>('GET', '/rest/api/3/serverInfo'),
    [],
  );
  const settings = useLoad(() => rest<Record<string, unknown>>('GET', '/rest/api/3/configuration'), []);
  const switches = Object.entries(settings.data ?? {}).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean');
  return (
    <>
      <PageHeader title="System" />
      {info.error && <Failure failure={info.error} />}
      <dl class="facts block">
        <dt>Title</dt>
        <dd>{info.data?.serverTitle}</dd>
        <dt>Address</dt>
        <dd>{info.data?.baseUrl}</dd>
        <dt>Deployment</dt>
        <dd>{info.data?.deploymentType}</dd>
        <dt>Cloud id</dt>
        <dd>
          <code>{site.cloudId}</code>
        </dd>
        <dt>Screens of apps come from</dt>
        <dd>
          <code>{site.appOrigin}</code>
        </dd>
      </dl>
      <section class="block" aria-labelledby="general-heading">
        <h2 id="general-heading">General configuration</h2>
        {settings.error && <Failure failure={settings.error} />}
        <dl class="facts">
          {switches.map(([name, on]) => (
            <Fragment key={name}>
              <dt>{words(name)}</dt>
              <dd>{on ? 'On' : 'Off'}</dd>
            </Fragment>
          ))}
        </dl>
      </section>
    </>
  );
}

// "subTasksEnabled" -> "Sub tasks enabled"
function words(name: string): string {
  const spaced = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
