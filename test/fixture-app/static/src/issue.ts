import { events, Modal, realtime, requestJira, showFlag, view } from '@forge/bridge';
import { call } from './calls';
import { button, el, show } from './dom';
import type { Say } from './texts';

const COUNTED = 'tally-counted';

/** This screen, told from all others: one hears one's own messages too. */
const ME = crypto.randomUUID();

function readCount(payload: unknown): number | undefined {
  if (typeof payload !== 'object' || payload === null || !('count' in payload)) return undefined;
  return typeof payload.count === 'number' ? payload.count : undefined;
}

function isMine(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'from' in payload && payload.from === ME;
}

/** Counts, tells the app's other screens here (events) and elsewhere (realtime), and says so in a flag that can be undone. */
async function count(say: Say, by: number): Promise<number> {
  const { count: total } = await call('add', { by });
  await events.emit(COUNTED, { count: total });
  await realtime.publish(COUNTED, { count: total, from: ME });
  const flag = showFlag({
    id: 'tally-counted',
    type: 'success',
    title: say('done', { n: by }),
    isAutoDismiss: true,
    actions: [
      {
        text: say('undo'),
        onClick: () => {
          flag.close().catch((error: unknown) => console.warn(error));
          call('add', { by: -by }).then(
            ({ count: back }) => events.emit(COUNTED, { count: back }),
            (error: unknown) => console.warn(error),
          );
        },
      },
    ],
  });
  return total;
}

/** The panel and the context: the count, more and less, and a dialog for several. */
export async function panel(say: Say): Promise<void> {
  const loaded = await call('load');
  const shown = el('p', { role: 'status', id: 'count' });
  const other = el('p', { id: 'other' });
  const tell = (n: number): void => {
    shown.textContent = say('count', { n });
  };
  tell(loaded.count);
  await events.on(COUNTED, (payload: unknown) => {
    const n = readCount(payload);
    if (n !== undefined) tell(n);
  });
  await realtime.subscribe(COUNTED, (payload: unknown) => {
    const n = readCount(payload);
    if (n !== undefined && !isMine(payload)) {
      tell(n);
      other.textContent = say('live', { n });
    }
  });
  const dialog = new Modal({
    resource: 'main',
    size: 'small',
    context: { dialog: 'several', from: loaded.count },
    onClose: async (payload: unknown) => {
      const n = readCount(payload);
      if (n !== undefined) tell(await count(say, n));
    },
  });
  show(
    shown,
    button(say('add'), async () => tell(await count(say, 1)), true),
    button(say('remove'), async () => tell(await count(say, -1))),
    button(`${say('dialog')} …`, () => dialog.open()),
    other,
  );
}

/** The dialog of the panel, and the issue action: asks for a number and hands it to whoever opened it, or counts itself. */
export async function several(say: Say, hand: 'close' | 'count'): Promise<void> {
  const input = el('input', { type: 'number', min: '1', max: '1000', value: '2', id: 'how-many' });
  const done = async (): Promise<void> => {
    const by = Number(input.value);
    if (hand === 'close') return view.close({ count: by });
    await count(say, by);
    return view.close();
  };
  show(
    el('h1', {}, say('dialog')),
    el('label', { for: 'how-many' }, say('howMany')),
    input,
    el('p'),
    button(say('save'), done, true),
    button(say('cancel'), () => view.close()),
  );
}

/** The activity tab: the marks of the work item. */
export async function marks(say: Say): Promise<void> {
  const found = await call('marks', { atLeast: 0 });
  if (found.length === 0) show(el('p', {}, say('nothing')));
  else show(el('ul', { id: 'marks' }, ...found.map((mark) => el('li', {}, `${mark.name}: ${mark.count}`))));
}

/** In the portal: the count, and what Jira says when the screen calls it in the customer's name. */
export async function portal(say: Say): Promise<void> {
  const loaded = await call('load');
  const asked = el('p', { id: 'asked' });
  const ask = async (): Promise<void> => {
    try {
      const answer = await requestJira('/rest/api/3/myself');
      asked.textContent = `${answer.status}`;
    } catch (error) {
      asked.textContent = say('refused', { why: String(error) });
    }
  };
  show(el('p', { id: 'count' }, say('count', { n: loaded.count })), button('requestJira', ask), asked);
}
