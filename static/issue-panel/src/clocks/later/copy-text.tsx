import { useEffect, useRef, useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';

/**
 * Copies a text. A frame may not always write to the clipboard: then the text is shown, chosen, so that the person's own keys copy it.
 * @param text is made when it is asked for.
 */
export function CopyText({ text }: { text(): string }) {
  const { t } = useI18n();
  const [done, setDone] = useState<'copied' | 'shown'>();
  const [words, setWords] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const copy = async (): Promise<void> => {
    const made = text();
    setWords(made);
    try {
      await navigator.clipboard.writeText(made);
      setDone('copied');
    } catch {
      setDone('shown');
    }
  };
  useEffect(() => {
    if (done === 'shown') area.current?.select();
  }, [done, words]);
  return (
    <div class="stack-tight">
      <div>
        <Button onClick={() => void copy()}>{t('explain.copy')}</Button>
      </div>
      <p role="status" class={done ? 'small' : 'unseen'}>
        {done && t(done === 'copied' ? 'explain.copied' : 'explain.copyByHand')}
      </p>
      {done === 'shown' && (
        <div class="field">
          <textarea ref={area} readOnly rows={8} value={words} aria-label={t('explain.copyText')} />
        </div>
      )}
    </div>
  );
}
