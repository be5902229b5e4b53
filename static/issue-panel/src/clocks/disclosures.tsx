import style from 'style:./later/later.css';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { LaterTexts } from '../../../shared/i18n';
import { loadLater } from '../../../shared/later';
import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';
import { ErrorMessage } from '../../../shared/ui/message';

const load = () => import('./later/parts');
/** What is loaded when somebody asks. */
export type Parts = Awaited<ReturnType<typeof load>>;

const TEXTS: LaterTexts = { 'en-US': () => import('messages:clocks/en-US'), 'fr-FR': () => import('messages:clocks/fr-FR') };

/** Something to be shown when somebody asks for it. */
export interface Disclosed {
  label: string;
  /** Says of what it is, where several have the same label. */
  of?: string;
  content(parts: Parts): ComponentChildren;
}

/** Buttons in a row, each opening something below; the code of what is opened is loaded with the first. */
export function Disclosures({ all }: { all: readonly Disclosed[] }) {
  const i18n = useI18n();
  const { t } = i18n;
  const id = useId();
  const [open, setOpen] = useState<readonly string[]>([]);
  const [parts, setParts] = useState<Parts | 'failed'>();

  const fetchParts = async (): Promise<void> => {
    setParts(undefined);
    setParts((await loadLater(i18n, load(), TEXTS, style)) ?? 'failed');
  };
  const toggle = (label: string): void => {
    const opens = !open.includes(label);
    setOpen(opens ? [...open, label] : open.filter((one) => one !== label));
    if (opens && (parts === undefined || parts === 'failed')) void fetchParts();
  };

  return (
    <>
      <div class="clock-more">
        {all.map(({ label, of }, at) => (
          <Button
            key={label}
            look="link"
            aria-expanded={open.includes(label)}
            aria-controls={`${id}${at}`}
            aria-label={of === undefined ? undefined : t('clock.labelOf', { label, name: of })}
            onClick={() => toggle(label)}
          >
            {label}
          </Button>
        ))}
      </div>
      {all.map(
        ({ label, content }, at) =>
          open.includes(label) && (
            <div key={label} id={`${id}${at}`} class="clock-details stack-tight">
              {parts === undefined && <p role="status">{t('clock.loading')}</p>}
              {parts === 'failed' && (
                <ErrorMessage
                  error={{ code: 'TRY_LATER', message: 'a part of the panel cannot be loaded' }}
                  retry={() => void fetchParts()}
                />
              )}
              {parts !== undefined && parts !== 'failed' && content(parts)}
            </div>
          ),
      )}
    </>
  );
}
