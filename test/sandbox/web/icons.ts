/** [background, white drawing] on a 16 × 16 tile. */
const TYPES: Record<string, [string, string]> = {
  epic: ['#8f5cf5', '<path d="M9 3 4.5 9H8l-1 4 4.500-6H8z" fill="#fff"/>'],
  story: ['#3c7f2e', '<path d="M5 3.500h6v9l-3-2.300-3 2.300z" fill="#fff"/>'],
  task: [
    '#1868db',
    '<path d="m4.500 8.300 2.400 2.400 4.600-5.200" fill="none" stroke="#fff" stroke-width="1.700" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  bug: ['#c9372c', '<circle cx="8" cy="8" r="3.400" fill="#fff"/>'],
  subtask: [
    '#1868db',
    '<rect x="3.500" y="3.500" width="5.500" height="5.500" rx="1" fill="none" stroke="#fff" stroke-width="1.300"/><rect x="7" y="7" width="5.500" height="5.500" rx="1" fill="#fff"/>',
  ],
  incident: [
    '#c9372c',
    '<path d="M8 3.300 13 12H3z" fill="#fff"/><path d="M8 6.300v2.800" stroke="#c9372c" stroke-width="1.300" stroke-linecap="round"/><circle cx="8" cy="10.600" r=".8" fill="#c9372c"/>',
  ],
  'service-request': [
    '#1868db',
    '<path d="M3.500 5h9v6h-9z" fill="none" stroke="#fff" stroke-width="1.300"/><path d="m3.500 5.300 4.500 3.400 4.500-3.400" fill="none" stroke="#fff" stroke-width="1.300"/>',
  ],
  approval: [
    '#1868db',
    '<circle cx="8" cy="6" r="2.200" fill="#fff"/><path d="M3.800 12.500c.6-2.600 2.200-3.600 4.200-3.600s3.600 1 4.200 3.600z" fill="#fff"/>',
  ],
  problem: [
    '#a54800',
    '<circle cx="7.300" cy="7.300" r="3" fill="none" stroke="#fff" stroke-width="1.500"/><path d="m9.700 9.700 2.700 2.700" stroke="#fff" stroke-width="1.500" stroke-linecap="round"/>',
  ],
  change: [
    '#216e4e',
    '<path d="M4 6.200h7M9 4l2.200 2.200L9 8.400M12 9.800H5M7 7.600 4.800 9.800 7 12" fill="none" stroke="#fff" stroke-width="1.300" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  review: ['#5e4db2', '<path d="M4.500 3.500h7v9h-7z" fill="#fff"/><path d="M6 6h4M6 8h4M6 10h2.500" stroke="#5e4db2" stroke-width="1"/>'],
};

/** Arrows of the five priorities, by colour and number of strokes. */
const PRIORITIES: Record<string, [string, string]> = {
  highest: ['#c9372c', 'm3.500 8.200 4.500-4 4.500 4M3.500 12.200l4.500-4 4.500 4'],
  high: ['#c9372c', 'm3.500 10 4.500-4 4.500 4'],
  medium: ['#b65c02', 'M3.500 6.300h9M3.500 9.700h9'],
  low: ['#1868db', 'm3.500 6 4.500 4 4.500-4'],
  lowest: ['#1868db', 'm3.500 3.800 4.500 4 4.500-4M3.500 7.800l4.500 4 4.500-4'],
};

const STATUSES: Record<string, string> = { new: '#626f86', indeterminate: '#1868db', done: '#3c7f2e' };

const tile = (inner: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${inner}</svg>`;

/** An icon as Jira's pages show it; what has no drawing of its own gets a plain tile. */
export function iconSvg(kind: string, name: string): string {
  if (kind === 'priority') {
    const [colour, path] = PRIORITIES[name] ?? ['#626f86', 'M3.500 8h9'];
    return tile(`<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.800" stroke-linecap="round" stroke-linejoin="round"/>`);
  }
  if (kind === 'status') return tile(`<circle cx="8" cy="8" r="5" fill="${STATUSES[name] ?? '#626f86'}"/>`);
  const [colour, inner] = TYPES[name] ?? ['#626f86', '<circle cx="8" cy="8" r="2.500" fill="#fff"/>'];
  return tile(`<rect width="16" height="16" rx="3" fill="${colour}"/>${inner}`);
}
