import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Lozenge } from '../ui/bits';
import { act, instant, useLab } from './parts';

interface ClockState {
  now: string;
  running: boolean;
  next?: string;
}

interface Moved {
  clock: ClockState;
  ran: number;
}

const STEPS: { text: string; ms: number }[] = [
  { text: '+1 min', ms: 60_000 },
  { text: '+15 min', ms: 900_000 },
  { text: '+1 h', ms: 3_600_000 },
  { text: '+1 day', ms: 86_400_000 },
];

/** The site's clock, and the buttons that stop, start and move it. */
export function ClockBar(): JSX.Element {
  const { data, reload } = useLab<{ clock: ClockState }>('clock');
  const [busy, setBusy] = useState(false);
  const clock = data?.clock;
  const send = async (body: unknown): Promise<void> => {
    setBusy(true);
    await act<Moved>('clock', body, ({ ran }) => (ran > 0 ? `${ran} ${ran === 1 ? 'job' : 'jobs'} ran on the way` : ''));
    setBusy(false);
    reload();
  };
  return (
    <section class="lab-clock" aria-label="Clock">
      <div class="lab-clock-now">
        <Ticking clock={clock} />
        {clock && <Lozenge tone={clock.running ? 'success' : 'moved'}>{clock.running ? 'running' : 'stopped'}</Lozenge>}
      </div>
      <div class="lab-row">
        <button type="button" class="button" disabled={busy || !clock} onClick={() => send({ action: clock?.running ? 'stop' : 'start' })}>
          {clock?.running === false ? 'Start' : 'Stop'}
        </button>
        {STEPS.map(({ text, ms }) => (
          <button type="button" class="button" key={ms} disabled={busy} onClick={() => send({ action: 'advance', ms })}>
            {text}
          </button>
        ))}
        <Jump busy={busy} jump={(to) => send({ action: 'jump', to })} />
      </div>
    </section>
  );
}

function Ticking({ clock }: { clock: ClockState | undefined }): JSX.Element {
  const [, tick] = useState(0);
  const [base, setBase] = useState({ real: Date.now(), now: 0 });
  useEffect(() => {
    if (clock) setBase({ real: Date.now(), now: Date.parse(clock.now) });
  }, [clock]);
  useEffect(() => {
    if (!clock?.running) return undefined;
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [clock?.running]);
  if (!clock || base.now === 0) return <span class="lab-time">…</span>;
  const now = clock.running ? base.now + (Date.now() - base.real) : base.now;
  return (
    <time class="lab-time" dateTime={new Date(now).toISOString()}>
      {instant(now)} UTC
    </time>
  );
}

function Jump({ busy, jump }: { busy: boolean; jump: (to: string) => void }): JSX.Element {
  const [to, setTo] = useState('');
  const date = new Date(`${to}:00Z`);
  const valid = !Number.isNaN(date.getTime());
  return (
    <form
      class="lab-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) jump(date.toISOString());
      }}
    >
      <label class="visually-hidden" for="lab-jump">
        Jump to (UTC)
      </label>
      <input id="lab-jump" type="datetime-local" value={to} onInput={(event) => setTo(event.currentTarget.value)} />
      <button type="submit" class="button" disabled={busy || !valid}>
        Jump
      </button>
    </form>
  );
}
