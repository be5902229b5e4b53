import { type FullContext, view } from '@forge/bridge';
import { el, show } from './dom';
import { marks, panel, portal, several } from './issue';
import { admin, overview } from './pages';
import { type Say, texts } from './texts';

/** What the screen is, by the module it stands in. */
async function draw(context: FullContext, say: Say): Promise<void> {
  if (context.extension.modal) return several(say, 'close');
  switch (context.moduleKey) {
    case 'tally-panel':
    case 'tally-context':
      return panel(say);
    case 'tally-action':
      return several(say, 'count');
    case 'tally-activity':
      return marks(say);
    case 'tally-admin':
      return admin(say);
    case 'tally-portal':
      return portal(say);
    case 'tally-project':
      return overview(say, context.extension.project?.key);
    default:
      return overview(say, undefined);
  }
}

async function main(): Promise<void> {
  await view.theme.enable();
  const context = await view.getContext();
  const say = await texts(context.locale);
  try {
    await draw(context, say);
  } catch (error) {
    show(el('p', { role: 'alert' }, say('refused', { why: error instanceof Error ? error.message : String(error) })));
  }
}

main().catch((error: unknown) => show(el('p', { role: 'alert' }, String(error))));
