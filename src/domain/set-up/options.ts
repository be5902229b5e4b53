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
  /** Bound already, but called otherwise in Jira: the entry, its name, the option. */
  renamed: { id: string; name: string; optionId: string }[];
  /** Switched off in Jira: nobody can choose them, and an option of that name cannot be made again. */
  disabled: string[];
}

/**
 * Finds the policy's entries among options: the option an entry was bound to before, whatever it is called now; else by name, as Jira compares
 * names. Options besides are left alone.
 * @param known id of an entry → id of its option, as set-up or publishing left it.
 */
export function matchOptions(
  wanted: readonly WantedOption[],
  options: readonly FieldOption[],
  known: Readonly<Record<string, string>> = {},
): OptionMatch {
  const match: OptionMatch = { bound: {}, renamed: [], missing: [], missingNames: [], disabled: [] };
  for (const { id, name, children } of wanted) {
    const option = find(options, { id, name }, undefined, known);
    note(match, { id, name }, option, undefined);
    if (!option) match.missingNames.push(...children.map((child) => `${name} – ${child.name}`));
    else for (const child of children) note(match, child, find(options, child, option.id, known), option);
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
    return;
  }
  if (!sameName(found.value, name)) match.renamed.push({ id, name, optionId: found.id });
  if (found.disabled) match.disabled.push(label);
  else match.bound[id] = found.id;
}

function find(
  options: readonly FieldOption[],
  { id, name }: { id: string; name: string },
  parentId: string | undefined,
  known: Readonly<Record<string, string>>,
): FieldOption | undefined {
  const within = options.filter((option) => option.parentId === parentId);
  return within.find((option) => option.id === known[id]) ?? within.find(({ value }) => sameName(value, name));
}
