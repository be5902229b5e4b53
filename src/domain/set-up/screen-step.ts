import { shownAppFields } from './app-fields';
import type { ChosenProject, Ground } from './ground';
import { belongingOn, screensOf, usersOf } from './screens';
import type { Screen, SiteWrite } from './site';
import { listed, type PlannedStep, standing, titleOf, todo } from './step';

const PRIORITY = { id: 'priority', name: 'Priority' };

interface Gap {
  screen: Screen;
  /** Undefined: the field is still to be made. */
  fieldId: string | undefined;
  name: string;
}

/** Our fields on the screens of the incident types in a company-managed project. A field that could not be made is left out. */
export function screensStep(ground: Ground, chosen: ChosenProject): PlannedStep {
  const { project } = chosen;
  const id = `screens/${project.id}`;
  const gaps = gapsIn(ground, chosen);
  if (gaps.length === 0) return standing(id, 'done', 'there', { project: titleOf(project) });
  const screens = [...new Set(gaps.map(({ screen }) => screen))];
  const others = screens.flatMap((screen) => [...usersOf(ground.snapshot.schemes, screen.id)]).filter(([other]) => other !== project.id);
  const values = {
    project: titleOf(project),
    fields: listed(gaps.map(({ name }) => name)),
    screens: listed(screens.map(({ name }) => name)),
  };
  const writes = gaps.flatMap(({ screen, fieldId }): SiteWrite[] =>
    fieldId !== undefined && screen.firstTab !== undefined
      ? [{ do: 'addToScreen', screenId: screen.id, tabId: screen.firstTab, fieldId }]
      : [],
  );
  const whole = gaps.every(({ fieldId }) => fieldId !== undefined);
  return others.length === 0
    ? todo(id, 'add', values, writes, { whole })
    : todo(id, 'addShared', { ...values, others: listed(others.map(([, name]) => name)) }, writes, { whole });
}

function gapsIn(ground: Ground, { project, typeIds }: ChosenProject): Gap[] {
  const { snapshot, bindings, appFields, skip } = ground;
  return screensOf(snapshot.schemes, project.id, typeIds).flatMap(({ screenId, uses }) => {
    const screen = snapshot.screens.get(screenId);
    if (!screen) return [];
    // Only the app writes its fields: they are seen, never filled in.
    const seen = uses.includes('view') ? shownAppFields(appFields) : [];
    const missing = seen.filter(({ id }) => !screen.fieldIds.includes(id)).map(({ id, name }): Gap => ({ screen, fieldId: id, name }));
    const ours = belongingOn(uses).flatMap(({ ours }): Gap[] => {
      if (!ours) return screen.fieldIds.includes(PRIORITY.id) ? [] : [{ screen, fieldId: PRIORITY.id, name: PRIORITY.name }];
      const binding = bindings.get(ours.field);
      if (!binding) return [];
      if (binding.state === 'missing') return skip.has(`field/${ours.field}`) ? [] : [{ screen, fieldId: undefined, name: binding.name }];
      const { id, name } = binding.field;
      return screen.fieldIds.includes(id) ? [] : [{ screen, fieldId: id, name }];
    });
    return [...ours, ...missing];
  });
}
