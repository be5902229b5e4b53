import type { JSX } from 'preact';
import { Spinner } from '../ui/spinner';
import { act, DataTable, useLab } from './parts';

interface AppState {
  name: string;
  appId: string;
  environmentId: string;
  accountId: string;
  folder: string;
  scopes: string[];
  modules: { type: string; keys: string[] }[];
}

/** The app in this site: what its manifest says, and its lifecycle. */
export function AppTab(): JSX.Element {
  const { data, reload } = useLab<AppState>('app');
  if (!data) return <Spinner label="Loading the app" />;
  const lifecycle = (event: string, done: string) => () => act('lifecycle', { event }, done).then(() => reload());
  const facts: [string, string][] = [
    ['App id', data.appId],
    ['Environment', data.environmentId],
    ['Account of the app', data.accountId],
    ['Folder', data.folder],
  ];
  return (
    <>
      <section aria-labelledby="lab-app">
        <h2 id="lab-app">{data.name}</h2>
        <dl class="lab-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div class="lab-row">
          <button
            type="button"
            class="button"
            onClick={lifecycle('upgraded', 'The code on disk is loaded; the app was told of its upgrade')}
          >
            Load code anew and upgrade
          </button>
          <button type="button" class="button" onClick={lifecycle('uninstalled', 'The app is gone, and its data with it')}>
            Uninstall
          </button>
          <button type="button" class="button" onClick={lifecycle('installed', 'The app is installed')}>
            Install
          </button>
        </div>
      </section>
      <section aria-labelledby="lab-modules">
        <h2 id="lab-modules">Modules</h2>
        <DataTable
          label="Modules"
          empty="The manifest has no modules."
          rows={data.modules}
          rowKey={(row) => row.type}
          columns={[
            { title: 'Type', cell: (row) => row.type },
            { title: 'Keys', cell: (row) => row.keys.join(', ') },
          ]}
        />
      </section>
      <section aria-labelledby="lab-scopes">
        <h2 id="lab-scopes">Scopes</h2>
        <ul>
          {data.scopes.map((scope) => (
            <li key={scope}>
              <code>{scope}</code>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
