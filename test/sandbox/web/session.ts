import type { Person } from '../jira/model';
import { isAdmin } from '../jira/permissions';
import { isRecord } from './frames/values';
import { json, type Route, type WebContext, type WebReply, type WebRequest } from './route';

/** Colour theme asked for; "auto" follows the browser. */
export type Theme = 'light' | 'dark' | 'auto';
/** Languages an app's screens may be asked for here. */
export type Locale = 'en-US' | 'fr-FR';

const PERSON = 'sandbox.person';
const THEME = 'sandbox.theme';
const LOCALE = 'sandbox.locale';
const KEEP = 'Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000';

function cookies(headers: Headers): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) found.set(part.slice(0, at).trim(), decoded(part.slice(at + 1).trim()));
  }
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Who one is before choosing: the person whose title says they administer, else "admin". */
function defaultPerson(context: Pick<WebContext, 'jira'>): string | undefined {
  return (context.jira.people.find((person) => person.title?.includes('Admin') ?? false) ?? context.jira.people.get('admin'))?.id;
}

/** The person a request's cookie names: nobody when it is empty, the default one when there is none or it names an account of another site. */
export function personOf(context: Pick<WebContext, 'jira'>, headers: Headers): string | undefined {
  const chosen = cookies(headers).get(PERSON);
  if (chosen === '') return undefined;
  return chosen !== undefined && context.jira.people.get(chosen)?.active ? chosen : defaultPerson(context);
}

/** The theme the session asks for. */
export function themeOf(headers: Headers): Theme {
  const theme = cookies(headers).get(THEME);
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

/** The language the session asks for: chosen, else the person's own, else English. */
export function localeOf(headers: Headers, person: Person | undefined): Locale {
  const chosen = cookies(headers).get(LOCALE);
  if (chosen === 'en-US' || chosen === 'fr-FR') return chosen;
  return person?.locale === 'fr_FR' ? 'fr-FR' : 'en-US';
}

function describe(context: WebContext, person: Person): Record<string, unknown> {
  const { id, displayName, title, accountType, licensed, timeZone, locale } = person;
  return { accountId: id, displayName, title: title ?? '', accountType, licensed, timeZone, locale, admin: isAdmin(context.jira, id) };
}

function sessionBody(context: WebContext, personId: string | undefined, theme: Theme, locale: Locale): Record<string, unknown> {
  const { site, forge, appOrigin } = context;
  const person = personId === undefined ? undefined : context.jira.people.get(personId);
  return {
    person: person ? describe(context, person) : null,
    theme,
    locale,
    site: { baseUrl: site.baseUrl, appOrigin, cloudId: site.cloudId, appName: forge.app.name },
    clock: { now: site.clock.now(), running: site.clock.running },
  };
}

function getSession(context: WebContext, request: WebRequest): WebReply {
  const person = request.person === undefined ? undefined : context.jira.people.get(request.person);
  return json(sessionBody(context, request.person, themeOf(request.headers), localeOf(request.headers, person)));
}

interface Wishes {
  /** Empty: nobody. */
  person?: string;
  theme?: Theme;
  /** "own": the person's own again. */
  locale?: Locale | 'own';
}

function readWishes(text: string): Wishes | string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return 'The body is not JSON.';
  }
  if (!isRecord(body)) return 'The body is not an object.';
  const wishes: Wishes = {};
  for (const [key, value] of Object.entries(body)) {
    if (key === 'person' && (typeof value === 'string' || value === null)) wishes.person = value ?? '';
    else if (key === 'theme' && (value === 'light' || value === 'dark' || value === 'auto')) wishes.theme = value;
    else if (key === 'locale' && (value === 'en-US' || value === 'fr-FR' || value === 'own')) wishes.locale = value;
    else return `Unknown member or value: ${key}.`;
  }
  return wishes;
}

function setSession(context: WebContext, request: WebRequest): WebReply {
  const wishes = readWishes(request.body);
  if (typeof wishes === 'string') return json({ message: wishes }, 400);
  if (wishes.person && !context.jira.people.get(wishes.person))
    return json({ message: `There is nobody with account id ${wishes.person}.` }, 400);
  const set: string[] = [];
  if (wishes.person !== undefined) {
    set.push(`${PERSON}=${encodeURIComponent(wishes.person)}; ${KEEP}`);
    // Another person brings their own language along, unless one is named.
    if (wishes.locale === undefined) set.push(`${LOCALE}=; ${KEEP}`);
  }
  if (wishes.theme !== undefined) set.push(`${THEME}=${wishes.theme}; ${KEEP}`);
  if (wishes.locale !== undefined) set.push(`${LOCALE}=${wishes.locale === 'own' ? '' : wishes.locale}; ${KEEP}`);
  const personId = wishes.person === undefined ? request.person : wishes.person || undefined;
  const person = personId === undefined ? undefined : context.jira.people.get(personId);
  const keptLocale = wishes.person === undefined ? localeOf(request.headers, person) : localeOf(new Headers(), person);
  const locale = wishes.locale === undefined || wishes.locale === 'own' ? keptLocale : wishes.locale;
  const reply = json(sessionBody(context, personId, wishes.theme ?? themeOf(request.headers), locale));
  return { ...reply, headers: { ...reply.headers, 'set-cookie': set.join('\n') } };
}

/** The switcher: who one is, in which theme and language. No password: this is a stage, on loopback only. */
export const sessionRoutes: Route[] = [
  { origin: 'jira', method: 'GET', path: /^\/_sandbox\/session$/, handle: getSession },
  { origin: 'jira', method: 'POST', path: /^\/_sandbox\/session$/, handle: setSession },
  {
    origin: 'jira',
    method: 'GET',
    path: /^\/_sandbox\/people$/,
    handle: (context) =>
      json(context.jira.people.list((person) => person.active && person.accountType !== 'app').map((person) => describe(context, person))),
  },
];
