import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';
import type { Sending } from './use-sending';

interface SheetProps {
  title: string;
  /** What it does, before it is done. */
  hint?: string | undefined;
  submit: string;
  sending: Sending;
  /** How it was refused, in words. */
  refusal: ComponentChildren;
  onSubmit(): void;
  onCancel(): void;
  children: ComponentChildren;
}

/** A form with its heading, its refusal and its two buttons. Who opened it is at its first control at once; Escape leaves it. */
export function Sheet({ title, hint, submit, sending, refusal, onSubmit, onCancel, children }: SheetProps) {
  const { t } = useI18n();
  const heading = useId();
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('select, input, textarea')?.focus(), []);
  const submitted = (): void => {
    onSubmit();
    // What is missing was marked: the first of it is where to go on.
    setTimeout(() => box.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  return (
    <form
      ref={box}
      class="stack-tight act-sheet"
      aria-labelledby={heading}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submitted();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || sending.busy) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <h3 id={heading}>{title}</h3>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {children}
      {refusal}
      <div class="row row-end">
        <Button look="link" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" look="primary" aria-disabled={sending.busy}>
          {sending.busy ? t('sheet.sending') : submit}
        </Button>
      </div>
    </form>
  );
}
