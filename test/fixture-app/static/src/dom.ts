type Child = Node | string;

/** An element with text, attributes and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A button that cannot be pressed twice while it works. */
export function button(words: string, press: () => Promise<void> | void, primary = false): HTMLButtonElement {
  const made = el('button', { type: 'button', ...(primary ? { class: 'primary' } : {}) }, words);
  made.addEventListener('click', () => {
    made.disabled = true;
    Promise.resolve(press())
      .catch((error: unknown) => console.warn(error))
      .finally(() => {
        made.disabled = false;
      });
  });
  return made;
}

/** Replaces what the page shows. */
export function show(...children: Child[]): void {
  const root = document.getElementById('tally');
  if (!root) throw new Error('the page has no #tally');
  root.replaceChildren(...children);
  root.removeAttribute('aria-busy');
}
