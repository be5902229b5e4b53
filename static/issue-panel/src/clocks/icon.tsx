import type { Mood } from './face';

/** A shape for each mood, so that moods differ without colour. In a box of 16 × 16. */
const SHAPES: Record<Mood, string> = {
  onTrack: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2m0 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M7.25 5v3.3l2.2 2.2 1.06-1.06-1.76-1.75V5z',
  atRisk: 'M8 1.5 15 14H1zM7.25 6v4h1.5V6zm0 5v1.5h1.5V11z',
  overdue: 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1zM7.25 4v5h1.5V4zm0 6.2v1.6h1.5v-1.6z',
  held: 'M4 3h3v10H4zm5 0h3v10H9z',
  closed: 'M9.5 1.6A6.5 6.5 0 1 0 14.4 11 5.5 5.5 0 0 1 9.5 1.6',
  running: 'M4 2.5v11l9-5.5z',
  met: 'm6.4 12.9-4.3-4.3 1.4-1.4 2.9 2.9 6.1-6.1 1.4 1.4z',
  missed: 'M4.2 2.8 8 6.6l3.8-3.8 1.4 1.4L9.4 8l3.8 3.8-1.4 1.4L8 9.4l-3.8 3.8-1.4-1.4L6.6 8 2.8 4.2z',
  stopped: 'M3.5 3.5h9v9h-9z',
  cancelled: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M3 8a5 5 0 0 1 8-4L4 11a5 5 0 0 1-1-3m5 5a5 5 0 0 1-3-1l7-7a5 5 0 0 1-4 8',
  idle: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2m0 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9',
  noGoal: 'M2.5 7h11v2h-11z',
};

/** Says nothing that the words beside it do not. */
export function MoodIcon({ mood }: { mood: Mood }) {
  return (
    <svg class="clock-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path fill="currentColor" fill-rule="evenodd" d={SHAPES[mood]} />
    </svg>
  );
}
