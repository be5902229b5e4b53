import { isRecord, type Json } from './wire';

/** What the app's screens need of the page around them. */

/** A refusal of the sandbox's own calls. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}

/** Calls the server, JSON both ways; an empty answer is undefined. Throws Refused. */
export async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  let parsed: unknown;
  try {
    parsed = text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    parsed = { message: text };
  }
  if (!answer.ok) throw new Refused(answer.status, messageOf(parsed) ?? `The server answered ${answer.status}.`);
  return parsed;
}

function messageOf(body: unknown): string | undefined {
  if (!isRecord(body)) return undefined;
  if (typeof body.message === 'string') return body.message;
  if (typeof body.errorMessage === 'string') return body.errorMessage;
  if (Array.isArray(body.errorMessages) && body.errorMessages.length > 0) return body.errorMessages.join(' ');
  return isRecord(body.errors) ? Object.values(body.errors).join(' ') || undefined : undefined;
}

/** As `ask`, for answers that are objects. */
export async function askRecord(method: string, path: string, body?: unknown): Promise<Json> {
  const answer = await ask(method, path, body);
  return isRecord(answer) ? answer : {};
}

/** Tells the server of a loud failure: something an app asked for is not modelled. */
export function reportProblem(what: string): void {
  console.error(`local Jira: ${what}`);
  ask('POST', '/_sandbox/problem', { where: 'bridge', what }).catch(() => undefined);
}

/** The theme of the page as Atlassian's attributes say it. */
export function pageTheme(): { colorMode: string; theme: string } {
  const { colorMode, theme } = document.documentElement.dataset;
  return { colorMode: colorMode ?? 'light', theme: theme ?? 'light:light dark:dark spacing:spacing typography:typography shape:shape' };
}

/** Calls back whenever the theme changes; returns how to stop. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-color-mode', 'data-theme'] });
  return () => observer.disconnect();
}
