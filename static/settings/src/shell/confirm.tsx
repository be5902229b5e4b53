import { useState } from 'preact/hooks';
import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';

/** A button that asks once more before it does something that cannot be undone. */
export function Confirm({
  label,
  question,
  yes,
  busy,
  act,
}: {
  label: string;
  question: string;
  yes: string;
  busy: boolean;
  act: () => void;
}) {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button aria-disabled={busy} onClick={() => !busy && setAsking(true)}>
        {label}
      </Button>
    );
  return (
    <fieldset class="row">
      <legend class="unseen">{label}</legend>
      <span>{question}</span>
      <Button
        look="primary"
        onClick={() => {
          setAsking(false);
          act();
        }}
      >
        {yes}
      </Button>
      <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
    </fieldset>
  );
}
