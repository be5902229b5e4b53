import { useI18n, useSurroundings } from '../../../shared/start';
import { Field } from '../../../shared/ui/field';
import { channelOf } from '../answers';
import type { FieldsProps } from './props';

/** How the incident was reported. */
export function ChannelField({ draft, form, edit, wrong }: FieldsProps) {
  const { t } = useI18n();
  const { issue } = useSurroundings();
  const channel = channelOf(draft, form, issue !== undefined);
  if (form.channels.length === 0) return null;
  return (
    <Field id="channel" label={t('raise.channel')} hint={channel?.help} error={wrong.channel}>
      {(ids) => (
        <select {...ids} value={channel?.id ?? ''} onChange={(event) => edit({ channel: event.currentTarget.value })}>
          <option value="">{t('raise.channelNone')}</option>
          {form.channels.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
