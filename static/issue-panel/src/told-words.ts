import type { EffectWhy } from '../../../src/domain/effects/effect';
import type { Told } from '../../../src/domain/effects/told';
import type { I18n, TextKey } from '../../shared/i18n';

/** What came of something that was said to somebody. */
const SAID = {
  done: 'explain.told.done',
  unknown: 'explain.told.unknown',
  refused: 'explain.told.refused',
  nobody: 'explain.told.nobody',
} as const satisfies Record<Told['outcome'], TextKey>;

/** What came of something that was done to the incident. */
const DONE = {
  done: 'explain.told.did',
  unknown: 'explain.told.didUnknown',
  refused: 'explain.told.didNot',
  nobody: 'explain.told.nobody',
} as const satisfies Record<Told['outcome'], TextKey>;

const WHYS = {
  templateGone: 'explain.told.why.templateGone',
  templateOff: 'explain.told.why.templateOff',
  movedMeanwhile: 'explain.told.why.movedMeanwhile',
  noWay: 'explain.told.why.noWay',
  noTaskType: 'explain.told.why.noTaskType',
} as const satisfies Record<EffectWhy, TextKey>;

const isWhy = (why: string): why is EffectWhy => Object.hasOwn(WHYS, why);

/**
 * To whom something was said, or that something was done, and what came of it.
 * @param when in words. @param names display names by account id, as far as they are known.
 */
export function cameText(one: Told, when: string, names: ReadonlyMap<string, string>, { t, locale }: I18n): string {
  const { to, groups = [], watchers, outcome, why } = one;
  const who = [
    ...to.map((id) => names.get(id) ?? t('explain.told.somebody')),
    ...groups,
    ...(watchers ? [t('explain.told.watchers')] : []),
  ];
  const words = t((who.length > 0 ? SAID : DONE)[outcome], { who: new Intl.ListFormat(locale).format(who), when });
  return why === undefined ? words : `${words} ${isWhy(why) ? t(WHYS[why]) : why}`;
}
