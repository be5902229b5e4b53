import type { ComponentType } from 'preact';
import type { LaterTexts, TextKey } from '../../../shared/i18n';
import type { PageProps } from '../pages/page-props';

/** Groups of the navigation, in their order. */
export const GROUPS = ['start', 'incidents', 'life', 'time', 'people', 'publish', 'app'] as const;
export type PageGroup = (typeof GROUPS)[number];

interface Entry {
  /** The last part of its address. */
  route: string;
  title: TextKey;
  group: PageGroup;
  /** Only Jira admins can do anything there. */
  admin?: true;
  /** Its texts: a part of the screen "settings" in static/build.mjs. */
  texts: LaterTexts;
  /** It words changes or findings, or parts of the policy. */
  words?: true;
  /** Address of its style, when it has one: `import('style:./page.css')`. */
  style?: () => Promise<{ default: string }>;
}

/** A page about parts of the policy. */
interface PolicyPage extends Entry {
  /** Sections of the document it shows; findings and changes of these lead to it. */
  sections: readonly (keyof PageProps['policy'])[];
  load: () => Promise<{ default: ComponentType<PageProps> }>;
}

/** A page that works without a policy, and asks for what it needs itself. */
interface FreePage extends Entry {
  sections?: undefined;
  load: () => Promise<{ default: ComponentType }>;
}

export type Page = PolicyPage | FreePage;

/** Every page, in the order of the navigation. Each is loaded when it is opened, with its texts. */
export const PAGES: readonly Page[] = [
  {
    route: 'overview',
    title: 'settings.page.overview',
    group: 'start',
    texts: { 'en-US': () => import('messages:overview/en-US'), 'fr-FR': () => import('messages:overview/fr-FR') },
    words: true,
    load: () => import('../pages/overview/page'),
  },
  {
    route: 'set-up',
    title: 'settings.page.setUp',
    group: 'start',
    admin: true,
    texts: { 'en-US': () => import('messages:set-up/en-US'), 'fr-FR': () => import('messages:set-up/fr-FR') },
    style: () => import('style:../pages/set-up/set-up.css'),
    load: () => import('../pages/set-up/page'),
  },
  {
    route: 'categories',
    title: 'settings.page.categories',
    group: 'incidents',
    sections: ['categories'],
    texts: { 'en-US': () => import('messages:categories/en-US'), 'fr-FR': () => import('messages:categories/fr-FR') },
    style: () => import('style:../pages/categories/page.css'),
    load: () => import('../pages/categories/page'),
  },
  {
    route: 'levels',
    title: 'settings.page.levels',
    group: 'incidents',
    sections: ['impacts', 'urgencies'],
    texts: { 'en-US': () => import('messages:levels/en-US'), 'fr-FR': () => import('messages:levels/fr-FR') },
    style: () => import('style:../pages/levels/page.css'),
    load: () => import('../pages/levels/page'),
  },
  {
    route: 'matrix',
    title: 'settings.page.matrix',
    group: 'incidents',
    sections: ['matrix', 'priorities'],
    texts: { 'en-US': () => import('messages:matrix/en-US'), 'fr-FR': () => import('messages:matrix/fr-FR') },
    style: () => import('style:../pages/matrix/page.css'),
    load: () => import('../pages/matrix/page'),
  },
  {
    route: 'services',
    title: 'settings.page.services',
    group: 'incidents',
    sections: ['services'],
    texts: { 'en-US': () => import('messages:services/en-US'), 'fr-FR': () => import('messages:services/fr-FR') },
    style: () => import('style:../pages/services/page.css'),
    load: () => import('../pages/services/page'),
  },
  {
    route: 'lifecycle',
    title: 'settings.page.lifecycle',
    group: 'life',
    sections: ['lifecycle'],
    texts: { 'en-US': () => import('messages:lifecycle/en-US'), 'fr-FR': () => import('messages:lifecycle/fr-FR') },
    words: true,
    style: () => import('style:../pages/lifecycle/page.css'),
    load: () => import('../pages/lifecycle/page'),
  },
  {
    route: 'tasks',
    title: 'settings.page.tasks',
    group: 'life',
    sections: ['taskTemplates'],
    texts: { 'en-US': () => import('messages:tasks/en-US'), 'fr-FR': () => import('messages:tasks/fr-FR') },
    words: true,
    style: () => import('style:../pages/tasks/page.css'),
    load: () => import('../pages/tasks/page'),
  },
  {
    route: 'resolution',
    title: 'settings.page.resolution',
    group: 'life',
    sections: ['resolution', 'closureCodes', 'resolutionKinds'],
    texts: { 'en-US': () => import('messages:resolution/en-US'), 'fr-FR': () => import('messages:resolution/fr-FR') },
    words: true,
    style: () => import('style:../pages/resolution/page.css'),
    load: () => import('../pages/resolution/page'),
  },
  {
    route: 'messages',
    title: 'settings.page.messages',
    group: 'life',
    sections: ['communication'],
    texts: { 'en-US': () => import('messages:messages/en-US'), 'fr-FR': () => import('messages:messages/fr-FR') },
    words: true,
    style: () => import('style:../pages/messages/page.css'),
    load: () => import('../pages/messages/page'),
  },
  {
    route: 'calendars',
    title: 'settings.page.calendars',
    group: 'time',
    sections: ['calendars'],
    texts: { 'en-US': () => import('messages:calendars/en-US'), 'fr-FR': () => import('messages:calendars/fr-FR') },
    style: () => import('style:../pages/calendars/page.css'),
    load: () => import('../pages/calendars/page'),
  },
  {
    route: 'metrics',
    title: 'settings.page.metrics',
    group: 'time',
    sections: ['metrics'],
    texts: { 'en-US': () => import('messages:metrics/en-US'), 'fr-FR': () => import('messages:metrics/fr-FR') },
    style: () => import('style:../pages/metrics/page.css'),
    load: () => import('../pages/metrics/page'),
  },
  {
    route: 'hold-reasons',
    title: 'settings.page.holdReasons',
    group: 'time',
    sections: ['holdReasons'],
    texts: { 'en-US': () => import('messages:hold-reasons/en-US'), 'fr-FR': () => import('messages:hold-reasons/fr-FR') },
    style: () => import('style:../pages/hold-reasons/page.css'),
    load: () => import('../pages/hold-reasons/page'),
  },
  {
    route: 'support-groups',
    title: 'settings.page.supportGroups',
    group: 'people',
    sections: ['supportGroups', 'tiers'],
    texts: { 'en-US': () => import('messages:support-groups/en-US'), 'fr-FR': () => import('messages:support-groups/fr-FR') },
    words: true,
    style: () => import('style:../pages/support-groups/page.css'),
    load: () => import('../pages/support-groups/page'),
  },
  {
    route: 'routing',
    title: 'settings.page.routing',
    group: 'people',
    sections: ['routing'],
    texts: { 'en-US': () => import('messages:routing/en-US'), 'fr-FR': () => import('messages:routing/fr-FR') },
    words: true,
    style: () => import('style:../pages/routing/page.css'),
    load: () => import('../pages/routing/page'),
  },
  {
    route: 'escalation',
    title: 'settings.page.escalation',
    group: 'people',
    sections: ['escalation'],
    texts: { 'en-US': () => import('messages:escalation/en-US'), 'fr-FR': () => import('messages:escalation/fr-FR') },
    words: true,
    style: () => import('style:../pages/escalation/page.css'),
    load: () => import('../pages/escalation/page'),
  },
  {
    route: 'gates',
    title: 'settings.page.gates',
    group: 'app',
    admin: true,
    texts: { 'en-US': () => import('messages:gates/en-US'), 'fr-FR': () => import('messages:gates/fr-FR') },
    load: () => import('../pages/gates/page'),
  },
  {
    route: 'rights',
    title: 'settings.page.rights',
    group: 'people',
    sections: ['rights', 'incidentManagers', 'processOwners'],
    texts: { 'en-US': () => import('messages:rights/en-US'), 'fr-FR': () => import('messages:rights/fr-FR') },
    words: true,
    style: () => import('style:../pages/rights/rights.css'),
    load: () => import('../pages/rights/page'),
  },
  {
    route: 'check',
    title: 'settings.page.check',
    group: 'publish',
    texts: { 'en-US': () => import('messages:check/en-US'), 'fr-FR': () => import('messages:check/fr-FR') },
    words: true,
    load: () => import('../pages/check/page'),
  },
  {
    route: 'publish',
    title: 'settings.page.publish',
    group: 'publish',
    admin: true,
    texts: { 'en-US': () => import('messages:publish/en-US'), 'fr-FR': () => import('messages:publish/fr-FR') },
    words: true,
    load: () => import('../pages/publish/page'),
  },
  {
    route: 'history',
    title: 'settings.page.history',
    group: 'publish',
    texts: { 'en-US': () => import('messages:history/en-US'), 'fr-FR': () => import('messages:history/fr-FR') },
    words: true,
    load: () => import('../pages/history/page'),
  },
  {
    route: 'as-code',
    title: 'settings.page.asCode',
    group: 'publish',
    texts: { 'en-US': () => import('messages:as-code/en-US'), 'fr-FR': () => import('messages:as-code/fr-FR') },
    words: true,
    load: () => import('../pages/as-code/page'),
  },
  {
    route: 'health',
    title: 'settings.page.health',
    group: 'app',
    texts: { 'en-US': () => import('messages:health/en-US'), 'fr-FR': () => import('messages:health/fr-FR') },
    style: () => import('style:../pages/health/page.css'),
    load: () => import('../pages/health/page'),
  },
  {
    route: 'audit',
    title: 'settings.page.audit',
    group: 'app',
    admin: true,
    texts: { 'en-US': () => import('messages:audit/en-US'), 'fr-FR': () => import('messages:audit/fr-FR') },
    load: () => import('../pages/audit/page'),
  },
  {
    route: 'data',
    title: 'settings.page.data',
    group: 'app',
    admin: true,
    texts: { 'en-US': () => import('messages:data/en-US'), 'fr-FR': () => import('messages:data/fr-FR') },
    load: () => import('../pages/data/page'),
  },
];
