import type { Told } from '../../../../../src/domain/effects/told';
import type { Ahead, Deed, Deferred, EscalationKind, Fired, NotWhy } from '../../../../../src/domain/escalation/state';
import { durationText } from '../../../../shared/duration';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { nearText } from '../../../../shared/when';

const MINUTE = 60_000;

const KINDS = {
  functional: 'desk.kind.functional',
  hierarchical: 'desk.kind.hierarchical',
  priority: 'desk.kind.priority',
} as const satisfies Record<EscalationKind, TextKey>;

/** "Functional, level 2, for the 3rd time" without what says nothing. */
export function levelText({ kind, level, round }: Pick<Fired, 'kind' | 'level' | 'round'>, { t }: I18n): string {
  const words = t('desk.level', { kind: t(KINDS[kind]), level });
  return round > 1 ? t('desk.round', { level: words, round }) : words;
}

const DEFERRED = {
  level: 'desk.deferred.level',
  calendar: 'desk.deferred.calendar',
  quiet: 'desk.deferred.quiet',
  snoozed: 'desk.deferred.snoozed',
} as const satisfies Record<Deferred, TextKey>;

/** When it was done; when it came to pass and why it waited, if it did; when it was due, if it was late. @param now ms since 1970. */
export function firedText({ passedAt, dueAt, at, deferred }: Fired, now: number, { t, locale, timeZone }: I18n): string {
  const near = (iso: string): string => nearText(locale, timeZone, Date.parse(iso), now);
  const [passed, due, when] = [near(passedAt), near(dueAt), near(at)];
  const late = Date.parse(at) - Date.parse(dueAt) >= 2 * MINUTE;
  const waited = Date.parse(dueAt) - Date.parse(passedAt) >= MINUTE;
  if (!waited) return late ? t('desk.fired.late', { due, when }) : t('desk.fired.at', { when });
  const why = deferred ? t(DEFERRED[deferred]) : undefined;
  const words = why === undefined ? t('desk.passed.at', { passed }) : t('desk.passed.waits', { passed, why });
  return `${words} ${late ? t('desk.fired.late', { due, when }) : t('desk.fired.at', { when })}`;
}

const NOT = {
  onHold: 'desk.not.onHold',
  resolved: 'desk.not.resolved',
  child: 'desk.not.child',
  acknowledged: 'desk.not.acknowledged',
  neverReached: 'desk.not.neverReached',
  notRunning: 'desk.not.notRunning',
  lastTier: 'desk.not.lastTier',
  off: 'desk.not.off',
  tooLate: 'desk.not.tooLate',
} as const satisfies Record<NotWhy, TextKey>;

/** When it came to pass, if it did; when it will be done and why not before, or why it is not. @param now ms since 1970. */
export function aheadText(ahead: Ahead, now: number, { t, locale, timeZone }: I18n): string {
  const { dueAt, deferred, not } = ahead;
  const passedAt = isPrevented(ahead) ? undefined : ahead.passedAt;
  const near = (iso: string): string => nearText(locale, timeZone, Date.parse(iso), now);
  const why = deferred === undefined || not !== undefined ? undefined : t(DEFERRED[deferred]);
  const sentences: string[] = [];
  if (passedAt !== undefined) {
    const passed = near(passedAt);
    const over = hasPassed(ahead, now);
    if (why !== undefined) sentences.push(t(over ? 'desk.passed.waits' : 'desk.passed.willWait', { passed, why }));
    else if (over) sentences.push(t('desk.passed.at', { passed }));
  }
  if (not !== undefined) sentences.push(t(NOT[not]));
  else if (dueAt !== undefined) {
    const left = Date.parse(dueAt) - now;
    // The app does it within minutes of its time: until the next look the panel can only say that it is about to.
    sentences.push(
      left < MINUTE ? t('desk.ahead.now') : t('desk.ahead.in', { when: near(dueAt), time: durationText(locale, left, 'coarse') }),
    );
  }
  return sentences.join(' ');
}

/** Nobody was to take the incident on, and somebody has: what would have come to pass then did not. */
const isPrevented = ({ because, not }: Pick<Ahead, 'because' | 'not'>): boolean =>
  because.on === 'notAcknowledged' && not === 'acknowledged';

/** What it waits for has come to pass. @param now ms since 1970. */
export const hasPassed = (line: Pick<Ahead, 'because' | 'passedAt' | 'not'>, now: number): boolean =>
  line.passedAt !== undefined && Date.parse(line.passedAt) <= now && !isPrevented(line);

const DEEDS = {
  nextTier: { named: 'desk.deed.nextTierNamed', plain: 'desk.deed.nextTier' },
  toTier: { named: 'desk.deed.toTierNamed', plain: 'desk.deed.toTier' },
  toGroup: { named: 'desk.deed.toGroupNamed', plain: 'desk.deed.toGroup' },
  raisePriority: { named: 'desk.deed.raisePriorityNamed', plain: 'desk.deed.raisePriority' },
  raisePriorityTo: { named: 'desk.deed.raisePriorityNamed', plain: 'desk.deed.raisePriority' },
  assign: { named: 'desk.deed.assignNamed', plain: 'desk.deed.assign' },
  comment: { named: 'desk.deed.commentNamed', plain: 'desk.deed.comment' },
  notify: { named: 'desk.deed.notifyNamed', plain: 'desk.deed.notify' },
  transition: { named: 'desk.deed.transitionNamed', plain: 'desk.deed.transition' },
  label: { named: 'desk.deed.labelNamed', plain: 'desk.deed.label' },
} as const satisfies Record<Deed['do'], { named: TextKey; plain: TextKey }>;

/** What a level does, in a few words: "E-mail “Escalated”". */
export const deedText = ({ do: what, to }: Deed, { t }: I18n): string =>
  to === undefined ? t(DEEDS[what].plain) : t(DEEDS[what].named, { name: to });

/** The same of what was done: an incident that went to the next tier says to which. */
export const doneText = (deed: Deed, i18n: I18n): string =>
  deed.do === 'nextTier' && deed.to === undefined ? i18n.t('desk.deed.stayed') : deedText(deed, i18n);

/**
 * What the app told or did for each deed of a level that fired, in the deeds' order; undefined where it does nothing of that kind, or the panel
 * no longer knows.
 */
export function toldFor(told: readonly Told[], issueId: string, { id, deeds }: Pick<Fired, 'id' | 'deeds'>): (Told | undefined)[] {
  // The number at the end counts the level's deeds in the policy; led by hand it has others in front.
  const left = told.filter((one) => one.id.slice(0, one.id.lastIndexOf('/')) === `escalation/${issueId}/${id}`);
  return deeds.map(({ do: what, to }) => {
    const at = left.findIndex((one) => one.effect === what && (one.what === undefined || one.what === to));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
}
