import type { AppError } from '../../../../src/contract/errors';
import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';
import { Message } from '../../../shared/ui/message';
import { usePersonName } from '../../../shared/use-person-name';
import { nearText } from '../../../shared/when';
import type { Clash } from './draft-keeper';
import type { Desk } from './use-desk';

interface ClashProps {
  clash: Clash;
  desk: Desk;
  busy: boolean;
  act(action: () => Promise<AppError | undefined>): Promise<void>;
}

/** Somebody else's changes and one's own cannot both stand: which is to be, a person says. */
export function ClashNotice({ clash, desk, busy, act }: ClashProps) {
  const { t, locale, timeZone } = useI18n();
  const name = usePersonName(clash.by);
  const since = clash.at === undefined ? '' : nearText(locale, timeZone, Date.parse(clash.at), Date.now());
  const own = clash.by !== undefined && clash.by === desk.value?.self;
  const words = (): string => {
    if (clash.kind === 'gone') return t('settings.clash.gone');
    if (own) return t('settings.clash.own', { since });
    return name === '' ? t('settings.clash.somebody') : t('settings.clash.other', { name, since });
  };
  return (
    <Message look="error">
      <p>{words()}</p>
      <p>{t('settings.clash.kept')}</p>
      <div class="row">
        <Button look="primary" aria-disabled={busy} onClick={() => void act(() => desk.takeOver(true))}>
          {t('settings.clash.mine')}
        </Button>
        <Button aria-disabled={busy} onClick={() => void act(() => desk.dropTyped().then(() => undefined))}>
          {t('settings.clash.theirs')}
        </Button>
      </div>
    </Message>
  );
}
