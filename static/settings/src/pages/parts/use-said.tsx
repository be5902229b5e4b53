import { useState } from 'preact/hooks';

/** Something that was done, told to a screen reader without moving the focus. */
export function useSaid(): { say(text: string): void; said: preact.JSX.Element } {
  const [words, setWords] = useState({ text: '', turn: 0 });
  return {
    say: (text) => setWords(({ turn }) => ({ text, turn: turn + 1 })),
    said: (
      <p class="unseen" role="status">
        <span key={words.turn}>{words.text}</span>
      </p>
    ),
  };
}
