import type { IncidentsFor, Policy } from '../../../contract/types';
import type { PolicyPath } from '../change';
import { namesIn, namesOfFilter } from '../names';
import { Boxes } from './boxes';
import { exampleFor } from './example';
import type { Check, Finding } from './finding';

/** Of rules of which the first that fits decides, each has something left to decide. */
export const shadowed: Check = (policy) => [
  ...policy.metrics.flatMap(({ id, name, goals }) =>
    among(
      policy,
      goals.map((goal) => ({ ...goal, name: '' })),
      ['metrics', id, 'goals'],
      name,
    ),
  ),
  ...among(policy, policy.routing.rules, ['routing', 'rules'], ''),
];

function among(
  policy: Policy,
  rules: readonly { id: string; name: string; for: Partial<IncidentsFor> }[],
  path: PolicyPath,
  of: string,
): Finding[] {
  const boxes = new Boxes(
    policy,
    rules.map((rule) => rule.for),
  );
  const { lists } = namesIn(policy);
  const called = (place: number): string => {
    const rule = rules[place];
    return rule ? rule.name || namesOfFilter(rule.for, lists).join(', ') || String(place + 1) : '';
  };
  return rules.flatMap((rule, place): Finding[] => {
    const by = boxes.shadowOf(place);
    if (!by) return [];
    return [
      {
        code: 'ruleShadowed',
        severity: 'warning',
        path: [...path, rule.id],
        values: {
          of,
          rule: called(place),
          place: String(place + 1),
          by: by.map(called).join('; '),
          why: path[0] === 'metrics' ? 'goal' : 'routing',
        },
        example: exampleFor(rule.for, policy),
      },
    ];
  });
}
