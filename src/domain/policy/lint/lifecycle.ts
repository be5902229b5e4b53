import type { Lifecycle, Policy } from '../../../contract/types';
import { anyIncident, exampleFor } from './example';
import type { Check, Finding } from './finding';
import { meet } from './meet';

type Phase = Lifecycle['phases'][number];
type Gate = Lifecycle['gates'][number];

/** Phases something waits in are reached, and gates ask for what can be had where they ask. */
export const lifecycle: Check = (policy) => [
  ...policy.lifecycle.phases.flatMap((phase, at) => unreached(policy, phase, at)),
  ...gates(policy),
];

function unreached(policy: Policy, { id, name, statuses }: Phase, at: number): Finding[] {
  const { phases } = policy.lifecycle;
  const finding = (why: 'noStatus' | 'noWay', what: string): Finding => ({
    code: 'phaseUnreached',
    severity: 'warning',
    path: ['lifecycle', 'phases', id],
    values: { phase: name, why, what },
    example: anyIncident(policy),
  });
  const there = [
    ...policy.lifecycle.gates.filter(({ phase, mode }) => phase === id && mode !== 'off'),
    ...policy.taskTemplates.filter(({ phase }) => phase === id),
  ];
  // A phase without statuses in which nothing is asked for or done is only kept for later.
  if (statuses.ids.length === 0 && statuses.categories.length === 0)
    return there.length > 0
      ? [finding('noStatus', [...there.slice(0, 3).map((one) => one.name), ...(there.length > 3 ? ['…'] : [])].join(', '))]
      : [];
  return at > 0 && !phases.some((one) => one.id !== id && one.next.includes(id)) ? [finding('noWay', '')] : [];
}

const gates = (policy: Policy): Finding[] =>
  policy.lifecycle.gates.flatMap((gate): Finding[] => {
    if (gate.mode === 'off') return [];
    const stuck = gate.mode === 'block' ? whyStuck(gate, policy) : undefined;
    const why = stuck ?? whyIdle(gate, policy);
    if (!why) return [];
    return [
      {
        code: stuck ? 'gateStuck' : 'gateIdle',
        severity: stuck ? 'error' : 'warning',
        path: ['lifecycle', 'gates', gate.id],
        values: { gate: gate.name, why, phase: policy.lifecycle.phases.find(({ id }) => id === gate.phase)?.name ?? gate.phase },
        example: exampleFor(gate.for, policy),
      },
    ];
  });

/** Why nobody could ever get through. */
function whyStuck({ needs, phase, for: asked }: Gate, policy: Policy): 'review' | 'tooEarly' | 'services' | 'channel' | undefined {
  switch (needs.need) {
    case 'fields':
      if (needs.fields.includes('services') && policy.services.length === 0) return 'services';
      return needs.fields.includes('channel') && policy.channels.length === 0 ? 'channel' : undefined;
    case 'reviewPlanned':
      return asked.major === true ? undefined : 'review';
    case 'confirmation': {
      // The requester is asked once the incident is resolved: until then nobody can have answered.
      const { phases } = policy.lifecycle;
      const at = phases.findIndex(({ id }) => id === phase);
      const resolved = phases.findIndex(({ kind }) => kind === 'resolution');
      return at >= 0 && resolved >= 0 && at <= resolved ? 'tooEarly' : undefined;
    }
    default:
      return undefined;
  }
}

/** Why it never asks for anything. */
function whyIdle({ needs, phase, for: asked }: Gate, policy: Policy): 'notAsked' | 'first' | undefined {
  const { phases } = policy.lifecycle;
  if (needs.need === 'confirmation' && !meet(asked, policy.resolution.confirmation.for, policy)) return 'notAsked';
  return phases[0]?.id === phase && !phases.some(({ next }) => next.includes(phase)) ? 'first' : undefined;
}
