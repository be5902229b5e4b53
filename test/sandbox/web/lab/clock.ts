import { refusal } from '../frames/guard';
import { json, type Route, type WebContext, type WebReply } from '../route';
import { action } from './guarded';

/** Furthest one may jump at once, ms: two years; further is a slip of the finger, and would run every schedule on the way. */
const FURTHEST = 2 * 366 * 86_400_000;

/** The clock as the lab shows it. */
export function clockState({ site }: WebContext): { now: string; running: boolean; next?: string } {
  const next = site.agenda.list()[0];
  return {
    now: site.clock.iso(),
    running: site.clock.running,
    ...(next ? { next: `${new Date(next.due).toISOString()} ${next.name ?? next.kind}` } : {}),
  };
}

/** POST /_sandbox/lab/clock {action: "stop"|"start"|"settle"} or {action: "advance", ms} or {action: "jump", to}: the clock, and how much ran. */
export const clockActions: Route[] = [
  action(/^\/_sandbox\/lab\/clock$/, async (context, asked) => {
    const { site } = context;
    switch (asked.action) {
      case 'stop':
        site.clock.stop();
        break;
      case 'start':
        site.clock.start();
        break;
      case 'settle':
        return move(context, site.clock.now());
      case 'advance':
        if (typeof asked.ms !== 'number' || !(asked.ms >= 0)) return refusal(400, 'ms must be a number, not below 0.');
        return move(context, site.clock.now() + asked.ms);
      case 'jump': {
        const to = typeof asked.to === 'string' ? Date.parse(asked.to) : Number.NaN;
        if (Number.isNaN(to)) return refusal(400, 'to must be an ISO instant.');
        if (to < site.clock.now()) return refusal(400, 'The clock only goes forward.');
        return move(context, to);
      }
      default:
        return refusal(400, 'action must be stop, start, settle, advance or jump.');
    }
    site.journal.note('clock', site.clock.running ? 'clock started' : 'clock stopped');
    return json({ clock: clockState(context), ran: 0 });
  }),
];

async function move(context: WebContext, to: number): Promise<WebReply> {
  const { site } = context;
  if (to - site.clock.now() > FURTHEST) return refusal(400, 'That is more than two years away.');
  const before = site.clock.now();
  const ran = await site.agenda.advance(to);
  if (to > before) site.journal.note('clock', `clock moved ${Math.round((to - before) / 1000)} s on; ${ran} jobs ran`);
  return json({ clock: clockState(context), ran });
}
