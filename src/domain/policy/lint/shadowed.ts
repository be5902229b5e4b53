import type { IncidentsFor, Policy } from '../../../contract/types';
import type { PolicyPath } from '../change';
import { namesIn, namesOfFilter, type PolicyNames } from '../names';
import { Boxes } from './boxes';
import { exampleFor } from './example';
import { type Check, type Finding, FOUND_MAX } from './finding';

/** Of rules of which the first that fits decides, each has something left to decide. */
export const shadowed: Check = (policy) => {
  const { lists } = namesIn(policy);
  return [
    ...policy.metrics.flatMap(({ id, name, goals }) =>
      among(
        policy,
        goals.map((goal) => ({ ...goal, name: '' })),
        ['metrics', id, 'goals'],
        name,
        lists,
      ),
    ),
    ...among(policy, policy.routing.rules, ['routing', 'rules'], '', lists),
  ];
};

function among(
  policy: Policy,
  rules: readonly { id: string; name: string; for: Partial<IncidentsFor> }[],
  path: PolicyPath,
  of: string,
  lists: PolicyNames['lists'],
): Finding[] {
  const boxes = new Boxes(
    policy,
    rules.map((rule) => rule.for),
  );
  const called = (place: number): string => {
    const rule = rules[place];
    return rule ? rule.name || namesOfFilter(rule.for, lists).join(', ') || String(place + 1) : '';
  };
  const found: Finding[] = [];
  for (const [place, rule] of rules.entries()) {
    const by = boxes.shadowOf(place);
    if (!by) continue;
    found.push({
      code: 'ruleShadowed',
      severity: 'warning',
      path: [...path, rule.id],
      values: {
        of,
        rule: called(place),
        place: String(place + 1),
        by: by.slice(0, 10).map(called).join('; '),
        why: path[0] === 'metrics' ? 'goal' : 'routing',
      },
      example: exampleFor(rule.for, policy),
    });
    if (found.length === FOUND_MAX) break;
  }
  return found;
}
