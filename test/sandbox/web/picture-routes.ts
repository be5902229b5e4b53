import { decodedPart } from './http';
import { iconSvg } from './icons';
import type { Route, WebReply } from './route';

/** Backgrounds dark enough for white text (4.5 : 1) in both themes. */
const COLOURS = ['#0055cc', '#216e4e', '#5e4db2', '#a54800', '#943d73', '#206a83', '#ae2e24', '#44546f'];

function svg(text: string): WebReply {
  return {
    status: 200,
    // An SVG opened as a document may carry no script.
    headers: {
      'content-type': 'image/svg+xml;charset=UTF-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'max-age=3600',
    },
    body: text,
  };
}

function colourOf(text: string): string {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 99_991;
  return COLOURS[sum % COLOURS.length] ?? '#44546f';
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

const FONT = 'font-family="ui-sans-serif,-apple-system,Segoe UI,Ubuntu,sans-serif" font-weight="600" text-anchor="middle" fill="#fff"';

/** Pictures of people and projects, and the icons of issue types, priorities and status categories. */
export const pictureRoutes: Route[] = [
  {
    origin: 'jira',
    method: 'GET',
    path: /^\/_sandbox\/avatar\/([^/]+)\.svg$/,
    handle: ({ jira }, _request, match) => {
      const id = decodedPart(match[1]) ?? '';
      const name = jira.people.get(id)?.displayName ?? '?';
      return svg(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="24" fill="${colourOf(id)}"/><text x="24" y="31" font-size="19" ${FONT}>${escaped(initials(name))}</text></svg>`,
      );
    },
  },
  {
    origin: 'jira',
    method: 'GET',
    path: /^\/_sandbox\/icon\/project\/([^/]+)\.svg$/,
    handle: (_context, _request, match) => {
      const key = decodedPart(match[1]) ?? '';
      return svg(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="8" fill="${colourOf(key)}"/><text x="24" y="31" font-size="20" ${FONT}>${escaped(key.slice(0, 2))}</text></svg>`,
      );
    },
  },
  {
    origin: 'jira',
    method: 'GET',
    path: /^\/_sandbox\/icon\/(issuetype|priority|status)\/([a-z0-9-]+)\.svg$/,
    handle: (_context, _request, match) => svg(iconSvg(match[1] ?? '', match[2] ?? '')),
  },
];
