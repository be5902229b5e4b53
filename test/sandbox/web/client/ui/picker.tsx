import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { flagFailure } from './flags';

/** One thing that can be picked. */
export interface Choice {
  id: string;
  label: string;
  /** Picture beside it. */
  image?: string;
}

/** How long typing must rest before asking, ms. */
const REST_MS = 150;

/**
 * A field to search and pick in (combobox). One value, or several with `many`; `create` lets what was typed be picked as it is (labels).
 */
export function Picker(props: {
  ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean };
  value: Choice[];
  onChange: (value: Choice[]) => void;
  find: (query: string) => Promise<Choice[]>;
  many?: boolean;
  create?: boolean;
  placeholder?: string;
}) {
  const { value, many = false } = props;
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<{ to: string; choices: Choice[] }>();
  const [active, setActive] = useState(0);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const find = useRef(props.find);
  find.current = props.find;
  useEffect(() => {
    if (!open) return;
    let current = true;
    const timer = setTimeout(() => {
      find.current(typed).then(
        (choices) => {
          if (!current) return;
          setAnswer({ to: typed, choices });
          setActive(0);
        },
        (error: unknown) => flagFailure('The choices could not be read', error),
      );
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [open, typed]);
  const picked = new Set(value.map((choice) => choice.id));
  // What was found for other words is no answer to these: Enter would take somebody nobody asked for.
  const known = answer?.to === typed;
  const offered = known ? answer.choices.filter((choice) => !many || !picked.has(choice.id)) : [];
  const fresh = typed.trim();
  if (props.create && fresh && !/\s/.test(fresh) && !picked.has(fresh) && !offered.some((choice) => choice.id === fresh))
    offered.push({ id: fresh, label: fresh });
  const pick = (choice: Choice | undefined): void => {
    if (!choice) return;
    props.onChange(many ? [...value, choice] : [choice]);
    setTyped('');
    setOpen(false);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else setActive((at) => (offered.length === 0 ? 0 : (at + (event.key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      pick(offered[active]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Backspace' && typed === '' && value.length > 0) props.onChange(value.slice(0, -1));
  };
  const single = many ? undefined : value[0];
  return (
    <div class="picker">
      {many && value.length > 0 && (
        <ul class="picked">
          {value.map((choice) => (
            <li key={choice.id} class="tag">
              {choice.label}
              <button
                type="button"
                aria-label={`Remove ${choice.label}`}
                onClick={() => props.onChange(value.filter((one) => one.id !== choice.id))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="picker-box">
        <input
          {...props.ids}
          ref={input}
          type="text"
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded={open && offered.length > 0}
          {...(open && offered.length > 0 ? { 'aria-controls': list } : {})}
          {...(open && offered[active] ? { 'aria-activedescendant': `${list}-${active}` } : {})}
          placeholder={single ? single.label : (props.placeholder ?? 'Search')}
          class={single ? 'has-value' : ''}
          value={typed}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
        {single && (
          <button type="button" class="picker-clear" aria-label={`Clear ${single.label}`} onClick={() => props.onChange([])}>
            ×
          </button>
        )}
      </div>
      {open && offered.length === 0 && <p class="picker-list picker-none">{known ? 'No matches' : 'Searching…'}</p>}
      {open && offered.length > 0 && (
        <div class="picker-list" role="listbox" id={list} aria-label="Choices">
          {offered.map((choice, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
            <div
              key={choice.id}
              id={`${list}-${at}`}
              role="option"
              aria-selected={at === active}
              class={`picker-option${at === active ? ' active' : ''}`}
              onPointerDown={(event) => {
                event.preventDefault();
                pick(choice);
              }}
            >
              {choice.image && <img src={choice.image} width="20" height="20" alt="" class="avatar" />}
              {choice.label}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
