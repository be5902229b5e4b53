import { OUR_FIELDS, type ScreenUse } from './our-fields';
import type { Schemes, ScreenScheme, TypeScreenScheme } from './site';

const USES: readonly ScreenUse[] = ['create', 'edit', 'view'];

/** A screen and what it is used for. */
export interface UsedScreen {
  screenId: string;
  uses: readonly ScreenUse[];
}

/** The screens of issue types in a project. A type without screens of its own has the default’s; so has one that is still to come. */
export function screensOf(schemes: Schemes, projectId: string, typeIds: readonly string[]): UsedScreen[] {
  const scheme = schemes.typeScreens.find(({ projects }) => projects.some(({ id }) => id === projectId));
  if (!scheme) return [];
  const found = new Map<string, Set<ScreenUse>>();
  for (const typeId of typeIds.length > 0 ? typeIds : ['default']) {
    const screens = screenSchemeOf(schemes, scheme, typeId)?.screens;
    for (const use of USES) {
      const screenId = screens?.[use] ?? screens?.default;
      if (screenId !== undefined) found.set(screenId, (found.get(screenId) ?? new Set()).add(use));
    }
  }
  return [...found].map(([screenId, uses]) => ({ screenId, uses: [...uses] }));
}

const screenSchemeOf = ({ screens }: Schemes, scheme: TypeScreenScheme, typeId: string): ScreenScheme | undefined => {
  const id = scheme.screenSchemes[typeId] ?? scheme.screenSchemes.default;
  return screens.find((one) => one.id === id);
};

/** Names of the projects in which a screen is used, by id. */
export function usersOf({ typeScreens, screens }: Schemes, screenId: string): Map<string, string> {
  const schemeIds = screens.filter((scheme) => Object.values(scheme.screens).includes(screenId)).map(({ id }) => id);
  const using = typeScreens.filter(({ screenSchemes }) => Object.values(screenSchemes).some((id) => schemeIds.includes(id)));
  return new Map(using.flatMap(({ projects }) => projects.map(({ id, name }) => [id, name] as const)));
}

/** One of our fields, or Jira’s own priority, that belongs on a screen. */
export interface ScreenField {
  /** Undefined for Jira’s own. */
  ours: (typeof OUR_FIELDS)[number] | undefined;
}

/** What belongs on a screen with these uses; where people edit an incident, Jira’s own priority too, or nobody could override it by hand. */
export const belongingOn = (uses: readonly ScreenUse[]): ScreenField[] => [
  ...OUR_FIELDS.filter(({ screens }) => screens.some((use) => uses.includes(use))).map((ours) => ({ ours })),
  ...(uses.includes('edit') ? [{ ours: undefined }] : []),
];
