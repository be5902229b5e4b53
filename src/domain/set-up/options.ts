import { sameName } from '../policy/defaults';
import type { WantedOption } from './our-fields';
import type { FieldOption } from './site';

/** How the entries of the policy stand among the options of a context. */
export interface OptionMatch {
  /** Id of a policy entry → id of its option. */
  bound: Record<string, string>;
  /** To be made now; children only below options that are there. */
  missing: { value: string; parentId?: string }[];
  /** Names of all that are missing, children included. */
  missingNames: string[];
  /** Switched off in Jira: nobody can choose them, and an option of that name cannot be made again. */
  disabled: string[];
}

/** Finds the policy's entries among options by name, as Jira compares names. Options besides are left alone. */
export function matchOptions(wanted: readonly WantedOption[], options: readonly FieldOption[]): OptionMatch {
  const match: OptionMatch = { bound: {}, missing: [], missingNames: [], disabled: [] };
  for (const { id, name, children } of wanted) {
    const option = find(options, name, undefined);
    note(match, { id, name }, option, undefined);
    if (!option) match.missingNames.push(...children.map((child) => `${name} – ${child.name}`));
    else for (const child of children) note(match, child, find(options, child.name, option.id), option);
  }
  return match;
}

function note(
  match: OptionMatch,
  { id, name }: { id: string; name: string },
  found: FieldOption | undefined,
  parent: FieldOption | undefined,
): void {
  const label = parent ? `${parent.value} – ${name}` : name;
  if (!found) {
    match.missing.push({ value: name, ...(parent ? { parentId: parent.id } : {}) });
    match.missingNames.push(label);
  } else if (found.disabled) match.disabled.push(label);
  else match.bound[id] = found.id;
}

const find = (options: readonly FieldOption[], name: string, parentId: string | undefined): FieldOption | undefined =>
  options.find((option) => option.parentId === parentId && sameName(option.value, name));
