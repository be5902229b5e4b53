import { FIELD_NAMES_READ, isInstant, isRecord, isText, listOf, oneOf, optional, readNamed, type Shape, wholeOf } from './read-parts';
import {
  type GateState,
  type HoldState,
  type LifeState,
  type NextPhase,
  type PhaseState,
  RESOLUTION_ANSWERS,
  type ResolutionState,
} from './state';

// Reading what anybody who may edit the issue may have written. Without a schema library: screens read it too.

const PHASES_MAX = 12;
const GATES_MAX = 60;
/** What somebody wrote of what was done, in characters. */
const DONE_MAX = 2_000;
const TEXT_MAX = 500;

const kindIn = oneOf<PhaseState['kind']>('logging', 'categorisation', 'prioritisation', 'investigation', 'resolution', 'review', 'closure');
const modeIn = oneOf<GateState['mode']>('warn', 'block');
const needIn = oneOf<GateState['need']>('fields', 'assignee', 'diagnosis', 'tasksClosed', 'resolution', 'confirmation', 'reviewPlanned');
const waitsIn = oneOf<HoldState['waitsFor']>('user', 'vendor', 'other');
const answerIn = oneOf<ResolutionState['answer']>(...RESOLUTION_ANSWERS);
const viaIn = oneOf<NonNullable<ResolutionState['answered']>['via']>('panel', 'portal', 'reply', 'silence', 'onBehalf');
const categoryIn = oneOf<NextPhase['statuses']['categories'][number]>('new', 'indeterminate', 'done');
const text = (value: unknown): string | undefined => (isText(value, TEXT_MAX) ? value : undefined);
const instant = (value: unknown): string | undefined => (isInstant(value) ? value : undefined);

function readPhase(value: unknown): PhaseState | undefined {
  const named = readNamed(value);
  const kind = isRecord(value) ? kindIn(value.kind) : undefined;
  return named && kind && { ...named, kind };
}

function readGate(value: unknown): GateState | undefined {
  const named = readNamed(value);
  if (!isRecord(value) || !named || typeof value.met !== 'boolean') return undefined;
  const [mode, need] = [modeIn(value.mode), needIn(value.need)];
  if (!mode || !need) return undefined;
  const fields = listOf(value.fields, FIELD_NAMES_READ.length, oneOf(...FIELD_NAMES_READ));
  const tasks = listOf(value.tasks, 10, text);
  return {
    ...named,
    ...optional('help', text(value.help)),
    mode,
    need,
    met: value.met,
    ...(fields.length > 0 ? { fields } : {}),
    ...(tasks.length > 0 ? { tasks } : {}),
  };
}

function readNext(value: unknown): NextPhase | undefined {
  const phase = readPhase(value);
  if (!isRecord(value) || !phase) return undefined;
  const statuses: Shape = isRecord(value.statuses) ? value.statuses : {};
  return {
    ...phase,
    statuses: { ids: listOf(statuses.ids, 100, text), categories: listOf(statuses.categories, 3, categoryIn) },
    gates: listOf(value.gates, GATES_MAX, readGate),
  };
}

function readVendor(value: unknown): HoldState['vendor'] {
  if (!isRecord(value) || !isText(value.name, TEXT_MAX)) return undefined;
  return { name: value.name, ...optional('reference', text(value.reference)), ...optional('expectedAt', instant(value.expectedAt)) };
}

function readHold(value: unknown): HoldState | undefined {
  if (!isRecord(value) || !isInstant(value.since)) return undefined;
  const [reason, waitsFor] = [readNamed(value.reason), waitsIn(value.waitsFor)];
  if (!reason || !waitsFor) return undefined;
  return {
    reason,
    waitsFor,
    since: value.since,
    ...optional('by', text(value.by)),
    ...optional('note', isText(value.note, DONE_MAX) ? value.note : undefined),
    ...optional('vendor', readVendor(value.vendor)),
    reminders: wholeOf(value.reminders) ?? 0,
    ...optional('nextReminderAt', instant(value.nextReminderAt)),
    ...optional('resolvesAt', instant(value.resolvesAt)),
  };
}

function readAnswered(value: unknown): ResolutionState['answered'] {
  if (!isRecord(value) || !isInstant(value.at)) return undefined;
  const via = viaIn(value.via);
  return (
    via && {
      ...optional('by', text(value.by)),
      at: value.at,
      via,
      ...optional('reason', isText(value.reason, DONE_MAX) ? value.reason : undefined),
      ...optional('link', text(value.link)),
    }
  );
}

function readResolution(value: unknown): ResolutionState | undefined {
  if (!isRecord(value) || !isText(value.done, DONE_MAX) || !isText(value.by) || !isInstant(value.at)) return undefined;
  const [kind, code, answer] = [readNamed(value.kind), readNamed(value.code), answerIn(value.answer)];
  if (!kind || !code || !answer) return undefined;
  return {
    kind,
    code,
    done: value.done,
    by: value.by,
    at: value.at,
    answer,
    ...optional('answered', readAnswered(value.answered)),
    ...optional('remindAt', instant(value.remindAt)),
    ...optional('closesAt', instant(value.closesAt)),
  };
}

function readTasks(value: unknown): LifeState['tasks'] {
  if (!isRecord(value)) return undefined;
  const [open, total] = [wholeOf(value.open), wholeOf(value.total)];
  return open === undefined || total === undefined ? undefined : { open, total };
}

function readOverridden(value: unknown): NonNullable<LifeState['overrides']>[number] | undefined {
  if (!isRecord(value) || !isText(value.by) || !isInstant(value.at) || !isInstant(value.until)) return undefined;
  const { by, at, until, to, reason } = value;
  if (!isText(to, TEXT_MAX) || !isText(reason, TEXT_MAX)) return undefined;
  return { by, at, until, to, gates: listOf(value.gates, GATES_MAX, text), reason };
}

function readCancelled(value: unknown): NonNullable<LifeState['cancelled']>[number] | undefined {
  if (!isRecord(value) || !isText(value.by) || !isInstant(value.at)) return undefined;
  const { by, at, key, reason } = value;
  return isText(key) && isText(reason, TEXT_MAX) ? { by, at, key, reason } : undefined;
}

/** Reads it out of what anybody who may edit the issue may have written; undefined when it is missing or damaged. */
export function readLife(value: unknown): LifeState | undefined {
  if (!isRecord(value)) return undefined;
  const phases = listOf(value.phases, PHASES_MAX, readPhase);
  if (phases.length === 0) return undefined;
  const overrides = listOf(value.overrides, 3, readOverridden);
  const cancelled = listOf(value.cancelled, 5, readCancelled);
  return {
    phases,
    ...optional('phase', text(value.phase)),
    next: listOf(value.next, PHASES_MAX, readNext),
    ...optional('tasks', readTasks(value.tasks)),
    ...optional('hold', readHold(value.hold)),
    ...optional('resolution', readResolution(value.resolution)),
    reopened: wholeOf(value.reopened) ?? 0,
    ...(overrides.length > 0 ? { overrides } : {}),
    ...(cancelled.length > 0 ? { cancelled } : {}),
  };
}
