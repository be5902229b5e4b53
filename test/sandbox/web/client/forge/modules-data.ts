import { useEffect, useState } from 'preact/hooks';
import { askRecord } from './page';
import { isRecord } from './wire';

export interface ModulePage {
  title: string;
  route: string;
}

/** A module the viewer has at a place, in their language (see the server's modules.ts). */
export interface ForgeModule {
  key: string;
  type: string;
  title: string;
  label?: string;
  icon?: string;
  viewportSize?: unknown;
  status?: { type: string; label: string; appearance: string; url?: string };
  pages: ModulePage[];
  sections: { header: string; pages: ModulePage[] }[];
  target?: { page: string };
  keywords: string[];
  shortcut?: string;
}

/** What a list of modules depends on. Ids and keys both do. */
export interface ModuleFacts {
  issueId?: string;
  projectId?: string;
  portal?: string;
  portalPage?: string;
  request?: string;
  requestType?: string;
}

/** The app's modules of a type that the person has at a place. */
export async function fetchModules(type: string, facts: ModuleFacts = {}): Promise<ForgeModule[]> {
  const query = new URLSearchParams({ type });
  for (const [name, value] of Object.entries(facts)) if (typeof value === 'string' && value !== '') query.set(name, value);
  const answer = await askRecord('GET', `/_sandbox/modules?${query}`);
  return Array.isArray(answer.modules) ? answer.modules.filter(isRecord).map(readModule) : [];
}

function readModule(given: Record<string, unknown>): ForgeModule {
  const text = (name: string): string | undefined => (typeof given[name] === 'string' ? given[name] : undefined);
  const label = text('label');
  const icon = text('icon');
  const shortcut = text('shortcut');
  const status = readStatus(given.status);
  const target = isRecord(given.target) && typeof given.target.page === 'string' ? { page: given.target.page } : undefined;
  return {
    key: text('key') ?? '',
    type: text('type') ?? '',
    title: text('title') ?? '',
    ...(label === undefined ? {} : { label }),
    ...(icon === undefined ? {} : { icon }),
    ...(given.viewportSize === undefined ? {} : { viewportSize: given.viewportSize }),
    ...(status ? { status } : {}),
    pages: readPages(given.pages),
    sections: Array.isArray(given.sections)
      ? given.sections.filter(isRecord).map((section) => ({ header: String(section.header ?? ''), pages: readPages(section.pages) }))
      : [],
    ...(target ? { target } : {}),
    keywords: Array.isArray(given.keywords) ? given.keywords.map(String) : [],
    ...(shortcut === undefined ? {} : { shortcut }),
  };
}

function readPages(given: unknown): ModulePage[] {
  if (!Array.isArray(given)) return [];
  return given.filter(isRecord).map((page) => ({ title: String(page.title ?? ''), route: String(page.route ?? '') }));
}

function readStatus(given: unknown): ForgeModule['status'] {
  if (!isRecord(given) || !isRecord(given.value)) return undefined;
  const { value } = given;
  return {
    type: String(given.type),
    label: String(value.label ?? ''),
    appearance: typeof value.type === 'string' ? value.type : 'default',
    ...(typeof value.url === 'string' ? { url: value.url } : {}),
  };
}

/** Modules of a type at a place; empty until they are known. `again` fetches them anew when it changes. */
export function useForgeModules(type: string, facts: ModuleFacts = {}, again: unknown = undefined): ForgeModule[] {
  const [modules, setModules] = useState<ForgeModule[]>([]);
  const key = JSON.stringify([type, facts]);
  useEffect(() => {
    if (type === '') return undefined;
    let current = true;
    fetchModules(type, facts).then(
      (found) => current && setModules(found),
      (error: unknown) => console.error(`local Jira: modules of type ${type}`, error),
    );
    return () => {
      current = false;
    };
  }, [key, again]);
  return modules;
}
