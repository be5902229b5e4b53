const PATHS = {
  menu: 'M2 4h12M2 8h12M2 12h12',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.700 10.700 14 14',
  plus: 'M8 3v10M3 8h10',
  bell: 'M8 2a4 4 0 0 0-4 4v3l-1.300 2.500h10.600L12 9V6a4 4 0 0 0-4-4ZM6.500 13.500h3',
  cog: 'M8 10.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400ZM8 1.800v2M8 12.200v2M1.800 8h2M12.200 8h2M3.600 3.600 5 5M11 11l1.400 1.400M3.600 12.400 5 11M11 5l1.400-1.400',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.300 6.300A1.700 1.700 0 1 1 8.600 8c-.4.200-.6.500-.6 1M8 11.200v.1',
  home: 'm2.500 7.500 5.500-5 5.500 5V13.500h-11ZM6.500 13.500v-4h3v4',
  folder: 'M2 4.500h4.500L8 6h6v6.500H2Z',
  apps: 'M3 3h4v4H3ZM9 3h4v4H9ZM3 9h4v4H3ZM9 9h4v4H9Z',
  list: 'M5.500 4H14M5.500 8H14M5.500 12H14M2 4h.5M2 8h.5M2 12h.5',
  down: 'm4 6 4 4 4-4',
  right: 'm6 4 4 4-4 4',
  left: 'm10 4-4 4 4 4',
  close: 'm4 4 8 8M12 4l-8 8',
  more: 'M3.500 8h.01M8 8h.01M12.500 8h.01',
  eye: 'M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8ZM8 9.800a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600Z',
  link: 'M6.500 9.500 9.500 6.500M7 5l1.500-1.500a2.800 2.800 0 0 1 4 4L11 9M9 11l-1.500 1.500a2.800 2.800 0 0 1-4-4L5 7',
  lab: 'M6 2h4M6.500 2v4.500L3 13.500h10L9.500 6.500V2M4.800 10h6.400',
  mail: 'M2 4h12v8.500H2ZM2 4.500l6 4.500 6-4.500',
  people:
    'M6 7.500a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600ZM1.800 13c.3-2.500 1.900-3.800 4.200-3.800s3.900 1.300 4.200 3.800M10.500 3.200a2.200 2.200 0 0 1 0 4.200M12 9.500c1.400.5 2.100 1.700 2.300 3.500',
  edit: 'M10.500 3 13 5.500 5.500 13H3v-2.500ZM9 4.500 11.500 7',
  trash: 'M3 4.500h10M6 4.500V3h4v1.500M4.500 4.500l.5 9h6l.5-9',
  check: 'm3 8.500 3.200 3.200L13 4.800',
  lock: 'M4 7.500h8v6H4ZM5.700 7.500V5.300a2.300 2.300 0 0 1 4.600 0v2.200',
  warning: 'M8 2.500 14.500 13.500h-13ZM8 6.500v3M8 11.500v.1',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.200v3.600M8 5.100v.1',
  portal: 'M2.500 3.500h11v7h-4L8 13l-1.500-2.500h-4Z',
  shield: 'M8 2 13 4v4c0 3-2 5-5 6-3-1-5-3-5-6V4Z',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon, 16 × 16. Decorative: what it says must stand in words beside it or in the control's label. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class={`icon icon-${name}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
