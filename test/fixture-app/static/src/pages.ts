import { requestJira, router, view } from '@forge/bridge';
import { call } from './calls';
import { button, el, show } from './dom';
import type { Say } from './texts';

/** The settings, with two sub-pages that the browser's history knows. */
export async function admin(say: Say): Promise<void> {
  const history = await view.createHistory();
  const draw = async (path: string): Promise<void> => {
    if (path.endsWith('about')) {
      show(
        el('h1', {}, say('about')),
        button(say('save'), () => history.push('/rules')),
      );
      return;
    }
    const settings = await call('settings');
    const box = el('input', { type: 'checkbox', id: 'watch' });
    box.checked = settings.watch;
    const said = el('p', { role: 'status' });
    const save = async (): Promise<void> => {
      await call('saveSettings', { watch: box.checked });
      said.textContent = say('saved');
    };
    show(
      el('h1', {}, say('watch')),
      el('label', {}, box, ' ', say('watch')),
      button(say('save'), save, true),
      button(say('about'), () => history.push('/about')),
      said,
    );
  };
  history.listen((location) => {
    draw(location.pathname).catch((error: unknown) => console.warn(error));
  });
  await draw(history.location.pathname);
}

/** A page that says who one is, as Jira knows it, and leads to a work item. */
export async function overview(say: Say, projectKey: string | undefined): Promise<void> {
  const answer = await requestJira('/rest/api/3/myself');
  const me: unknown = await answer.json();
  const name = typeof me === 'object' && me !== null && 'displayName' in me ? String(me.displayName) : '?';
  const words = [el('h1', {}, say('me', { name }))];
  const jql = projectKey ? `project = ${projectKey} and tallyCount > 0` : 'tallyCount > 0';
  const found = await requestJira(`/rest/api/3/search/jql?fields=summary&jql=${encodeURIComponent(jql)}`);
  const issues = readKeys(await found.json());
  const links = issues.map((key) => button(key, () => router.navigate(`/browse/${key}`)));
  show(...words, issues.length === 0 ? el('p', {}, say('nothing')) : el('p', {}, say('total', { n: issues.length })), ...links);
}

function readKeys(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('issues' in body) || !Array.isArray(body.issues)) return [];
  return body.issues.flatMap((issue: unknown) =>
    typeof issue === 'object' && issue !== null && 'key' in issue && typeof issue.key === 'string' ? [issue.key] : [],
  );
}
