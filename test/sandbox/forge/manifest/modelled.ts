import { isRecord, type Json, list, record } from '../json';
import type { Manifest } from './manifest';

/**
 * Which members of a module the local Jira acts on, by type. Whatever else a module says is named on opening: a member that does nothing here
 * would otherwise look as if it worked. A nested table stands for the members of an object; true takes the member as a whole.
 */
interface Known {
  readonly [member: string]: true | Known;
}

const SCREEN: Known = {
  title: true,
  icon: true,
  resource: true,
  resolver: true,
  render: true,
  viewportSize: true,
  displayConditions: true,
};
const PAGE: Known = { ...SCREEN, layout: true, pages: true, sections: true };
const PORTAL: Known = { ...SCREEN, layout: true, unlicensedAccess: true };
const BAND: Known = { ...PORTAL, pages: true };
const INDEXED: Known = { propertyKey: true, entityType: true, values: true };

const MODELLED: Readonly<Record<string, Known>> = {
  'jira:issueAction': SCREEN,
  'jira:issueContext': { ...SCREEN, label: true, status: true },
  'jira:issueGlance': { ...SCREEN, label: true, status: true },
  'jira:issuePanel': SCREEN,
  'jira:issueActivity': SCREEN,
  // For the links of Jira's app manager; here the page "Installed apps" lists every settings page of the app.
  'jira:adminPage': { ...PAGE, useAsConfig: true, useAsGetStarted: true },
  'jira:globalPage': PAGE,
  'jira:projectPage': PAGE,
  'jira:projectSettingsPage': PAGE,
  'jira:command': { title: true, icon: true, shortcut: true, keywords: true, target: true, resolver: true },
  'jira:customField': {
    name: true,
    description: true,
    type: true,
    collection: true,
    readOnly: true,
    schema: true,
    validation: true,
    formatter: { expression: true },
    view: { formatter: { expression: true } },
    edit: { validation: true },
  },
  'jira:entityProperty': INDEXED,
  'jira:entityPropertySet': { properties: true },
  'jira:jqlFunction': { name: true, arguments: true, types: true, operators: true, function: true },
  'jira:workflowValidator': { name: true, description: true, function: true, expression: true, errorMessage: true, projectTypes: true },
  'jiraServiceManagement:portalRequestDetail': PORTAL,
  'jiraServiceManagement:portalRequestDetailPanel': PORTAL,
  'jiraServiceManagement:portalRequestViewAction': PORTAL,
  'jiraServiceManagement:portalHeader': BAND,
  'jiraServiceManagement:portalSubheader': BAND,
  'jiraServiceManagement:portalFooter': BAND,
  trigger: { function: true, events: true, filter: { ignoreSelf: true, expression: true, onError: true } },
  webtrigger: { function: true, response: true },
  consumer: { queue: true, function: true, resolver: true },
  scheduledTrigger: { function: true, interval: true },
  preUninstall: { function: true },
};

/** Module types the local Jira does something with. */
export const SUPPORTED: ReadonlySet<string> = new Set(Object.keys(MODELLED));

/** Members of supported modules the local Jira does nothing with, in words. */
export function unmodelledMembers(manifest: Manifest): string[] {
  return manifest.modules.flatMap(({ type, key, props }) => {
    const known = MODELLED[type];
    if (!known) return [];
    const members = [...strangers(props, { ...known, key: true }), ...values(type, props)];
    return members.map((member) => `not supported by the local Jira: ${member} of ${type} (${key})`);
  });
}

function strangers(given: Json, known: Known, path = ''): string[] {
  return Object.entries(given).flatMap(([member, value]) => {
    const inner = known[member];
    const name = `${path}${member}`;
    if (inner === undefined) return isRecord(value) ? Object.keys(value).map((part) => `${name}.${part}`) : [name];
    return inner === true || !isRecord(value) ? [] : strangers(value, inner, `${name}.`);
  });
}

/** Members known by name with a value that is not. */
function values(type: string, props: Json): string[] {
  const native = [props.render, record(props.target).render].includes('native') ? ['render: native (UI Kit)'] : [];
  const perEvent =
    type === 'trigger'
      ? list(props.events)
          .filter(isRecord)
          .flatMap((event) =>
            strangers(event, { eventType: true, filter: { ignoreSelf: true, expression: true, onError: true } }, 'events.'),
          )
      : [];
  const pages = [...list(props.pages), ...list(props.sections).flatMap((section) => list(record(section).pages))].filter(isRecord);
  const perPage = pages.flatMap((page) => strangers(page, { title: true, route: true, icon: true }, 'pages.'));
  const perSection = list(props.sections)
    .filter(isRecord)
    .flatMap((section) => strangers(section, { header: true, pages: true }, 'sections.'));
  const perProperty = Object.entries(record(record(props.schema).properties)).flatMap(([name, property]) =>
    ['searchAlias', 'searchType'].filter((member) => member in record(property)).map((member) => `schema.properties.${name}.${member}`),
  );
  return [...native, ...perEvent, ...perProperty, ...(type.includes('portal') ? [] : [...perPage, ...perSection])];
}
