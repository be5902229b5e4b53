const PATHS = {
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  remove: 'M4 4l8 8M12 4l-8 8',
  open: 'M6 4l4 4-4 4',
  add: 'M8 3v10M3 8h10',
  yes: 'M3 8.5l3.5 3.5L13 4.5',
  no: 'M4 8h8',
} as const;

/** A small drawing; what it means stands beside it or in its button's name. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
