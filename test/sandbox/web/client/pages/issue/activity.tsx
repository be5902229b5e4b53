import { useState } from 'preact/hooks';
import { type IssueFacts, IssueModules, useForgeModules } from '../../forge';
import { Tabs } from '../../ui/tabs';
import { Comments } from './comments';
import type { IssueData } from './data';
import { History } from './history';

/** Comments, history, and the app's activity tabs. */
export function Activity({ data, facts }: { data: IssueData; facts: IssueFacts }) {
  const apps = useForgeModules('jira:issueActivity', { issueId: facts.id });
  const [tab, setTab] = useState('comments');
  const tabs = [
    { id: 'comments', label: 'Comments' },
    { id: 'history', label: 'History' },
    ...apps.map((module) => ({ id: `app:${module.key}`, label: module.title })),
  ];
  return (
    <section class="block" aria-labelledby="activity-heading">
      <h2 id="activity-heading">Activity</h2>
      <Tabs label="Activity" tabs={tabs} current={tab} onChange={setTab}>
        {tab === 'comments' && <Comments data={data} />}
        {tab === 'history' && <History data={data} />}
        {tab.startsWith('app:') && <IssueModules slot="activity" issue={facts} moduleKey={tab.slice(4)} />}
      </Tabs>
    </section>
  );
}
