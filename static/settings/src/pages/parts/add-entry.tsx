import { useId, useRef, useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { Field } from '../../../../shared/ui/field';
import { nameFault } from './names';

interface AddEntryProps {
  label: string;
  /** Names there are already. */
  names: readonly string[];
  nameMax: number;
  /** Why there can be no more of them. */
  full?: string | undefined;
  add(name: string): void;
}

/** A new entry begins with its name. What cannot be added stays typed, with the reason under it. */
export function AddEntry({ label, names, nameMax, full, add }: AddEntryProps) {
  const { t } = useI18n();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const fault = full ?? nameFault(t, name, names, nameMax);
  const go = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (fault !== undefined) {
      input.current?.focus();
      return;
    }
    add(name.trim());
    setName('');
    setTried(false);
  };
  return (
    <form class="add-entry" onSubmit={go}>
      <Field id={id} label={label} error={tried ? fault : undefined}>
        {(ids) => (
          <div class="add-entry-row">
            <input
              {...ids}
              ref={input}
              type="text"
              autocomplete="off"
              value={name}
              onInput={({ currentTarget }) => {
                setName(currentTarget.value);
                setTried(false);
              }}
            />
            <Button type="submit">{t('page.common.add')}</Button>
          </div>
        )}
      </Field>
    </form>
  );
}
