import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { rest } from '../../api';
import { useLoad } from '../../load';
import type { PageOf } from '../../types';
import { Overview } from './overview';

interface ScreenRow {
  id: number;
  name: string;
  description?: string;
  scope?: { type: string };
}

async function tabsOf(screenId: number): Promise<{ id: number; name: string; fields: { id: string; name: string }[] }[]> {
  const tabs = await rest<{ id: number; name: string }[]>('GET', `/rest/api/3/screens/${screenId}/tabs`);
  return Promise.all(
    tabs.map(async (tab) => ({
      ...tab,
      fields: await rest<{ id: string; name: string }[]>('GET', `/rest/api/3/screens/${screenId}/tabs/${tab.id}/fields`),
    })),
  );
}

function Fields({ screen }: { screen: ScreenRow }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="button link"
        aria-expanded={open}
        aria-label={`${open ? 'Hide' : 'Show'} fields of ${screen.name}`}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide' : 'Show'}
      </button>
      {open && <Tabs id={screen.id} />}
    </>
  );
}

function Tabs({ id }: { id: number }) {
  const tabs = useLoad(() => tabsOf(id), [id]);
  if (tabs.error) return <p>{tabs.error.message}</p>;
  return (
    <dl class="facts">
      {tabs.data?.map((tab) => (
        <Fragment key={tab.id}>
          <dt>{tab.name}</dt>
          <dd>{tab.fields.map((field) => field.name).join(', ')}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Screens and the fields on them. */
export function ScreensOverview() {
  const loaded = useLoad(() => rest<PageOf<ScreenRow>>('GET', '/rest/api/3/screens?maxResults=100').then((page) => page.values), []);
  return (
    <Overview
      title="Screens"
      loaded={loaded}
      keyOf={(screen) => String(screen.id)}
      columns={[
        ['Name', (screen) => screen.name],
        ['Description', (screen) => screen.description],
        ['Fields', (screen) => <Fields screen={screen} />],
      ]}
    />
  );
}
