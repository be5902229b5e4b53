import type { FieldName, Lifecycle } from '../../contract/types';
import { fits } from '../policy/fits';
import type { Life } from './life';
import type { GateState, ResolutionState } from './state';

type Gate = Lifecycle['gates'][number];

/** Keys of open tasks a gate names. */
const TASKS_MAX = 10;

/** Gates that are not off before a phase, as far as they are for this incident, in the policy's order. */
export function gatesInto(life: Life, phaseId: string, resolution: ResolutionState | undefined): GateState[] {
  return life.ground.policy.document.lifecycle.gates.flatMap((gate): GateState[] => {
    if (gate.phase !== phaseId || gate.mode === 'off' || !fits(gate.for, life.subject())) return [];
    const { id, name, help, mode, needs } = gate;
    return [{ id, name, ...(help === '' ? {} : { help }), mode, need: needs.need, ...standing(needs, life, resolution) }];
  });
}

function standing(needs: Gate['needs'], life: Life, resolution: ResolutionState | undefined): Pick<GateState, 'met' | 'fields' | 'tasks'> {
  const { facts, ground, subject } = life;
  switch (needs.need) {
    case 'fields': {
      const empty = needs.fields.filter((name) => isEmpty(name, life));
      return empty.length === 0 ? { met: true } : { met: false, fields: empty };
    }
    case 'assignee':
      return { met: ground.assignee !== undefined };
    case 'diagnosis':
      return { met: isDiagnosed(life) };
    case 'tasksClosed': {
      const open = facts.tasks.filter(({ status }) => status.category !== 'done').map(({ key }) => key);
      return open.length === 0 ? { met: true } : { met: false, tasks: open.slice(0, TASKS_MAX) };
    }
    case 'resolution':
      return { met: resolution !== undefined || filled('resolutionKind', life) };
    case 'confirmation': {
      const answer = resolution?.answer;
      const given = answer === 'accepted' || answer === 'silence' || answer === 'notAsked';
      return { met: given || !fits(ground.policy.document.resolution.confirmation.for, subject()) };
    }
    case 'reviewPlanned':
      // Nothing plans reviews yet, and nothing makes an incident a major one.
      return { met: false };
  }
}

const filled = (name: FieldName, { facts }: Life): boolean => (facts.values[name] ?? []).length > 0;

/** A field set-up could not make cannot be filled, and is not asked for. */
const isEmpty = (name: FieldName, life: Life): boolean => life.ground.settings.fields[name] !== undefined && !filled(name, life);

/** Somebody wrote something who did not ask for help: neither the requester, nor the app, nor a customer. */
function isDiagnosed({ facts, ground }: Life): boolean {
  const others = [facts.reporter, ground.settings.appAccountId, ...(facts.values.affectedUser ?? [])];
  return facts.comments.some(({ by, unlicensed }) => by !== undefined && !unlicensed && !others.includes(by));
}
