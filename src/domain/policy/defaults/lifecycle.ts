import type { Lifecycle, Policy } from '../../../contract/types';
import { isClosed, type SiteForClocks } from './clocks';

type Phase = Lifecycle['phases'][number];
type Gate = Lifecycle['gates'][number];
type Category = Phase['statuses']['categories'][number];

const phase = (kind: Phase['kind'], name: string, help: string, categories: Category[], next: string[]): Phase => ({
  id: kind,
  kind,
  name,
  help,
  statuses: { ids: [], categories },
  next,
});

const gate = (id: string, name: string, help: string, to: string, mode: Gate['mode'], needs: Gate['needs']): Gate => ({
  id,
  name,
  help,
  phase: to,
  for: {},
  needs,
  mode,
});

/**
 * ITIL's phases by Jira's three categories of statuses, so that they fit any workflow. Gates warn where work would be held up and block
 * only what the process stands on: an incident closes with its tasks closed, with a code, and confirmed.
 */
const BY_CATEGORY: Policy['lifecycle'] = {
  phases: [
    phase('logging', 'Logging', 'The incident is written down.', ['new'], ['categorisation', 'investigation']),
    phase('categorisation', 'Categorisation', 'What it is about, and which service it hits.', ['new'], ['prioritisation', 'investigation']),
    phase('prioritisation', 'Prioritisation', 'How grave it is and how fast it has to be resolved.', ['new'], ['investigation']),
    phase(
      'investigation',
      'Investigation and diagnosis',
      'Somebody looks for the cause and a way round.',
      ['indeterminate'],
      ['resolution'],
    ),
    phase(
      'resolution',
      'Resolution and recovery',
      'The service works again; the requester says so.',
      ['done'],
      ['closure', 'review', 'investigation'],
    ),
    phase('review', 'Review', 'What a major incident taught is written down.', [], ['closure']),
    phase('closure', 'Closure', 'Nothing is left to do.', [], ['investigation']),
  ],
  gates: [
    gate('category-known', 'Category known', 'How grave it is depends on what it is about.', 'prioritisation', 'warn', {
      need: 'fields',
      fields: ['category'],
    }),
    gate('categorised', 'Category chosen', 'Routing and goals follow from it.', 'investigation', 'warn', {
      need: 'fields',
      fields: ['category'],
    }),
    gate('prioritised', 'Impact and urgency chosen', 'The priority follows from them.', 'investigation', 'warn', {
      need: 'fields',
      fields: ['impact', 'urgency'],
    }),
    gate('assigned', 'Somebody has it', 'An incident nobody has is not being worked on.', 'resolution', 'warn', { need: 'assignee' }),
    gate('diagnosed', 'Diagnosis written', 'What was found helps whoever has it next.', 'resolution', 'off', { need: 'diagnosis' }),
    gate('resolution-said', 'Resolution said', 'What was done, and whether it is permanent.', 'resolution', 'warn', { need: 'resolution' }),
    gate('tasks-closed', 'All tasks closed', 'Work of other departments counts too.', 'closure', 'block', { need: 'tasksClosed' }),
    gate('code-chosen', 'Closure code chosen', 'Reports and problems are found by it.', 'closure', 'block', {
      need: 'fields',
      fields: ['closureCode'],
    }),
    gate('confirmed', 'Resolution confirmed', 'By the requester, or by their silence.', 'closure', 'warn', { need: 'confirmation' }),
    {
      ...gate('review-planned', 'Review planned', 'A major incident is not over before its review is planned.', 'closure', 'block', {
        need: 'reviewPlanned',
      }),
      for: { major: true },
    },
  ],
};

/**
 * The same for a site whose statuses are known: those that are done and not called closed or cancelled are the resolution's, the others the
 * closure's, by id; a done status that comes later is the resolution's, as all are where none is called so.
 */
export function defaultLifecycle({ statuses = [] }: { statuses?: SiteForClocks['statuses'] | undefined }): Policy['lifecycle'] {
  const done = statuses.filter(({ category }) => category === 'done');
  const named = (closed: boolean) => done.filter(({ name }) => isClosed(name) === closed).map(({ id, name }) => ({ id, name }));
  const ids: Partial<Record<Phase['kind'], Phase['statuses']['ids']>> = { resolution: named(false), closure: named(true) };
  if (ids.closure?.length === 0) return BY_CATEGORY;
  const { phases, gates } = BY_CATEGORY;
  return { phases: phases.map((one) => ({ ...one, statuses: { ...one.statuses, ids: ids[one.kind] ?? [] } })), gates };
}
