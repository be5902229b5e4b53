import type { ComponentType } from 'preact';
import type { LaterTexts, TextKey } from '../../../shared/i18n';
import type { PageProps } from '../pages/page-props';

/** Groups of the navigation, in their order. */
export const GROUPS = ['start', 'incidents', 'time', 'people', 'publish', 'app'] as const;
export type PageGroup = (typeof GROUPS)[number];

interface Entry {
  /** The last part of its address. */
  route: string;
  title: TextKey;
  group: PageGroup;
  /** Its texts: a part of the screen "settings" in static/build.mjs. */
  texts: LaterTexts;
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
    load: () => import('../pages/overview/page'),
  },
  {
    route: 'set-up',
    title: 'settings.page.setUp',
    group: 'start',
    texts: { 'en-US': () => import('messages:set-up/en-US'), 'fr-FR': () => import('messages:set-up/fr-FR') },
    style: () => import('style:../pages/set-up/set-up.css'),
    load: () => import('../pages/set-up/page'),
  },
];

/** The page that shows a section of the policy. */
export const pageOf = (section: string): Page | undefined => PAGES.find(({ sections }) => sections?.some((one) => one === section));
