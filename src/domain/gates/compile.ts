import type { FieldName, Lifecycle, Policy, Settings } from '../../contract/types';
import { OUR_FIELDS } from '../set-up/our-fields';
import { compileFor } from './compile-for';
import type { GateNamed, Rule, RuleGate, RuleWords } from './rule';

type Gate = Lifecycle['gates'][number];

/** What rules are made of: the policy in force and what set-up left. */
export interface GateGround {
  document: Policy;
  settings: Settings;
}

/** The rule for a transition that enters a phase, with the gates it holds; undefined when nothing blocks that phase. */
export function compileRule(
  ground: GateGround,
  phase: string,
  transition: string,
  words: RuleWords,
): { rule: Rule; gates: GateNamed[] } | undefined {
  const made = blocking(ground.document.lifecycle, phase).flatMap((gate) => {
    const compiled = compileGate(gate, ground, words);
    return compiled ? [{ gate, compiled }] : [];
  });
  if (made.length === 0) return undefined;
  const { settings } = ground;
  const { appFields, fields } = settings;
  const rule: Rule = {
    language: words.language,
    transition,
    places: settings.incidents.map(({ projectId, issueTypeIds }) => ({ project: Number(projectId), types: issueTypeIds.map(Number) })),
    gates: made.map(({ compiled }) => compiled),
    fields: {
      override: appFields.gateOverride ?? '',
      answer: appFields.resolutionAnswer ?? '',
      kind: fields.resolutionKind?.fieldId ?? '',
      affected: fields.affectedUser?.fieldId ?? '',
      tasks: appFields.openTasks ?? '',
    },
    tasks: words.openTasks,
    app: settings.appAccountId,
    say: [`${words.before} `, ` ${words.after}`],
  };
  return { rule, gates: made.map(({ gate }) => named(gate, settings)) };
}

/** Gates that block the way into a phase. */
export const blocking = ({ gates }: Lifecycle, phase: string): Gate[] =>
  gates.filter((gate) => gate.mode === 'block' && gate.phase === phase);

/** Undefined when no incident has to meet it: nobody it is for, or nothing by which Jira could tell. */
export function compileGate(gate: Gate, ground: GateGround, words: RuleWords): RuleGate | undefined {
  const { settings, document } = ground;
  const { needs } = gate;
  const forWhom = compileFor(gate.for, ground);
  if (!forWhom) return undefined;
  const fields = ruleFields(gate, settings);
  const [before = '', after = ''] = words.needs[needs.need].replace('{gate}', '\u0000').split('{list}');
  const compiled: RuleGate = {
    id: gate.id,
    need: needs.need,
    fields,
    for: forWhom,
    say: [before.replace('\u0000', () => gate.name), after.replace('\u0000', () => gate.name)],
  };
  switch (needs.need) {
    case 'fields':
      return fields.length > 0 ? compiled : undefined;
    case 'resolution':
      return (settings.appFields.resolutionAnswer ?? settings.fields.resolutionKind) ? compiled : undefined;
    case 'confirmation': {
      const asked = compileFor(document.resolution.confirmation.for, ground);
      return asked && settings.appFields.resolutionAnswer ? { ...compiled, asked } : undefined;
    }
    default:
      return compiled;
  }
}

/** A field set-up could not make cannot be filled, and is not asked for. */
const wanted = ({ needs }: Gate, { fields }: Settings): FieldName[] =>
  needs.need === 'fields' ? needs.fields.filter((name) => fields[name] !== undefined) : [];

const ruleFields = (gate: Gate, settings: Settings): RuleGate['fields'] =>
  wanted(gate, settings).flatMap((name) => {
    const bound = settings.fields[name];
    return bound ? [{ id: bound.fieldId, name: fieldName(name), many: name === 'services' }] : [];
  });

const fieldName = (name: FieldName): string => OUR_FIELDS.find(({ field }) => field === name)?.name ?? name;

const named = (gate: Gate, settings: Settings): GateNamed => ({
  id: gate.id,
  name: gate.name,
  need: gate.needs.need,
  fields: wanted(gate, settings),
});
